/** How the seats of a slot are counted, in SQL; `slots.ts` shows free ones, `appointments.ts` takes them. */
import { type RawBuilder, sql } from 'kysely';
import { type AppointmentStatus, LIVE_STATUSES } from '../../../domain/visit/appointment.ts';

/** As literals, because a partial index serves only a query that names its very condition. */
export const LIVE = sql<AppointmentStatus>`(${sql.join(LIVE_STATUSES.map((status) => sql.lit(status)))})`;

/** How many live appointments are on the slot row `s`. */
export const takenSeats = sql<number>`(
  select count(*) from appointments as taken where taken.slot_id = s.id and taken.status in ${LIVE}
)`;

/** How many seats of the slot row `s` are free. */
export const freeSeats = sql<number>`(s.seats - ${takenSeats})`;

/**
 * The lowest free seat of the slot row `s`, or null. Either the first seat is free, or the lowest free one follows a taken one.
 */
export const lowestFreeSeat: RawBuilder<number | null> = sql<number | null>`(
  select min(candidate.seat)
  from (
    select 1 as seat
    union all
    select taken.seat + 1 from appointments as taken where taken.slot_id = s.id and taken.status in ${LIVE}
  ) as candidate
  where candidate.seat <= s.seats and not exists (
    select 1 from appointments as taken
    where taken.slot_id = s.id and taken.seat = candidate.seat and taken.status in ${LIVE}
  )
)`;
