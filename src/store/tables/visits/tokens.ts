/** Numbers of doctors who work by token, and how far each day has come. */
import { sql } from 'kysely';
import type { AppointmentId, DoctorId } from '../../../domain/ids.ts';
import type { TokenBoard, Tokens } from '../../../ports/lifeTables.ts';
import type { TokenBoardRow, TokenRow } from '../../lifeSchema.ts';
import type { Connection } from '../../sql/connection.ts';
import { shapedStatement, statement } from '../../sql/statement.ts';

interface Day {
  readonly doctorId: DoctorId;
  readonly visitDate: string;
}

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('tokens').selectAll().where('appointment_id', '=', value.id),
);

const BEGIN_DAY = statement((db, value: Day) =>
  db
    .insertInto('token_boards')
    .values({
      doctor_id: value.doctorId,
      visit_date: value.visitDate,
      last_number: 0,
      now_seeing: 0,
      late_minutes: 0,
    })
    .onConflict((conflict) => conflict.columns(['doctor_id', 'visit_date']).doNothing()),
);

/** The row's lock makes two givers take turns on PostgreSQL. */
const TAKE_NUMBER = statement((db, value: Day) =>
  db
    .updateTable('token_boards')
    .set({ last_number: sql<number>`last_number + 1` })
    .where('doctor_id', '=', value.doctorId)
    .where('visit_date', '=', value.visitDate),
);

const BOARD = statement((db, value: Day) =>
  db
    .selectFrom('token_boards')
    .selectAll()
    .where('doctor_id', '=', value.doctorId)
    .where('visit_date', '=', value.visitDate),
);

const PUT = statement((db, value: TokenRow) =>
  db
    .insertInto('tokens')
    .values({
      appointment_id: value.appointment_id,
      doctor_id: value.doctor_id,
      visit_date: value.visit_date,
      number: value.number,
    })
    .onConflict((conflict) =>
      conflict.column('appointment_id').doUpdateSet((row) => ({
        doctor_id: row.ref('excluded.doctor_id'),
        visit_date: row.ref('excluded.visit_date'),
        number: row.ref('excluded.number'),
      })),
    ),
);

export function tokensTable(connection: Connection): Tokens {
  const board = async (doctorId: DoctorId, visitDate: string): Promise<TokenBoard> =>
    toBoard(await connection.one(BOARD, { doctorId, visitDate }), { doctorId, visitDate });
  return {
    async give(id, day) {
      const kept = await connection.one(OF_APPOINTMENT, { id });
      if (kept?.doctor_id === day.doctorId && kept.visit_date === day.visitDate) return kept.number;
      await connection.change(BEGIN_DAY, day);
      await connection.change(TAKE_NUMBER, day);
      const { lastNumber: number } = await board(day.doctorId, day.visitDate);
      await connection.change(PUT, {
        appointment_id: id,
        doctor_id: day.doctorId,
        visit_date: day.visitDate,
        number,
      });
      return number;
    },
    ofAppointment: async (id) => (await connection.one(OF_APPOINTMENT, { id }))?.number ?? null,
    board,
    async setBoard(day, change) {
      const columns: Partial<TokenBoardRow> = {
        ...(change.nowSeeing !== undefined && { now_seeing: change.nowSeeing }),
        ...(change.lateMinutes !== undefined && { late_minutes: change.lateMinutes }),
      };
      if (Object.keys(columns).length === 0) return;
      await connection.change(BEGIN_DAY, day);
      await connection.change(
        shapedStatement((db) =>
          db
            .updateTable('token_boards')
            .set(columns)
            .where('doctor_id', '=', day.doctorId)
            .where('visit_date', '=', day.visitDate),
        ),
        {},
      );
    },
  };
}

const toBoard = (row: TokenBoardRow | undefined, day: Day): TokenBoard => ({
  ...day,
  lastNumber: row?.last_number ?? 0,
  nowSeeing: row?.now_seeing ?? 0,
  lateMinutes: row?.late_minutes ?? 0,
});
