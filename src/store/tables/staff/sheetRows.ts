/** The staff's sheet as it was last seen right, row by row; the sheet's writer tells staff's changes from its own by it. */
import type { SheetAnswered, SheetRow, SheetRowCells, SheetRows } from '../../../ports/staffTables.ts';
import type { SheetRowRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { type Statement, shapedStatement, statement } from '../../sql/statement.ts';
import { fromJson } from '../../sql/values.ts';

const ROWS_PER_STATEMENT = 200;

const ALL = statement((db) => db.selectFrom('sheet_rows').selectAll().orderBy('tab').orderBy('row_id'));

const putRows = (rows: readonly SheetRowRow[]): Statement<object, unknown> =>
  shapedStatement((db) =>
    db
      .insertInto('sheet_rows')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['tab', 'row_id']).doUpdateSet((row) => ({
          cells: row.ref('excluded.cells'),
          writing: row.ref('excluded.writing'),
          answered: row.ref('excluded.answered'),
        })),
      ),
  );

const removeRows = (tab: string, rowIds: readonly string[]): Statement<object, unknown> =>
  shapedStatement((db) => db.deleteFrom('sheet_rows').where('tab', '=', tab).where('row_id', 'in', rowIds));

const REMOVE_ALL = statement((db) => db.deleteFrom('sheet_rows'));

export function sheetRowsTable(connection: Connection): SheetRows {
  return {
    async all() {
      return (await connection.all(ALL, {})).map(toSheetRow);
    },
    async put(rows) {
      for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
        await connection.change(putRows(rows.slice(start, start + ROWS_PER_STATEMENT).map(toRow)), {});
    },
    async remove(tab, rowIds) {
      for (let start = 0; start < rowIds.length; start += ROWS_PER_STATEMENT)
        await connection.change(removeRows(tab, rowIds.slice(start, start + ROWS_PER_STATEMENT)), {});
    },
    async removeAll() {
      await connection.change(REMOVE_ALL, {});
    },
  };
}

const toRow = (row: SheetRow): SheetRowRow => ({
  tab: row.tab,
  row_id: row.rowId,
  cells: JSON.stringify(row.cells),
  writing: row.writing === null ? null : JSON.stringify(row.writing),
  answered: row.answered === null ? null : JSON.stringify(row.answered),
});

const toSheetRow = (row: SheetRowRow): SheetRow => ({
  tab: row.tab,
  rowId: row.row_id,
  cells: fromJson<SheetRowCells | null>(row.cells),
  writing: row.writing === null ? null : fromJson<SheetRowCells>(row.writing),
  answered: row.answered === null ? null : fromJson<SheetAnswered>(row.answered),
});
