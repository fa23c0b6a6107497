/** Plays many dialogues of one source, each in a chat of its own, on clinics that stand still at the source's day; counts what became of them. */
import { openTerminalDesk, type TerminalDesk } from '../../src/compose/terminalDesk.ts';
import { movableClock } from '../../src/services/clock.ts';
import { type RecordingLog, recordingLog } from '../../src/services/recordingLog.ts';
import { doubledSeats, type PlayedDialogue, type PlayedLine, playDialogue } from './playDialogue.ts';
import type { Dialogue } from './readDialogues.ts';

export interface Counts {
  readonly dialogues: number;
  readonly lines: number;
  readonly answered: number;
  readonly notUnderstood: number;
  /** Said while a person of the clinic has the chat. */
  readonly silent: number;
  readonly unanswered: number;
  readonly booked: number;
  readonly held: number;
  /** Dialogues in which one reply came three times running or more. */
  readonly repeating: number;
  readonly failedTurns: number;
  readonly illegalWrites: number;
  readonly doubledSeats: number;
}

export interface PlayedSource {
  readonly dialogues: readonly PlayedDialogue[];
  readonly counts: Counts;
}

/** Holds stay while the clock stands still, so a new clinic opens before its times run out. */
const DIALOGUES_A_CLINIC = 100;

export async function playSource(dialogues: readonly Dialogue[], startsAt: Date): Promise<PlayedSource> {
  const log = recordingLog();
  const played: PlayedDialogue[] = [];
  let doubled = 0;
  for (let from = 0; from < dialogues.length; from += DIALOGUES_A_CLINIC) {
    const terminal = await openClinicAt(startsAt, log);
    try {
      for (const dialogue of dialogues.slice(from, from + DIALOGUES_A_CLINIC))
        played.push(await playDialogue(terminal, dialogue));
      doubled += (await doubledSeats(terminal)).length;
    } finally {
      await terminal.close();
    }
  }
  return {
    dialogues: played,
    counts: { ...countOf(played), failedTurns: failedTurns(log), doubledSeats: doubled },
  };
}

const openClinicAt = (startsAt: Date, log: RecordingLog): Promise<TerminalDesk> =>
  openTerminalDesk({
    log,
    startsAt: null,
    dataDir: null,
    channels: ['telegram'],
    clock: movableClock({ now: () => startsAt }),
  });

/** Whatever was logged as an error: a turn that failed, an incident, a row that could not be sent. */
const failedTurns = (log: RecordingLog): number => log.lines.filter(({ level }) => level === 'error').length;

function countOf(played: readonly PlayedDialogue[]): Omit<Counts, 'failedTurns' | 'doubledSeats'> {
  const lines = played.flatMap((dialogue) => dialogue.lines);
  const withOutcome = (outcome: PlayedLine['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return {
    dialogues: played.length,
    lines: lines.length,
    answered: withOutcome('answered'),
    notUnderstood: withOutcome('not_understood'),
    silent: withOutcome('silent'),
    unanswered: withOutcome('unanswered'),
    booked: played.filter(({ ends }) => ends === 'booked').length,
    held: played.filter(({ ends }) => ends === 'held').length,
    repeating: played.filter(({ lines: own }) => longestRepeat(own) >= 3).length,
    illegalWrites: played.reduce((sum, { illegalWrites }) => sum + illegalWrites.length, 0),
  };
}

/** How many times running one reply came at most. */
export function longestRepeat(lines: readonly PlayedLine[]): number {
  let longest = 0;
  let run = 0;
  for (const [index, { reply }] of lines.entries()) {
    run = index > 0 && reply !== '' && reply === lines[index - 1]?.reply ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
