import { expect, it } from 'vitest';
import { backupName, type KeptBackup, keptOf } from './backupFolder.ts';

const START = Date.UTC(2026, 0, 1, 20, 30);
const DAY = 24 * 60 * 60_000;

/** One a night for so many nights, newest first. */
const nightly = (nights: number): KeptBackup[] =>
  Array.from({ length: nights }, (_, night) => {
    const madeAt = new Date(START + night * DAY);
    const name = backupName(madeAt);
    return { name, path: name, madeAt, bytes: 1 };
  }).reverse();

it('keeps seven days, four weeks and six months of a year of nights', () => {
  const kept = [...keptOf(nightly(365), { days: 7, weeks: 4, months: 6 })].map(({ madeAt }) =>
    madeAt.toISOString().slice(0, 10),
  );
  expect(kept.slice(0, 7)).toEqual([
    '2026-12-31',
    '2026-12-30',
    '2026-12-29',
    '2026-12-28',
    '2026-12-27',
    '2026-12-26',
    '2026-12-25',
  ]);
  expect(kept).toHaveLength(7 + 2 + 5);
  expect(kept).toContain('2026-07-31');
});

it('comes to the same whether it rotates every night or once', () => {
  const rotation = { days: 7, weeks: 4, months: 6 };
  let left: KeptBackup[] = [];
  for (const backup of nightly(200).reverse()) {
    left = [backup, ...left];
    const kept = keptOf(left, rotation);
    left = left.filter((one) => kept.has(one));
  }
  expect(left.slice(0, 7)).toEqual(nightly(200).slice(0, 7));
  expect(left.length).toBeGreaterThan(7 + 4);
});

it('never lets the last one go', () => {
  expect(keptOf(nightly(1), { days: 0, weeks: 0, months: 0 }).size).toBe(1);
});
