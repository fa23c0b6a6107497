/** A patient for whom nothing is free waits for a time, or for an earlier one than they have, and can stop waiting. */
import { addDays, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { WaitlistEntry } from '../../ports/lifeTables.ts';
import { no, ok } from '../../types/result.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { patientOfDraft } from '../booking/patientOfDraft.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

/** While a visit is being moved, for an earlier time than it has; else for the wished days and times of the booking. */
export const joinWaitlist = (turn: Turn): Promise<Outcome> =>
  turn.conversation.state === 'CHOOSING_NEW_SLOT' ? waitForEarlier(turn) : waitForTime(turn);

/** Of one doctor, of any of a speciality, or of any at all; without a day, for all that can be booked. Joining again for the same changes nothing. */
async function waitForTime(turn: Turn): Promise<Outcome> {
  const { draft } = turn.conversation;
  const { wish, purpose, speciality } = draft;
  const doctorId = draft.doctorId ?? 'any';
  const patient = await patientOfDraft(turn, draft);
  if (patient === null || purpose === null) return no({ code: 'details_missing' });
  const { policy, directory } = turn.world;
  const today = clinicMoment(turn.now, directory.clinic.timeZone).date;
  const fromDate = wish?.date ?? today;
  const toDate = wish?.dateTo ?? wish?.date ?? addDays(today, policy.bookingHorizonDays);
  const wanted = {
    ...{ patientId: patient.id, doctorId, purpose, fromDate, toDate, movesAppointmentId: null },
    speciality: doctorId === 'any' ? speciality : null,
    timeFrom: wish?.time ?? wish?.timeFrom ?? null,
    timeTo: wish?.time ?? wish?.timeTo ?? null,
  };
  const joined = await enter(turn, wanted);
  if (!joined.ok) return joined;
  const { say: sentences } = wordingFor(turn);
  const text =
    doctorId === 'any'
      ? sentences.waitlistJoinedAny({ speciality: wanted.speciality, date: fromDate, dateTo: toDate })
      : sentences.waitlistJoined({
          doctorName: directory.doctor(doctorId)?.name ?? '',
          date: fromDate,
          dateTo: toDate,
        });
  say(turn, text, { lasts: true });
  return ok({ ...joined.value, doctorId, fromDate, toDate });
}

/** The visit stays as it is until the patient takes an earlier time. */
async function waitForEarlier(turn: Turn): Promise<Outcome> {
  const { targetId } = turn.conversation.draft;
  const target = targetId === null ? null : await turn.tables.appointments.get(targetId);
  if (target?.status !== 'booked' || target.startsAt <= turn.now) return no({ code: 'appointment_over' });
  const { patientId, doctorId, purpose, visitDate } = target;
  const fromDate = clinicMoment(turn.now, turn.world.directory.clinic.timeZone).date;
  const joined = await enter(turn, {
    ...{ patientId, doctorId, purpose, fromDate, toDate: visitDate, movesAppointmentId: target.id },
    ...{ speciality: null, timeFrom: null, timeTo: null },
  });
  if (!joined.ok) return joined;
  say(turn, wordingFor(turn).say.waitsForEarlier(visitFacts(turn.world, target)), { lasts: true });
  return ok({ ...joined.value, reference: target.reference });
}

type Wanted = Omit<WaitlistEntry, 'id' | 'chat' | 'status' | 'offeredAppointmentId' | 'createdAt'>;

const isSame = (one: WaitlistEntry, wanted: Wanted): boolean =>
  one.doctorId === wanted.doctorId &&
  one.patientId === wanted.patientId &&
  one.fromDate === wanted.fromDate &&
  one.movesAppointmentId === wanted.movesAppointmentId &&
  one.speciality === wanted.speciality;

async function enter(turn: Turn, wanted: Wanted): Promise<Outcome> {
  const { chat } = turn.conversation;
  const mine = (await turn.tables.waitlist.ofChat(chat)).filter(isOpen);
  const { entriesPerChat } = turn.world.directory.rules.waitlist;
  const isKnown = mine.some((one) => isSame(one, wanted));
  if (!isKnown && mine.length >= entriesPerChat) return no({ code: 'waitlist_full', limit: entriesPerChat });
  const moved = await askMachine(turn, { type: 'joinWaitlist' });
  if (!moved.ok) return moved;
  if (!isKnown)
    await turn.tables.waitlist.add({
      ...wanted,
      ...{ id: turn.world.ids.id(), chat, status: 'waiting', offeredAppointmentId: null },
      createdAt: turn.now,
    });
  return ok({ state: moved.value });
}

/** Whether the chat waits for anything: then the menu has a way off the list. */
export async function isWaiting(turn: Turn): Promise<boolean> {
  return (await turn.tables.waitlist.ofChat(turn.conversation.chat)).some(
    ({ status }) => status === 'waiting',
  );
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
