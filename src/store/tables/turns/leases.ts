/** Who of several processes does what only one may do; a conditional insert decides. */
import type { Leases } from '../../../ports/staffTables.ts';
import type { Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toInstant } from '../../sql/values.ts';

interface Claim {
  readonly name: string;
  readonly holder: string;
  readonly now: Instant;
  readonly until: Instant;
}

const TAKE = statement((db, value: Claim) =>
  db
    .insertInto('leases')
    .values({ name: value.name, holder: value.holder, until: value.until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((row) => ({ holder: row.ref('excluded.holder'), until: row.ref('excluded.until') }))
        .where((row) =>
          row.or([
            row('leases.until', '<=', value.now),
            row('leases.holder', '=', row.ref('excluded.holder')),
          ]),
        ),
    ),
);

const RELEASE = statement((db, value: { name: string; holder: string }) =>
  db.deleteFrom('leases').where('name', '=', value.name).where('holder', '=', value.holder),
);

export function leasesTable(connection: Connection): Leases {
  return {
    async take({ name, holder, now, until }) {
      const claim = { name, holder, now: toInstant(now), until: toInstant(until) };
      return (await connection.change(TAKE, claim)) === 1;
    },
    async release(name, holder) {
      await connection.change(RELEASE, { name, holder });
    },
  };
}
