/** Takes a patient's details out of every table that holds them, and keeps who asked for it until nothing is left. */
import { sql } from 'kysely';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { PaperFacts } from '../../../domain/money/paper.ts';
import type { Erasures } from '../../../ports/lifeTables.ts';
import type { Connection } from '../../sql/connection.ts';
import { shapedStatement, statement } from '../../sql/statement.ts';
import { fromJson, toInstant } from '../../sql/values.ts';

const ASK = statement((db, value: { chat: ChatKey; at: number }) =>
  db
    .insertInto('erasures')
    .values({ chat: value.chat, asked_at: value.at })
    .onConflict((conflict) =>
      conflict
        .column('chat')
        .doUpdateSet((row) => ({ asked_at: row.ref('excluded.asked_at'), finished_at: sql.lit(null) })),
    ),
);

const UNFINISHED = statement((db, value: { limit: number }) =>
  db
    .selectFrom('erasures')
    .select('chat')
    .where('finished_at', 'is', null)
    .orderBy('asked_at')
    .limit(value.limit),
);

const FINISHED_BEFORE = statement((db, value: { instant: number; limit: number }) =>
  db
    .selectFrom('erasures')
    .select('chat')
    .where('finished_at', '<', value.instant)
    .orderBy('finished_at')
    .limit(value.limit),
);

/** What an erased task is replaced with: nothing to do, nothing to read. */
const NOTHING_SAID = JSON.stringify({
  kind: 'say',
  chat: 'erased',
  message: { text: [], choices: [], links: [], contactButton: null, lasts: false },
  menuVersion: 0,
  replaces: null,
});

type Run = (build: Parameters<typeof shapedStatement>[0]) => Promise<number>;

export function erasuresTable(connection: Connection): Erasures {
  const run: Run = (build) => connection.change(shapedStatement(build), {});
  return {
    ...askedFor(connection, run),
    ...ofWords(run),
    ...ofStaff(run),
    ...ofRecords(connection, run),
    ...ofPapers(connection, run),
  };
}

const chatsOf = (rows: readonly { readonly chat: ChatKey }[]): readonly ChatKey[] =>
  rows.map(({ chat }) => chat);

function askedFor(
  connection: Connection,
  run: Run,
): Pick<Erasures, 'ask' | 'unfinished' | 'finishedBefore' | 'finish' | 'forget'> {
  return {
    async ask(chat, at) {
      await connection.change(ASK, { chat, at: toInstant(at) });
    },
    unfinished: async (limit) => chatsOf(await connection.all(UNFINISHED, { limit })),
    finishedBefore: async (instant, limit) =>
      chatsOf(await connection.all(FINISHED_BEFORE, { instant: toInstant(instant), limit })),
    async finish(chat, at) {
      await run((db) =>
        db
          .updateTable('erasures')
          .set({ finished_at: toInstant(at) })
          .where('chat', '=', chat),
      );
    },
    async forget(chat) {
      await run((db) => db.deleteFrom('erasures').where('chat', '=', chat));
    },
  };
}

/** Rows that still wait are done first, and erased at the next run. */
function ofWords(run: Run): Pick<Erasures, 'eraseWords' | 'forgetEffects' | 'eraseWebhookBodies'> {
  return {
    async eraseWords(chat, alias) {
      await run((db) =>
        db
          .updateTable('inbox')
          .set({ content: null, app_language: null, chat: alias })
          .where('chat', '=', chat)
          .where('status', '<>', 'waiting'),
      );
      await run((db) =>
        db
          .updateTable('outbox')
          .set({ task: NOTHING_SAID, lane: alias, provider_ref: null })
          .where((row) =>
            row.or([
              row('lane', 'in', [chat, `morning:${chat}`, `report:${chat}`]),
              sql<boolean>`substr(lane, 1, ${sql.lit(`aside:${chat}:`.length)}) = ${`aside:${chat}:`}`,
            ]),
          )
          .where('status', '<>', 'waiting'),
      );
      // The arguments of a call are what the patient told. A turn's id begins with its chat, and so may one of a longer number.
      await run((db) =>
        db
          .deleteFrom('effects')
          .where(sql<boolean>`substr(turn_id, 1, ${sql.lit(chat.length)}) = ${chat}`)
          .where(
            sql<boolean>`substr(turn_id, ${sql.lit(chat.length + 1)}, 1) not in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')`,
          ),
      );
      await run((db) => db.deleteFrom('settings').where('key', '=', `codeRequests:${chat}`));
      await run((db) => db.deleteFrom('handover_lines').where('chat', '=', chat));
      await run((db) => db.deleteFrom('waitlist').where('chat', '=', chat).where('status', '<>', 'offered'));
      await run((db) => db.deleteFrom('ownership_codes').where('asked_by', '=', chat));
    },
    async forgetEffects(before) {
      return run((db) => db.deleteFrom('effects').where('at', '<', toInstant(before)));
    },
    async eraseWebhookBodies(linkReferences) {
      for (const reference of linkReferences)
        await run((db) =>
          db
            .updateTable('webhook_events')
            .set({ body: '{}' })
            .where('finished_at', 'is not', null)
            .where('body', 'like', `%${reference}%`),
        );
    },
  };
}

