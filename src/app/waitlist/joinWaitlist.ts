/** A patient for whom nothing is free waits for a time of one doctor, and can stop waiting. */
import { addDays, clinicMoment } from '../../domain/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { patientOfDraft } from '../booking/patientOfDraft.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

/** For the wished days and times of the booking; without a day, for all that can be booked. Joining again for the same changes nothing. */
export async function joinWaitlist(turn: Turn): Promise<Outcome> {
  const { draft, chat } = turn.conversation;
  const { doctorId, wish, purpose } = draft;
  if (doctorId === null || doctorId === 'any') return no({ code: 'waitlist_needs_doctor' });
  const patient = await patientOfDraft(turn, draft);
  if (patient === null || purpose === null) return no({ code: 'details_missing' });
  const { policy, directory } = turn.world;
  const mine = (await turn.tables.waitlist.ofChat(chat)).filter(isOpen);
  const { entriesPerChat } = directory.rules.waitlist;
  const today = clinicMoment(turn.now, directory.clinic.timeZone).date;
  const fromDate = wish?.date ?? today;
  const toDate = wish?.dateTo ?? wish?.date ?? addDays(today, policy.bookingHorizonDays);
  const isKnown = mine.some(
    (one) => one.doctorId === doctorId && one.patientId === patient.id && one.fromDate === fromDate,
  );
  if (!isKnown && mine.length >= entriesPerChat) return no({ code: 'waitlist_full', limit: entriesPerChat });
  const moved = await askMachine(turn, { type: 'joinWaitlist' });
  if (!moved.ok) return moved;
  if (!isKnown)
    await turn.tables.waitlist.add({
      id: turn.world.ids.id(),
      chat,
      patientId: patient.id,
      doctorId,
      fromDate,
      toDate,
      timeFrom: wish?.time ?? wish?.timeFrom ?? null,
      timeTo: wish?.time ?? wish?.timeTo ?? null,
      purpose,
      status: 'waiting',
      offeredAppointmentId: null,
      createdAt: turn.now,
    });
  const { doctorName } = visitFacts(turn.world, { doctorId, visitDate: fromDate, visitTime: '' });
  say(turn, wordingFor(turn).say.waitlistJoined({ doctorName, date: fromDate, dateTo: toDate }), {
    lasts: true,
  });
  return ok({ state: moved.value, doctorName, fromDate, toDate });
}

const isOpen = ({ status }: { status: string }): boolean => status === 'waiting' || status === 'offered';

/** All that the chat still waits for; an offer that is on the table stays until it is answered. */
export async function leaveWaitlist(turn: Turn): Promise<Outcome> {
  const mine = await turn.tables.waitlist.ofChat(turn.conversation.chat);
  const allowed = await askMachine(turn, { type: 'leaveWaitlist' });
  if (!allowed.ok) return allowed;
  let left = 0;
  for (const { id } of mine)
    if (await turn.tables.waitlist.change(id, { from: 'waiting', to: 'left', at: turn.now })) left += 1;
  if (left === 0) return no({ code: 'not_on_waitlist' });
  say(turn, wordingFor(turn).say.waitlistLeft());
  return ok({ left });
}
