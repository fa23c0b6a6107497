/** Makes a filter of what was asked ready for the store: a day where none was named, the asker's rights, dates that make sense. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import type { AppointmentFilter } from '../../../domain/visit/appointmentFilter.ts';
import { addDays, clinicMoment, visitInstant } from '../../../domain/visit/visitTime.ts';
import type { DaySpan } from '../../../ports/adminTables.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { ToldFilter } from '../../../wording/admin/adminWording.ts';
import type { World } from '../../turn/world.ts';
import type { AdminTurn } from '../adminTurn.ts';

/** A year and a day: more is a matter for the accountant's export. */
export const LONGEST_RANGE_DAYS = 366;

/** Refuses another doctor's patients and dates that cannot be; without a day and a patient, today is meant. */
export function askedFilter(
  turn: AdminTurn,
  asked: AppointmentFilter,
): Result<AppointmentFilter, AdminRefusal> {
  const unknown = asked.doctorIds.find((id) => turn.world.directory.doctor(id) === undefined);
  if (unknown !== undefined) return no({ code: 'unknown_doctor', asked: unknown });
  const allowed = withinRights(turn.admin, withDay(asked, todayOf(turn)));
  if (allowed === null) return no({ code: 'not_your_patients' });
  const { dateFrom, dateTo } = allowed;
  if (dateFrom !== null && dateTo !== null && dateTo < dateFrom) return no({ code: 'dates_reversed' });
  if (dateFrom !== null && dateTo !== null && dateTo > addDays(dateFrom, LONGEST_RANGE_DAYS))
    return no({ code: 'range_too_long', days: LONGEST_RANGE_DAYS });
  return ok(allowed);
}

export const todayOf = ({ world, now }: Pick<AdminTurn, 'world' | 'now'>): string =>
  clinicMoment(now, world.directory.clinic.timeZone).date;

function withDay(asked: AppointmentFilter, today: string): AppointmentFilter {
  if (asked.dateFrom === null && asked.dateTo === null && asked.patient === null)
    return { ...asked, dateFrom: today, dateTo: today };
  return asked;
}

/** The filter with its doctors by name. */
export const toldFilter = (world: Pick<World, 'directory'>, filter: AppointmentFilter): ToldFilter => ({
  ...filter,
  doctorNames: filter.doctorIds.map((id) => world.directory.doctor(id)?.name ?? id),
});

/** The filter's days as instants; of a filter without an end, up to the present day. */
export function daySpans(
  turn: Pick<AdminTurn, 'world' | 'now'>,
  filter: AppointmentFilter,
): readonly DaySpan[] {
  const { timeZone } = turn.world.directory.clinic;
  const today = todayOf(turn);
  const last = filter.dateTo ?? today;
  const first = filter.dateFrom ?? addDays(last, -LONGEST_RANGE_DAYS);
  const spans: DaySpan[] = [];
  for (let day = first; day <= last; day = addDays(day, 1))
    spans.push({
      day,
      from: visitInstant(day, '00:00', timeZone),
      to: visitInstant(addDays(day, 1), '00:00', timeZone),
    });
  return spans;
}
