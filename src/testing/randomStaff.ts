/** Hands that do anything to a sheet, right or wrong: the sheet's drill lets them loose. Seeded, so that a drill can be played again. */
import type { Plain } from '../sandbox/sheets/cellValue.ts';
import type { StaffHands } from '../sandbox/sheets/staffHands.ts';

/** Mulberry32: small, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TABS = ['Doctors', 'Slots', 'Appointments'] as const;
type Tab = (typeof TABS)[number];

const JUNK: readonly Plain[] = [
  '',
  '=1+1',
  '-5',
  '+44123',
  'xyz',
  0,
  -1,
  9e9,
  true,
  'Booked',
  '@SUM(A1)',
  '  ',
];

/** What people might mean, by column. */
const MEANT: Readonly<Record<string, readonly Plain[]>> = {
  Fee: ['400', '₹650', 700, 'free'],
  Mon: ['9:30-13:00', '5 to 8 pm', 'off', '13-9'],
  Tue: ['9:30-13:00, 17:00-20:00', '10-1'],
  Seats: [1, 2, 3, 0],
  'Slot minutes': [15, 20, 30],
  Leave: ['27/11/2026', '1 Dec 2026 to 3 Dec 2026', ''],
  Active: ['Yes', 'No'],
  Name: ['Dr Somebody New', 'Lakshmi Iyer'],
  Day: ['24/11/2026', '25-11-26', '2026-11-26', '27 Nov 2026', 46_354],
  Time: ['5:30', '5.30 pm', '17:30', '2-5 pm', 'all day', '25:00'],
  Doctor: ['Dr Iyer', 'Suresh Rao', 'Nobody'],
  Status: [
    'Closed',
    'Open',
    'Closed, keep bookings',
    'Closed, cancel bookings',
    'Cancelled',
    'Arrived',
    'Completed',
    'No-show',
    'Moved to 26/11/2026 11:10',
    'Moved to never',
  ],
  Payment: ['Paid cash', 'Paid UPI', 'Paid', 'free'],
};

export interface RandomStaff {
  /** One more deed of theirs; answers with its kind. */
  act(): string;
}

export function randomStaff(hands: StaffHands, random: () => number): RandomStaff {
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <Value>(values: readonly Value[]): Value => values[whole(values.length)] as Value;
  const rowOf = (tab: Tab): number | null => {
    const rows = hands.rows(tab);
    return rows.length === 0 ? null : pick(rows).row;
  };
  const typeSomething = (tab: Tab, row: number): void => {
    const header = pick(hands.headers(tab));
    const meant = MEANT[header] ?? [];
    const value = meant.length > 0 && random() < 0.75 ? pick(meant) : pick(JUNK);
    hands.type({ tab, row, header }, value);
  };
  const onRow = (deed: (tab: Tab, row: number) => void) => (): void => {
    const tab = pick(TABS);
    const row = rowOf(tab);
    if (row !== null) deed(tab, row);
  };
  const command = (): void => {
    const row = rowOf('Appointments');
    if (row !== null) hands.type({ tab: 'Appointments', row, header: 'Status' }, pick(MEANT['Status'] ?? []));
  };
  const addClosure = (): void =>
    void hands.addRow('Slots', {
      Day: pick(MEANT['Day'] ?? []),
      Time: pick(MEANT['Time'] ?? []),
      Doctor: pick(MEANT['Doctor'] ?? []),
      Status: pick(['Closed', 'Open', 'Closed, keep bookings', '']),
    });
  const addJunk = (): void => {
    const tab = pick(TABS);
    hands.addRow(tab, { [pick(hands.headers(tab).slice(1))]: pick(JUNK) });
  };
  /** How often each is done, of a hundred. */
  const deeds: readonly (readonly [number, string, () => void])[] = [
    [46, 'type', onRow(typeSomething)],
    [14, 'command', command],
    [6, 'addClosure', addClosure],
    [4, 'addRow', addJunk],
    [
      6,
      'sort',
      () => {
        const tab = pick(TABS);
        hands.sort(tab, pick(hands.headers(tab)), random() < 0.5 ? 'ascending' : 'descending');
      },
    ],
    [8, 'delete', onRow((tab, row) => hands.deleteRow(tab, row))],
    [5, 'duplicate', onRow((tab, row) => hands.duplicateRow(tab, row))],
    [5, 'move', onRow((tab, row) => hands.moveRow(tab, row, 2 + whole(hands.rows(tab).length)))],
    [3, 'insert', onRow((tab, row) => hands.insertRow(tab, row))],
    [
      3,
      'paste',
      onRow((tab, row) =>
        hands.paste({ tab, row, header: pick(hands.headers(tab)) }, [[pick(JUNK), pick(JUNK)]]),
      ),
    ],
  ];
  return {
    act() {
      let left = random() * 100;
      for (const [share, name, deed] of deeds) {
        left -= share;
        if (left > 0) continue;
        deed();
        return name;
      }
      return 'nothing';
    },
  };
}
