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

class Chance {
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  whole(below: number): number {
    return Math.floor(this.random() * below);
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.whole(values.length)] as Value;
  }

  happens(share: number): boolean {
    return this.random() < share;
  }
}

type Deed = (hands: StaffHands, chance: Chance) => void;

/** Does it to some row of some tab, where there is one. */
const onRow =
  (deed: (hands: StaffHands, chance: Chance, place: { tab: Tab; row: number }) => void): Deed =>
  (hands, chance) => {
    const tab = chance.pick(TABS);
    const rows = hands.rows(tab);
    if (rows.length > 0) deed(hands, chance, { tab, row: chance.pick(rows).row });
  };

const typeSomething = onRow((hands, chance, { tab, row }) => {
  const header = chance.pick(hands.headers(tab));
  const meant = MEANT[header] ?? [];
  const value = meant.length > 0 && chance.happens(0.75) ? chance.pick(meant) : chance.pick(JUNK);
  hands.type({ tab, row, header }, value);
});

const command: Deed = (hands, chance) => {
  const rows = hands.rows('Appointments');
  if (rows.length === 0) return;
  const place = { tab: 'Appointments', row: chance.pick(rows).row, header: 'Status' };
  hands.type(place, chance.pick(MEANT['Status'] ?? []));
};

const addClosure: Deed = (hands, chance) =>
  void hands.addRow('Slots', {
    Day: chance.pick(MEANT['Day'] ?? []),
    Time: chance.pick(MEANT['Time'] ?? []),
    Doctor: chance.pick(MEANT['Doctor'] ?? []),
    Status: chance.pick(['Closed', 'Open', 'Closed, keep bookings', '']),
  });

const addJunk: Deed = (hands, chance) => {
  const tab = chance.pick(TABS);
  hands.addRow(tab, { [chance.pick(hands.headers(tab).slice(1))]: chance.pick(JUNK) });
};

const sortTab: Deed = (hands, chance) => {
  const tab = chance.pick(TABS);
  hands.sort(tab, chance.pick(hands.headers(tab)), chance.happens(0.5) ? 'ascending' : 'descending');
};

/** How often each is done, of a hundred. */
const DEEDS: readonly (readonly [share: number, name: string, deed: Deed])[] = [
  [46, 'type', typeSomething],
  [14, 'command', command],
  [6, 'addClosure', addClosure],
  [4, 'addRow', addJunk],
  [6, 'sort', sortTab],
  [8, 'delete', onRow((hands, _, { tab, row }) => hands.deleteRow(tab, row))],
  [5, 'duplicate', onRow((hands, _, { tab, row }) => hands.duplicateRow(tab, row))],
  [
    5,
    'move',
    onRow((hands, chance, { tab, row }) => hands.moveRow(tab, row, 2 + chance.whole(hands.rows(tab).length))),
  ],
  [3, 'insert', onRow((hands, _, { tab, row }) => hands.insertRow(tab, row))],
  [
    3,
    'paste',
    onRow((hands, chance, { tab, row }) => {
      const header = chance.pick(hands.headers(tab));
      hands.paste({ tab, row, header }, [[chance.pick(JUNK), chance.pick(JUNK)]]);
    }),
  ],
];

export function randomStaff(hands: StaffHands, random: () => number): RandomStaff {
  const chance = new Chance(random);
  return {
    act() {
      let left = random() * 100;
      for (const [share, name, deed] of DEEDS) {
        left -= share;
        if (left > 0) continue;
        deed(hands, chance);
        return name;
      }
      return 'nothing';
    },
  };
}
