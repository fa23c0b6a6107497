/** Offers freed times to those who wait, one time to one patient at a time with a hold of its own; what is not taken goes to the next. Woken by `jobs/`. */

import type { AppointmentId, DoctorId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { quietEnd } from '../../domain/visit/reminderPlan.ts';
import { addMinutes, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { WaitlistEntry } from '../../ports/lifeTables.ts';
import type { FreeSlot, NewOutboxRow } from '../../ports/store.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { feeFor } from '../booking/feeFor.ts';
import { unusedReference } from '../booking/unusedReference.ts';
import { choice } from '../conversation/prompts/choices.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { takeFactTurn } from '../turn/factTurn.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';

const AT_ONCE = 500;

/** In the order in which they came; nobody is woken at night. */
export async function sweepWaitlist({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const open = await world.store.read((tables) => tables.waitlist.open(AT_ONCE));
  const whileWaiting = isNight(world) ? endPassedDays : offerFreed;
  const rows: NewOutboxRow[] = [];
  for (const entry of open) {
    rows.push(...(await inTurn(world, entry, entry.status === 'offered' ? endLapsedOffer : whileWaiting)));
  }
  return rows;
}

type Look = (turn: Turn, entry: WaitlistEntry) => Promise<void>;

function isNight({ clock, directory }: World): boolean {
  return quietEnd(clock.now(), directory.rules.quietHours, directory.clinic.timeZone) !== null;
}

/** The entry is looked at again once the chat is ours: another process may have been quicker. */
function inTurn(world: World, entry: WaitlistEntry, look: Look): Promise<readonly NewOutboxRow[]> {
  const subject = { chat: entry.chat, id: `fact:waitlist:${entry.id}:${world.ids.id()}` };
  return world.store.transact((tables) =>
    takeFactTurn({ world, tables }, subject, async (turn) => {
      const present = await tables.waitlist.get(entry.id);
      if (present?.status === entry.status) await look(turn, present);
    }),
  );
}

async function endPassedDays(turn: Turn, entry: WaitlistEntry): Promise<void> {
  const today = clinicMoment(turn.now, turn.world.directory.clinic.timeZone).date;
  if (entry.toDate < today || (await hasLostItsVisit(turn, entry)))
    await turn.tables.waitlist.change(entry.id, { from: 'waiting', to: 'over', at: turn.now });
}

/** An earlier time is of no use for a visit that was cancelled or has begun. */
async function hasLostItsVisit(turn: Turn, entry: WaitlistEntry): Promise<boolean> {
  if (entry.movesAppointmentId === null) return false;
  const visit = await turn.tables.appointments.get(entry.movesAppointmentId);
  return visit?.status !== 'booked' || visit.startsAt <= turn.now;
}

async function endLapsedOffer(turn: Turn, entry: WaitlistEntry): Promise<void> {
  const id = entry.offeredAppointmentId;
  const offered = id === null ? null : await turn.tables.appointments.get(id);
  if (offered !== null && offered.status !== 'cancelled') return;
  await turn.tables.waitlist.change(entry.id, { from: 'offered', to: 'passed', at: turn.now });
  if (offered !== null && offered.startsAt > turn.now)
    say(turn, wordingFor(turn).say.offerLapsed(visitFacts(turn.world, offered)), { lasts: true });
}

async function offerFreed(turn: Turn, entry: WaitlistEntry): Promise<void> {
  await endPassedDays(turn, entry);
  const present = await turn.tables.waitlist.get(entry.id);
  const slot = present?.status === 'waiting' ? await freeSlotFor(turn, entry) : null;
  if (slot === null || !turn.conversation.reachable || turn.conversation.state === 'WITH_STAFF') return;
  const held = await keep(turn, entry, slot);
  if (held === null) return;
  await turn.tables.waitlist.change(entry.id, {
    from: 'waiting',
    to: 'offered',
    offeredAppointmentId: held.id,
    at: turn.now,
  });
  await sayOffer(turn, held, entry);
}

async function freeSlotFor(turn: Turn, entry: WaitlistEntry): Promise<FreeSlot | null> {
  const { tables, now, world } = turn;
  const { offerMinutes } = world.directory.rules.waitlist;
  const doctorIds = doctorsOf(world, entry);
  if (doctorIds.length === 0) return null;
  const today = clinicMoment(now, world.directory.clinic.timeZone).date;
  const visit = await visitOf(turn, entry);
  const [slot] = await tables.slots.findFree({
    doctorIds,
    fromDate: entry.fromDate < today ? today : entry.fromDate,
    toDate: visit?.visitDate ?? entry.toDate,
    timeFrom: entry.timeFrom,
    timeTo: entry.timeTo,
    // Long enough to answer, and to come.
    startsAfter: addMinutes(now, offerMinutes + world.policy.leastNoticeMinutes),
    limit: 1,
  });
  const isEarlier = visit === null || (slot !== undefined && slot.startsAt < visit.startsAt);
  return slot !== undefined && isEarlier ? slot : null;
}

function doctorsOf({ directory }: World, { doctorId, speciality }: WaitlistEntry): readonly DoctorId[] {
  return directory.doctors
    .filter((doctor) => doctor.active)
    .filter((doctor) =>
      doctorId === 'any' ? speciality === null || doctor.speciality === speciality : doctor.id === doctorId,
    )
    .map(({ id }) => id);
}

async function visitOf({ tables }: Turn, entry: WaitlistEntry): Promise<Appointment | null> {
  const id = entry.movesAppointmentId;
  return id === null ? null : tables.appointments.get(id);
}

async function keep(turn: Turn, entry: WaitlistEntry, slot: FreeSlot): Promise<Appointment | null> {
  const { ids, directory } = turn.world;
  // A visit that is moved is paid as it was.
  const visit = await visitOf(turn, entry);
  const { feePaise } = visit ?? (await feeFor(turn, slot, entry.patientId));
  return turn.tables.appointments.hold({
    id: ids.id() as AppointmentId,
    reference: await unusedReference(turn),
    slot,
    patientId: entry.patientId,
    chat: entry.chat,
    feePaise,
    purpose: entry.purpose,
    holdExpiresAt: addMinutes(turn.now, directory.rules.waitlist.offerMinutes),
    at: turn.now,
  });
}

async function sayOffer(turn: Turn, held: Appointment, entry: WaitlistEntry): Promise<void> {
  const { say: sentences, label, formatDoctor, formatSlot, formatTime } = wordingFor(turn);
  const { timeZone } = turn.world.directory.clinic;
  const patient = await turn.tables.patients.get(held.patientId);
  const holdUntil = clinicMoment(held.holdExpiresAt ?? turn.now, timeZone).time;
  const visit = visitFacts(turn.world, held);
  const { reference } = held;
  const present = await visitOf(turn, entry);
  const facts = { ...visit, patientName: patient?.name ?? '', holdUntil };
  const text =
    present === null
      ? sentences.waitlistOffer(facts)
      : sentences.earlierOffer({
          ...facts,
          oldVisitDate: present.visitDate,
          oldVisitTime: present.visitTime,
        });
  say(turn, text, {
    lasts: true,
    choices: [
      [{ ...choice(label.takeOffer, 'takeOffer', { reference }), means: 'yes' }],
      [{ ...choice(label.declineOffer, 'declineOffer', { reference }), means: 'no' }],
    ],
    template: {
      name: 'waitlist_offer',
      parameters: [
        patient?.name ?? '',
        formatDoctor(visit.doctorName),
        formatSlot(visit.visitDate, visit.visitTime),
        formatTime(holdUntil),
      ],
    },
  });
}
