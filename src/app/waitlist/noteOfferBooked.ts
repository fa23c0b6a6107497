/** A booking that began as a time of the waiting list: staff see what the list has saved. Called with every booking. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import { enqueue, type Turn } from '../turn/turn.ts';

/** A booking that began as an offer: the entry has done its work, and staff see what the list has saved. */
export async function noteOfferBooked(turn: Turn, booked: Appointment): Promise<void> {
  const entry = await turn.tables.waitlist.ofOffer(booked.id);
  if (entry?.status !== 'offered') return;
  await turn.tables.waitlist.change(entry.id, { from: 'offered', to: 'booked', at: turn.now });
  const monthAgo = addMinutes(turn.now, -30 * 24 * 60);
  const notice = {
    code: 'waitlist_booked',
    reference: booked.reference,
    feePaise: booked.feePaise,
    inMonth: await turn.tables.waitlist.countBooked(monthAgo),
  } as const;
  enqueue(turn, { kind: 'notifyStaff', notice }, { dedupeKey: `staff:waitlist:${booked.id}`, lane: 'staff' });
}
