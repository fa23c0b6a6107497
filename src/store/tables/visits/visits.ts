/** What is noted of a visit beside the appointment itself: calendar entry, confirmation, rating, follow-up, the answer to a no-show. */
import { sql } from 'kysely';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { Visit, Visits } from '../../../ports/lifeTables.ts';
import type { VisitRow } from '../../lifeSchema.ts';
import type { Connection } from '../../sql/connection.ts';
import { shapedStatement, statement } from '../../sql/statement.ts';
import { toDateOrNull, toInstant, toInstantOrNull } from '../../sql/values.ts';

const GET = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('visits').selectAll().where('appointment_id', '=', value.id),
);

const BEGIN = statement((db, value: { id: AppointmentId }) =>
  db
    .insertInto('visits')
    .values({ appointment_id: value.id, calendar_sequence: -1 })
    .onConflict((conflict) => conflict.column('appointment_id').doNothing()),
);

const RAISE = statement((db, value: { id: AppointmentId }) =>
  db
    .updateTable('visits')
    .set({ calendar_sequence: sql<number>`calendar_sequence + 1` })
    .where('appointment_id', '=', value.id),
);

export function visitsTable(connection: Connection): Visits {
  const get = async (id: AppointmentId): Promise<Visit> => {
    const row = await connection.one(GET, { id });
    return row === undefined ? emptyVisit(id) : toVisit(row);
  };
  return {
    get,
    async nextCalendarSequence(id) {
      await connection.change(BEGIN, { id });
      await connection.change(RAISE, { id });
      return (await get(id)).calendarSequence;
    },
    async note(id, note) {
      const columns = columnsOf(note);
      if (Object.keys(columns).length === 0) return;
      await connection.change(BEGIN, { id });
      await connection.change(
        shapedStatement((db) => db.updateTable('visits').set(columns).where('appointment_id', '=', id)),
        {},
      );
    },
  };
}

const columnsOf = ({
  confirmedAt,
  followUpDate,
  rated,
  noShow,
}: Parameters<Visits['note']>[1]): Partial<VisitRow> => ({
  ...(confirmedAt !== undefined && { confirmed_at: toInstantOrNull(confirmedAt) }),
  ...(followUpDate !== undefined && { follow_up_date: followUpDate }),
  ...(rated !== undefined && { rating: rated.rating, rated_at: toInstant(rated.at) }),
  ...(noShow !== undefined && {
    no_show_answer: noShow.answer,
    no_show_answered_at: toInstant(noShow.at),
  }),
});

const emptyVisit = (appointmentId: AppointmentId): Visit => ({
  appointmentId,
  calendarSequence: -1,
  confirmedAt: null,
  followUpDate: null,
  rating: null,
  noShowAnswer: null,
});

const toVisit = (row: VisitRow): Visit => ({
  appointmentId: row.appointment_id,
  calendarSequence: row.calendar_sequence,
  confirmedAt: toDateOrNull(row.confirmed_at),
  followUpDate: row.follow_up_date,
  rating: row.rating,
  noShowAnswer: row.no_show_answer,
});
