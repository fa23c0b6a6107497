/** A sample of dialogues that people had with other front desks, played against ours; `playDialogues.ts` plays all of them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longestRepeat, playSource } from './playSource.ts';
import { readRows, SOURCES } from './readDialogues.ts';

describe('callers who know nothing of our menus', () => {
  it.each(SOURCES)(
    'of $name are answered line by line, and nothing is written that may not be',
    { timeout: 60_000 },
    async (source) => {
      const dialogues = readRows(join(import.meta.dirname, 'fixtures', `${source.name}.jsonl`)).map(
        source.read,
      );
      const lines = dialogues.reduce((sum, dialogue) => sum + dialogue.lines.length, 0);
      const { counts } = await playSource(dialogues, source.startsAt);
      expect(counts).toMatchObject({
        dialogues: 12,
        lines,
        unanswered: 0,
        failedTurns: 0,
        illegalWrites: 0,
        doubledSeats: 0,
      });
      expect(counts.answered + counts.notUnderstood + counts.silent).toBe(lines);
      expect(counts.answered).toBeGreaterThan(lines / 2);
    },
  );

  it('of a clinic’s own kind end with a held time', async () => {
    const own = {
      id: 'own-1',
      lines: [
        'Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 11 am with any doctor',
        'yes',
      ],
    };
    const { dialogues, counts } = await playSource([own], SOURCES[1]?.startsAt ?? new Date(0));
    expect(dialogues[0]?.lines.at(-1)?.stateAfter).toBe('SELECTING_PAYMENT_MODE');
    expect(counts).toMatchObject({ held: 1, booked: 0, illegalWrites: 0 });
  });
});

describe('one reply over and over', () => {
  it('is counted by its longest run', () => {
    const line = (reply: string) =>
      ({ text: '', reply, stateBefore: 'IDLE', stateAfter: 'IDLE', calls: [], outcome: 'answered' }) as const;
    expect(longestRepeat(['a', 'b', 'b', 'b', 'a'].map(line))).toBe(3);
    expect(longestRepeat([])).toBe(0);
  });
});

describe('the data folder', () => {
  it('is asked for in a sentence where it is not there', () => {
    expect(() => readRows('/nowhere/dialogues.jsonl')).toThrow('There is no /nowhere/dialogues.jsonl');
  });
});
