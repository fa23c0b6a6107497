/** The stretch of a doctor's time that a deed is about: as instants, and who is booked in it. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { DeedStretch } from '../../../domain/admin/deedOrder.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import { splitChatKey } from '../../../domain/message/chat.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import type { Stretch } from '../../../domain/visit/slotEntry.ts';
import { addDays, visitInstant } from '../../../domain/visit/visitTime.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { LONGEST_RANGE_DAYS } from '../questions/askedFilter.ts';

/** Refuses an unknown doctor, another's time where a doctor asks, and what is over. */
export function checkStretch(turn: AdminTurn, order: DeedStretch): Result<Stretch, AdminRefusal> {
  const { doctorId, dateFrom, dateTo } = order;
  if (turn.world.directory.doctor(doctorId) === undefined)
    return no({ code: 'unknown_doctor', asked: doctorId });
  if (withinRights(turn.admin, { ...EVERY_APPOINTMENT, doctorIds: [doctorId] }) === null)
    return no({ code: 'not_your_patients' });
  if (dateTo < dateFrom) return no({ code: 'dates_reversed' });
  if (dateTo > addDays(dateFrom, LONGEST_RANGE_DAYS))
    return no({ code: 'range_too_long', days: LONGEST_RANGE_DAYS });
  const stretch = stretchOfDeed(turn, order);
  return stretch.to <= turn.now ? no({ code: 'day_past', date: dateTo }) : ok(stretch);
}

export function stretchOfDeed(
  { world }: Pick<AdminTurn, 'world'>,
  { dateFrom, dateTo, timeFrom, timeTo }: DeedStretch,
): Stretch {
  const { timeZone } = world.directory.clinic;
  return {
    from: visitInstant(dateFrom, timeFrom ?? '00:00', timeZone),
    to:
      timeTo === null
        ? visitInstant(addDays(dateTo, 1), '00:00', timeZone)
        : visitInstant(dateTo, timeTo, timeZone),
  };
}

const STILL_TO_COME = ['pending', 'booked', 'arrived'] as const;

/** Whoever is to come within the stretch, by start; those who are only about to book too. */
export async function bookedInStretch(
  turn: Pick<AdminTurn, 'tables' | 'now'>,
  order: DeedStretch,
  stretch: Stretch,
): Promise<readonly Appointment[]> {
  const between = await turn.tables.appointments.between(order.dateFrom, order.dateTo);
  return between.filter(
    (one) =>
      one.doctorId === order.doctorId &&
      one.startsAt >= stretch.from &&
      one.startsAt < stretch.to &&
      one.startsAt > turn.now &&
      STILL_TO_COME.some((status) => status === one.status),
  );
}

/** What the preview says of the stretch and of those in it. */
export function stretchFacts(
  { world }: Pick<AdminTurn, 'world'>,
  order: DeedStretch,
  booked: readonly Appointment[],
): DeedFacts {
  const settled = booked.filter((one) => one.status !== 'pending');
  const on = (channel: string): number =>
    settled.filter((one) => splitChatKey(one.chat).channel === channel).length;
  return {
    doctorName: world.directory.doctor(order.doctorId)?.name ?? order.doctorId,
    span: order,
    patients: settled.length,
    telegram: on('telegram'),
    whatsapp: on('whatsapp'),
    paidPaise: settled
      .filter((one) => one.paymentStatus === 'paid')
      .reduce((sum, one) => sum + one.feePaise, 0),
    references: settled.map((one) => one.reference),
  };
}
