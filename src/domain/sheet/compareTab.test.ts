/** Holds the comparison to its word: order, copies and gaps change nothing; what people changed is told cell by cell, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTab,
  type RowCells,
  type RowMemory,
  type TabComparison,
  type TabOrder,
} from './compareTab.ts';
import type { Cell } from './readCells.ts';

const COLUMNS = ['Row id', 'Name', 'Status', 'Note', 'Answer'];
const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 99 }));

/** Rows as they should be: the note is the staff's own. */
const rowsOf = (values: readonly (readonly [Cell, Cell])[]): ReadonlyMap<string, RowCells> =>
  new Map(values.map(([name, status], index) => [`id-${index}`, [`id-${index}`, name, status, null, '']]));

const anyRows = fc.array(fc.tuple(cell, cell), { maxLength: 12 }).map(rowsOf);
const asSeen = (rows: ReadonlyMap<string, RowCells>): readonly (readonly Cell[])[] =>
  [...rows.values()].map((row) => row.map((one) => one ?? 'note'));
const remembered = (rows: ReadonlyMap<string, RowCells>): ReadonlyMap<string, RowMemory> =>
  new Map([...rows].map(([id, cells]) => [id, { cells, writing: null }]));

function compare(order: Partial<TabOrder> & Pick<TabOrder, 'grid' | 'desired'>): TabComparison {
  const compared = compareTab({
    columns: COLUMNS,
    memory: remembered(order.desired),
    answered: new Map(),
    unsure: new Map(),
    ...order,
    grid: [COLUMNS, ...order.grid],
  });
  if ('code' in compared) throw new Error('the headers are there');
  return compared;
}

describe('a tab that is as it should be', () => {
  it('asks for nothing, in whatever order its rows lie and whatever gaps are between them', () => {
    fc.assert(
      fc.property(anyRows, fc.func(fc.nat()), (desired, key) => {
        const lines = [...asSeen(desired)].sort((left, right) => key(left[0]) - key(right[0]));
        const grid = lines.flatMap((line, index) => (index % 3 === 0 ? [[], line] : [line]));
        const { edits, newRows, copies, writes, missing, right } = compare({ desired, grid });
        expect([edits, newRows, copies, writes, missing]).toEqual([[], [], [], [], []]);
        expect(right).toHaveLength(desired.size);
      }),
    );
  });

  it('is found by its headers, wherever people have moved the columns', () => {
    const desired = rowsOf([['Asha', 'Booked']]);
    const compared = compareTab({
      columns: COLUMNS,
      grid: [
        ['My own', 'Answer', 'Status', 'Name', 'Note', 'Row id'],
        ['x', '', 'Arrived', 'Asha', 'note', 'id-0'],
      ],
      memory: remembered(desired),
      desired,
      answered: new Map(),
      unsure: new Map(),
    });
    expect(compared).toMatchObject({ edits: [{ id: 'id-0', row: 1, changed: [2] }], writes: [] });
  });

  it('without one of its headers is not touched', () => {
    const nothing = new Map<string, never>();
    const order = {
      columns: COLUMNS,
      memory: nothing,
      desired: nothing,
      answered: nothing,
      unsure: nothing,
    };
    expect(compareTab({ ...order, grid: [['Row id', 'Name', 'Note', 'Answer']] })).toEqual({
      code: 'headers_missing',
      headers: ['Status'],
    });
  });
});

describe('what people change', () => {
  it('is told, that cell alone, and written over by nobody before it is answered', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.constantFrom(1, 2), (desired, which, column) => {
        fc.pre(desired.size > 0);
        const lines = asSeen(desired).map((line) => [...line]);
        const row = which % lines.length;
        (lines[row] ?? [])[column] = 'changed by hand';
        const { edits, writes } = compare({ desired, grid: lines });
        expect(edits.map(({ id, changed }) => [id, changed])).toEqual([[`id-${row}`, [column]]]);
        expect(writes).toEqual([]);
        const answered = new Map([[`id-${row}`, new Map([[column, 'changed by hand']])]]);
        const again = compare({ desired, grid: lines, answered });
        expect(again.edits).toEqual([]);
        expect(again.writes).toEqual([{ row: row + 1, column, value: desired.get(`id-${row}`)?.[column] }]);
      }),
    );
  });

  it('is told apart from what we changed: the store’s news are written, and are no edit', () => {
    fc.assert(
      fc.property(anyRows, (before) => {
        const desired = new Map(
          [...before].map(([id, cells]) => [id, cells.map((one, at) => (at === 2 ? 'Cancelled!' : one))]),
        );
        const { edits, writes } = compare({ desired, grid: asSeen(before), memory: remembered(before) });
        expect(edits).toEqual([]);
        expect(writes).toHaveLength(before.size);
      }),
    );
  });

  it('a copy is a copy and the row that was left alone is the original', () => {
    const desired = rowsOf([['Asha', 'Booked']]);
    const [line = []] = asSeen(desired);
    const changed = ['id-0', 'Asha', 'Cancelled', '', ''];
    const { copies, edits } = compare({ desired, grid: [changed, line] });
    expect([copies.map(({ row }) => row), edits]).toEqual([[1], []]);
  });

  it('a deleted row is missing, one without an id is new, one that is over says nothing', () => {
    const desired = rowsOf([['Asha', 'Booked']]);
    const memory = new Map([
      ...remembered(desired),
      ['old', { cells: ['old', 'x', '', null, ''], writing: null }],
    ]);
    const grid = [
      ['old', 'changed', 'x', '', ''],
      ['', 'Walk In', '', '', ''],
    ];
    const { missing, newRows, edits } = compare({ desired, memory, grid });
    expect([missing, newRows.map(({ row }) => row), edits]).toEqual([['id-0'], [2], []]);
  });
});

describe('a value of ours that fell into somebody else’s row', () => {
  it('is taken out again and is no command of staff', () => {
    const desired = rowsOf([
      ['Asha', 'Cancelled'],
      ['Ravi', 'Booked'],
    ]);
    const before = rowsOf([
      ['Asha', 'Booked'],
      ['Ravi', 'Booked'],
    ]);
    const memory = new Map(remembered(before)).set('id-0', {
      cells: before.get('id-0') ?? null,
      writing: desired.get('id-0') ?? null,
    });
    const [asha = [], ravi = []] = asSeen(before);
    const fallen = ravi.map((one, at) => (at === 2 ? 'Cancelled' : one));
    const { edits, writes } = compare({ desired, memory, grid: [fallen, asha] });
    expect(edits).toEqual([]);
    expect(writes).toEqual([
      { row: 1, column: 2, value: 'Booked' },
      { row: 2, column: 2, value: 'Cancelled' },
    ]);
  });

  it('but what staff write after our value has landed is theirs', () => {
    const desired = rowsOf([
      ['Asha', 'Cancelled'],
      ['Ravi', 'Booked'],
    ]);
    const memory = new Map(remembered(desired)).set('id-0', {
      cells: ['id-0', 'Asha', 'Booked', null, ''],
      writing: desired.get('id-0') ?? null,
    });
    const [asha = [], ravi = []] = asSeen(desired);
    const { edits } = compare({
      desired,
      memory,
      grid: [asha, ravi.map((one, at) => (at === 2 ? 'Cancelled' : one))],
    });
    expect(edits.map(({ id }) => id)).toEqual(['id-1']);
  });
});