function ofRecords(
  connection: Connection,
  run: Run,
): Pick<Erasures, 'eraseAppointment' | 'eraseReports' | 'keptBefore' | 'erasePatient'> {
  return {
    async eraseAppointment(id, { alias, keepsPurpose, at }) {
      // Changed now, so that whoever shows the visit elsewhere shows it anew.
      const columns = {
        chat: alias,
        updated_at: toInstant(at),
        ...(keepsPurpose ? {} : { purpose: '', note: '' }),
      };
      await run((db) => db.updateTable('appointments').set(columns).where('id', '=', id));
    },
    async eraseReports(id) {
      const rows = await connection.all(
        shapedStatement((db) =>
          db.selectFrom('reports').select('file_name').where('appointment_id', '=', id),
        ),
        {},
      );
      await run((db) => db.deleteFrom('reports').where('appointment_id', '=', id));
      return rows.flatMap((row) => (row.file_name === null ? [] : [row.file_name]));
    },
    async keptBefore(date, limit) {
      const rows = await connection.all(
        shapedStatement((db) =>
          db
            .selectFrom('appointments as a')
            .innerJoin('patients as p', 'p.id', 'a.patient_id')
            .select('a.id as id')
            .where(sql<boolean>`a.chat like 'erased:%'`)
            .where('a.visit_date', '<', date)
            .where('p.name', '<>', '')
            .orderBy('a.visit_date')
            .limit(limit),
        ),
        {},
      );
      return rows.map(({ id }) => id);
    },
    async erasePatient(id, { alias, keepsDetails, at }) {
      const nothing = { name: '', phone: '', age_years: 0, age_months: null, gender: 'other' as const };
      const columns = {
        chat: alias,
        for_whom: 'self' as const,
        updated_at: toInstant(at),
        ...(keepsDetails ? {} : nothing),
      };
      await run((db) => db.updateTable('patients').set(columns).where('id', '=', id));
    },
  };
}

/** The clinic's people ask by names and are answered with them. */
const ofStaff = (run: Run): Pick<Erasures, 'forgetStaffWords'> => ({
  async forgetStaffWords(before) {
    const instant = toInstant(before);
    await run((db) =>
      db
        .updateTable('inbox')
        .set({ content: null })
        .where('channel', '=', 'admin')
        .where('status', '<>', 'waiting')
        .where('received_at', '<', instant),
    );
    await run((db) =>
      db
        .updateTable('outbox')
        .set({ task: NOTHING_SAID })
        .where((row) => row.or([row('lane', 'like', 'admin:%'), row('lane', 'like', 'aside:admin:%')]))
        .where('status', '<>', 'waiting')
        .where('created_at', '<', instant),
    );
    await run((db) => db.deleteFrom('effects').where('turn_id', 'like', 'admin:%').where('at', '<', instant));
    await run((db) => db.deleteFrom('admin_deeds').where('expires_at', '<', instant));
  },
});

const ofPapers = (connection: Connection, run: Run): Pick<Erasures, 'erasePapers' | 'erasedVisits'> => ({
  async erasePapers(id) {
    const rows = await connection.all(
      shapedStatement((db) =>
        db.selectFrom('documents').select(['id', 'paper']).where('appointment_id', '=', id),
      ),
      {},
    );
    for (const row of rows) {
      if (row.paper === null) continue;
      const paper = { ...fromJson<PaperFacts>(row.paper), patientName: '', patientPhone: '' };
      await run((db) =>
        db
          .updateTable('documents')
          .set({ paper: JSON.stringify(paper) })
          .where('id', '=', row.id),
      );
    }
  },
  async erasedVisits(since) {
    const rows = await connection.all(
      shapedStatement((db) =>
        db
          .selectFrom('appointments as a')
          .innerJoin('patients as p', 'p.id', 'a.patient_id')
          .select(['a.id as id', 'a.visit_date as visit_date'])
          .where(sql<boolean>`a.chat like 'erased:%'`)
          .where('p.name', '=', '')
          .where('p.updated_at', '>=', toInstant(since)),
      ),
      {},
    );
    return rows.map((row) => ({ id: row.id, visitDate: row.visit_date }));
  },
});
