/** What is sent is marked with the next commit, and no more than a lane's last message is ever in doubt. */
import { describe, expect, it } from 'vitest';
import type { OutboxId } from '../../domain/ids.ts';
import type { Store, Tables } from '../../ports/store.ts';
import { MONDAY_TEN } from '../../testing/clinic.ts';
import { SentMarks, type SentRow } from './sentMarks.ts';

const row = (id: string, lane: string): SentRow => ({ id: id as OutboxId, lane });

/** A store that only notes which rows were marked in which commit, and that takes up waiting work when it is told to. */
function openBench() {
  const commits: string[][] = [];
  const lost: string[] = [];
  const soon: (() => Promise<void>)[] = [];
  let isBroken = false;
  const commit = async (work: (tables: Tables) => Promise<unknown>): Promise<void> => {
    const marked: string[] = [];
    const outbox = { finish: async (id: string) => void marked.push(id) };
    await work({ outbox } as unknown as Tables);
    if (isBroken) throw new Error('the disk is full');
    commits.push(marked);
  };
  const store: Pick<Store, 'transact' | 'transactSoon'> = {
    transact: (work) => commit(work) as Promise<never>,
    transactSoon: (work) =>
      new Promise<never>((resolve, reject) => {
        soon.push(() => commit(work).then(() => resolve(undefined as never), reject));
      }),
  };
  const world = { store: store as Store, clock: { now: () => MONDAY_TEN } };
  const marks = new SentMarks(world, ({ id }) => lost.push(id));
  return {
    marks,
    commits,
    lost,
    async nextCommit() {
      await Promise.resolve();
      for (const run of soon.splice(0)) await run();
    },
    breakStore() {
      isBroken = true;
    },
  };
}

describe('a message that was sent', () => {
  it('is marked with the next commit, together with those of other patients', async () => {
    const { marks, commits, nextCommit } = openBench();
    marks.add(row('1', 'asha'), 'ref-1');
    marks.add(row('2', 'ravi'), null);
    await Promise.resolve();
    expect(commits).toEqual([]);
    await nextCommit();
    expect(commits).toEqual([['1', '2']]);
  });

  it('is marked before the next one of the same patient is sent', async () => {
    const { marks, commits } = openBench();
    marks.add(row('1', 'asha'), null);
    await marks.settled('ravi');
    expect(commits).toEqual([]);
    await marks.settled('asha');
    expect(commits).toEqual([['1']]);
  });

  it('is marked once, however many ask for it', async () => {
    const { marks, commits, nextCommit } = openBench();
    marks.add(row('1', 'asha'), null);
    await Promise.all([marks.settled('asha'), marks.settled('asha'), marks.idle(), nextCommit()]);
    await marks.settled('asha');
    await nextCommit();
    expect(commits.flat()).toEqual(['1']);
  });

  it('that comes while a commit is under way goes with the one after it', async () => {
    const { marks, commits, nextCommit } = openBench();
    marks.add(row('1', 'asha'), null);
    const first = nextCommit();
    marks.add(row('2', 'ravi'), null);
    await first;
    await marks.idle();
    await nextCommit();
    expect(commits.flat().toSorted()).toEqual(['1', '2']);
  });

  it('is told of as lost when the store refuses the mark, and holds nobody up', async () => {
    const { marks, lost, breakStore } = openBench();
    breakStore();
    marks.add(row('1', 'asha'), null);
    await marks.settled('asha');
    expect(lost).toEqual(['1']);
    await marks.idle();
  });
});
