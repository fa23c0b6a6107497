/** What each turn has already done; the gate claims an effect before a write tool runs. */
import type { Effects } from '../../../ports/recordTables.ts';
import type { EffectRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toInstant } from '../../sql/values.ts';

const CLAIM = statement((db, value: EffectRow) =>
  db
    .insertInto('effects')
    .values({ turn_id: value.turn_id, tool: value.tool, arguments_key: value.arguments_key, at: value.at })
    .onConflict((conflict) => conflict.columns(['turn_id', 'tool', 'arguments_key']).doNothing()),
);

export function effectsTable(connection: Connection): Effects {
  return {
    async claim({ turnId, tool, argumentsKey, at }) {
      const row = { turn_id: turnId, tool, arguments_key: argumentsKey, at: toInstant(at) };
      return (await connection.change(CLAIM, row)) === 1;
    },
  };
}
