/** One row a lease, taken by a conditional update, so that of two processes one gets it. */
import type { Lease, Leases } from '../../ports/leases.ts';
import type { Instant, LeaseRow } from '../schema.ts';
import type { Connection } from '../sql/connection.ts';
import { statement } from '../sql/statement.ts';
import { toDate, toInstant } from '../sql/values.ts';

const CLAIM = statement((db, value: LeaseRow & { now: Instant }) =>
  db
    .insertInto('leases')
    .values({ name: value.name, holder: value.holder, until: value.until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((row) => ({ holder: row.ref('excluded.holder'), until: row.ref('excluded.until') }))
        .where((row) =>
          row.or([row('leases.until', '<=', value.now), row('leases.holder', '=', value.holder)]),
        ),
    ),
);

const RELEASE = statement((db, value: { name: string; holder: string }) =>
  db.deleteFrom('leases').where('name', '=', value.name).where('holder', '=', value.holder),
);

const LIST = statement((db, _: object) => db.selectFrom('leases').selectAll().orderBy('name'));

export function leasesTable(connection: Connection): Leases {
  return {
    async claim({ name, holder, now, until }) {
      const row = { name, holder, now: toInstant(now), until: toInstant(until) };
      return (await connection.change(CLAIM, row)) === 1;
    },
    async release(name, holder) {
      await connection.change(RELEASE, { name, holder });
    },
    async list() {
      const rows = await connection.all(LIST, {});
      return rows.map(({ name, holder, until }): Lease => ({ name, holder, until: toDate(until) }));
    },
  };
}
