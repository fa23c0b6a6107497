/** Deed: somebody stands at the desk without an appointment. They get the time that runs, or the doctor's next free one, and may pay at once. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import type { Doctor } from '../../../domain/clinic/doctor.ts';
import type { Slot } from '../../../domain/visit/slot.ts';
import { stretchOf } from '../../../domain/visit/slotEntry.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { recordDeskPayment } from '../../money/desk/recordDeskPayment.ts';
import { takeBackDeskPayment } from '../../money/desk/takeBackDeskPayment.ts';
import { bookWalkIn } from '../../staff/bookWalkIn.ts';
import { cancelByStaff } from '../../staff/cancelByStaff.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { todayOf } from '../questions/askedFilter.ts';
import { cannotUndo, type DeedSpec, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';
import { obstacleOf } from './visitDeeds.ts';

type Order = OrderOf<'walkIn'>;

interface Place {
  readonly slot: Slot;
  readonly doctor: Doctor;
  readonly facts: DeedFacts;
}

/** A walk-in for now waits in the clinic; one for a later time named comes back then. */
async function placeFor(turn: AdminTurn, order: Order): Promise<Result<Place, AdminRefusal>> {
  const { doctorId, at, person, payment } = order;
  const doctor = turn.world.directory.doctor(doctorId);
  if (doctor === undefined) return no({ code: 'unknown_doctor', asked: doctorId });
  const amountPaise = payment === null ? null : (payment.amountPaise ?? doctor.feePaise);
  if (amountPaise !== null && amountPaise !== doctor.feePaise)
    return staffRefused({ code: 'wrong_amount', duePaise: doctor.feePaise });
  const slot = at === null ? await slotNow(turn, order) : await slotAt(turn, order, at);
  if (slot === null)
    return at === null
      ? no({ code: 'no_time_left', doctorName: doctor.name })
      : staffRefused({ code: 'no_such_slot' });
  const facts: DeedFacts = {
    person: { name: person.name, years: person.age.years, gender: person.gender, phone: person.phone },
    doctorName: doctor.name,
    date: slot.visitDate,
    time: slot.visitTime,
    feePaise: doctor.feePaise,
    ...(payment === null || amountPaise === null ? {} : { mode: payment.mode, amountPaise }),
  };
  return ok({ slot, doctor, facts });
}

/** The time that runs at this moment if it has a seat, else the next free one of today. */
async function slotNow(turn: AdminTurn, { doctorId }: Order): Promise<Slot | null> {
  const today = todayOf(turn);
  const slots = await turn.tables.slots.ofDoctor({ doctorId, fromDate: today, toDate: today });
  return (
    slots.find((slot) => !slot.closed && slot.live < slot.seats && stretchOf(slot).to > turn.now) ?? null
  );
}

async function slotAt(
  turn: AdminTurn,
  { doctorId }: Order,
  { date, time }: NonNullable<Order['at']>,
): Promise<Slot | null> {
  const slots = await turn.tables.slots.ofDoctor({ doctorId, fromDate: date, toDate: date });
  const slot = slots.find((one) => one.visitTime === time && stretchOf(one).to > turn.now);
  return slot === undefined || slot.closed || slot.live >= slot.seats ? null : slot;
}

export const walkInDeed: DeedSpec<Order> = {
  async preview(turn, order) {
    const place = await placeFor(turn, order);
    return place.ok ? ok({ facts: place.value.facts, affected: [place.value.slot.id] }) : place;
  },
  async carryOut(turn, order, deedId) {
    const place = await placeFor(turn, order);
    if (!place.ok) return place;
    const { slot, facts } = place.value;
    const deed = staffDeedOf(turn, deedId);
    const hasArrived = order.at === null;
    const booked = await bookWalkIn(deed, { ...order.person, slotId: slot.id, hasArrived });
    if (!booked.ok) return staffRefused(booked.refusal);
    const { reference, token } = booked.value;
    const { mode, amountPaise } = facts;
    let documentNumber: string | null = null;
    if (mode !== undefined && amountPaise !== undefined) {
      const paid = await recordDeskPayment(deed, { reference, mode, amountPaise });
      if (!paid.ok) throw new Error('a new visit at the desk could not be paid');
      documentNumber = paid.value.documentNumber;
    }
    keepRows(turn, deed);
    return ok({ facts: { ...facts, reference, token, documentNumber }, before: { reference } });
  },
  /** The money first, while the visit stands; then the visit. */
  async undo(turn, order, { id, before }) {
    const reference = String(before['reference']);
    const visit = await turn.tables.appointments.byReference(reference);
    if (visit === null || (visit.status !== 'arrived' && visit.status !== 'booked'))
      return cannotUndo('changed_since');
    const deed = staffDeedOf(turn, `${id}:undo`);
    if (order.payment !== null) {
      const back = await takeBackDeskPayment(deed, { reference, paidByDeed: id });
      if (!back.ok) return obstacleOf(back.refusal);
    }
    const cancelled = await cancelByStaff(deed, { reference });
    if (!cancelled.ok) return obstacleOf(cancelled.refusal);
    keepRows(turn, deed);
    const { visitDate: date, visitTime: time } = visit;
    const { name, age, gender, phone } = order.person;
    const doctorName = turn.world.directory.doctor(order.doctorId)?.name ?? '';
    return ok({ person: { name, years: age.years, gender, phone }, doctorName, date, time, reference });
  },
};
