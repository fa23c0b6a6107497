/** Small facts that outlive a restart, each under its key, as JSON. */
import type { Settings } from '../../../ports/recordTables.ts';
import type { SettingRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson } from '../../sql/values.ts';

const GET = statement((db, value: { key: string }) =>
  db.selectFrom('settings').select('value').where('key', '=', value.key),
);

const PUT = statement((db, value: SettingRow) =>
  db
    .insertInto('settings')
    .values({ key: value.key, value: value.value })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    ),
);

export function settingsTable(connection: Connection): Settings {
  return {
    async get(key) {
      const row = await connection.one(GET, { key });
      return row === undefined ? null : fromJson<unknown>(row.value);
    },
    async put(key, value) {
      await connection.change(PUT, { key, value: JSON.stringify(value ?? null) });
    },
  };
}
