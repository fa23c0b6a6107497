/** What a patient wrote while staff had the chat: kept until the chat is given back, so that nothing is lost. */
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { HandoverLines } from '../../../ports/lifeTables.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

const ADD = statement((db, value: { chat: ChatKey; line: string; at: number }) =>
  db.insertInto('handover_lines').values({ chat: value.chat, line: value.line, at: value.at }),
);

const OF_CHAT = statement((db, value: { chat: ChatKey }) =>
  db.selectFrom('handover_lines').select(['line', 'at']).where('chat', '=', value.chat).orderBy('sequence'),
);

const REMOVE = statement((db, value: { chat: ChatKey }) =>
  db.deleteFrom('handover_lines').where('chat', '=', value.chat),
);

export function handoverLinesTable(connection: Connection): HandoverLines {
  return {
    async add(chat, line, at) {
      await connection.change(ADD, { chat, line, at: toInstant(at) });
    },
    async ofChat(chat) {
      return (await connection.all(OF_CHAT, { chat })).map(({ line, at }) => ({ line, at: toDate(at) }));
    },
    async remove(chat) {
      await connection.change(REMOVE, { chat });
    },
  };
}
