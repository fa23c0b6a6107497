/** Feeds one caller's lines to a fresh chat and notes what each was answered with, and whether anything was done that may not be. */

import type { TurnTrace } from '../../src/app/turn/turnTrace.ts';
import type { TerminalDesk } from '../../src/compose/terminalDesk.ts';
import { asksOf } from '../../src/domain/conversation/position.ts';
import type { ConversationState } from '../../src/domain/conversation/states.ts';
import { type ChatKey, chatKey } from '../../src/domain/message/chat.ts';
import type { Language } from '../../src/domain/message/language.ts';
import { plainText } from '../../src/domain/message/outgoingMessage.ts';
import { type Appointment, LIVE_STATUSES } from '../../src/domain/visit/appointment.ts';
import { wordingOf } from '../../src/wording/wordingOf.ts';
import { PATIENT_TOOLS } from '../../tools/patient/index.ts';
import type { Dialogue } from './readDialogues.ts';

export interface PlayedLine {
  readonly text: string;
  readonly reply: string;
  readonly stateBefore: ConversationState;
  readonly stateAfter: ConversationState;
  /** Each proposed call with its outcome, as `holdSlot:ok`. */
  readonly calls: readonly string[];
  /** `silent`: a person of the clinic has the chat, so the bot says nothing. */
  readonly outcome: 'answered' | 'not_understood' | 'silent' | 'unanswered';
}

export interface PlayedDialogue {
  readonly id: string;
  readonly lines: readonly PlayedLine[];
  /** What the chat stands with at the end. */
  readonly ends: 'booked' | 'held' | 'without';
  /** Writes that no gate let through; empty when all is well. */
  readonly illegalWrites: readonly string[];
}

const ASK_OF = new Map(PATIENT_TOOLS.map((tool) => [tool.name, tool.ask]));

export async function playDialogue(terminal: TerminalDesk, dialogue: Dialogue): Promise<PlayedDialogue> {
  const chat = chatKey('telegram', dialogue.id);
  const lines: PlayedLine[] = [];
  const illegalWrites: string[] = [];
  let holds = 0;
  for (const [index, text] of dialogue.lines.entries()) {
    const before = terminal.traces.length;
    await terminal.desk.receive({
      chat,
      messageId: `${dialogue.id}/${index}`,
      sentAt: terminal.clock.now(),
      appLanguage: 'en',
      content: { kind: 'text', text },
    });
    await terminal.settle();
    const trace = terminal.traces.slice(before).find((one) => one.chat === chat);
    illegalWrites.push(...(trace === undefined ? ['turn without a trace'] : writesOutsideTheGate(trace)));
    holds +=
      trace?.calls.filter(({ call, result }) => call.tool === 'holdSlot' && result === 'ok').length ?? 0;
    lines.push(await playedLine(terminal, { chat, text, trace }));
  }
  const appointments = await terminal.store.read((tables) => tables.appointments.ofChat(chat));
  if (appointments.length > holds)
    illegalWrites.push(`${appointments.length} appointments of ${holds} holds`);
  return { id: dialogue.id, lines, ends: endOf(appointments), illegalWrites };
}

const endOf = (appointments: readonly Appointment[]): PlayedDialogue['ends'] => {
  if (appointments.some(({ status }) => status === 'booked')) return 'booked';
  return appointments.some(({ status }) => status === 'pending') ? 'held' : 'without';
};

async function playedLine(
  terminal: TerminalDesk,
  { chat, text, trace }: { chat: ChatKey; text: string; trace: TurnTrace | undefined },
): Promise<PlayedLine> {
  const sent = terminal.takeSent(chat);
  const conversation = await terminal.store.read((tables) => tables.conversations.load(chat));
  const reply = sent
    .map((one) => (one.kind === 'message' ? plainText(one.delivery.message.text) : one.document.caption))
    .join('\n\n');
  const stateBefore = trace?.stateBefore ?? 'IDLE';
  const isSilent = reply === '' && (stateBefore === 'WITH_STAFF' || conversation?.state === 'WITH_STAFF');
  return {
    text,
    reply,
    stateBefore,
    stateAfter: trace?.stateAfter ?? 'IDLE',
    calls: trace?.calls.map(({ call, result }) => `${call.tool}:${result}`) ?? [],
    outcome: isSilent ? 'silent' : outcomeOf(reply, conversation?.language ?? 'en'),
  };
}

function outcomeOf(reply: string, language: Language): PlayedLine['outcome'] {
  if (reply === '') return 'unanswered';
  return didNotFollow(reply, language) ? 'not_understood' : 'answered';
}

const didNotFollow = (reply: string, language: Language): boolean =>
  reply.includes(plainText(wordingOf(language).say.didNotFollow()));

/** A state that changed without a write that was let through, or a first write that its state does not know. */
function writesOutsideTheGate({ calls, stateBefore, stateAfter }: TurnTrace): readonly string[] {
  const writes = calls.filter(({ call, result }) => result === 'ok' && ASK_OF.get(call.tool) !== null);
  const [first] = writes;
  const ask = first === undefined ? null : ASK_OF.get(first.call.tool);
  if (ask != null && !asksOf(stateBefore).has(ask)) return [`${ask} in ${stateBefore}`];
  return stateBefore !== stateAfter && first === undefined
    ? [`${stateBefore} to ${stateAfter} without a write`]
    : [];
}

/** Seats that two live appointments share; none, ever. */
export async function doubledSeats(terminal: TerminalDesk): Promise<readonly string[]> {
  const live = await terminal.store.read((tables) => tables.appointments.between('2000-01-01', '2100-01-01'));
  const seats = live
    .filter(({ status }) => (LIVE_STATUSES as readonly string[]).includes(status))
    .map(({ slotId, seat }) => `${slotId}#${seat}`);
  return seats.filter((seat, index) => seats.indexOf(seat) !== index);
}
