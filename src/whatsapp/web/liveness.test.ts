/** When WhatsApp Web is left alone, and when it is begun anew: by its word, the age of its last sign, and its memory. */
import { describe, expect, it } from 'vitest';
import { judge, type Looked } from './liveness.ts';
import { treeMemoryMb } from './processMemory.ts';

const MINUTE = 60_000;
const LIMITS = { memoryCeilingMb: 1_000, askAfterMs: 15 * MINUTE, renewAfterMs: 360 * MINUTE };
const WELL: Looked = {
  isConnected: true,
  silentLooks: 0,
  signAgeMs: 2 * MINUTE,
  missed: 0,
  memoryMb: 600,
  isNight: false,
};

describe('the linked phone', () => {
  it.each<[string, Partial<Looked>, string]>([
    ['is left alone when it is well', {}, 'well'],
    ['is given a second chance when it does not answer', { isConnected: false }, 'unanswered'],
    ['is dead when it has not answered twice', { isConnected: false, silentLooks: 1 }, 'silent'],
    ['is dead when it is connected and does not tell of messages', { missed: 1 }, 'deaf'],
    ['may be silent for hours', { signAgeMs: 359 * MINUTE }, 'well'],
    ['is begun anew after six hours of silence', { signAgeMs: 360 * MINUTE }, 'no_sign'],
    ['keeps its memory by day', { memoryMb: 1_900 }, 'well'],
    ['is begun anew at night when it takes too much', { memoryMb: 1_001, isNight: true }, 'memory'],
    [
      'is not begun anew in the middle of a conversation, not even at night',
      { memoryMb: 1_001, isNight: true, signAgeMs: MINUTE / 2 },
      'well',
    ],
    [
      'is begun anew at once when it takes twice too much',
      { memoryMb: 2_001, signAgeMs: 0 },
      'memory_at_once',
    ],
    ['is left alone where its memory cannot be told', { memoryMb: null, isNight: true }, 'well'],
  ])('%s', (_name, change, expected) => {
    const verdict = judge({ ...WELL, ...change }, LIMITS);
    const words = { dead: 'trouble', renew: 'reason', well: 'kind', unanswered: 'kind' } as const;
    expect((verdict as Readonly<Record<string, string>>)[words[verdict.kind]]).toBe(expected);
  });

  it('has no ceiling where none is set', () => {
    expect(judge({ ...WELL, memoryMb: 9_000, isNight: true }, { ...LIMITS, memoryCeilingMb: null })).toEqual({
      kind: 'well',
    });
  });
});

describe.skipIf(process.platform !== 'linux')('the memory of a process', () => {
  it('grows with what it takes, and is not to be had of one that is gone', async () => {
    const before = await treeMemoryMb(process.pid);
    const taken = Buffer.alloc(200 * 1_024 * 1_024, 1);
    const after = await treeMemoryMb(process.pid);
    expect(taken.length).toBeGreaterThan(0);
    expect((after ?? 0) - (before ?? 0)).toBeGreaterThan(150);
    expect(await treeMemoryMb(4_194_303)).toBeNull();
  });
});
