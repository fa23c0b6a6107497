/** What must be true of every appointment after whatever has happened; the drill of lives asks after each of them. */

import type { Finding } from '../../app/money/ledger/auditBooks.ts';
import { checkLedger } from '../../app/money/ledger/checkLedger.ts';
import type { TerminalDesk } from '../../compose/terminalDesk.ts';
import { type Appointment, LIVE_STATUSES } from '../../domain/visit/appointment.ts';
import { quietEnd } from '../../domain/visit/reminderPlan.ts';
import type { StoredReminder } from '../../ports/lifeTables.ts';
import type { Tables } from '../../ports/store.ts';
import type { Actor } from './lifeDrill.ts';

/** One line for each promise that is broken. */
export async function brokenPromises(
  desk: TerminalDesk,
  actors: readonly Actor[],
): Promise<readonly string[]> {
  const { findings } = await checkLedger(desk.desk.outside.world, null);
  return desk.store.read(async (tables) => {
    const visits: Appointment[] = [];
    for (const { chat } of actors) visits.push(...(await tables.appointments.ofChat(chat)));
    const broken = [...ofSeats(visits)];
    for (const visit of visits)
      broken.push(...(await ofHold(desk, tables, visit)), ...(await ofReminders(desk, tables, visit)));
    return [...broken, ...(await ofBooks(tables, visits, findings))];
  });
}

/** What the checker of the books finds about these visits and their payments; a gap in the papers is everybody's. */
async function ofBooks(
  tables: Tables,
  visits: readonly Appointment[],
  findings: readonly Finding[],
): Promise<readonly string[]> {
  const subjects = new Set<string>(visits.flatMap(({ id, reference }) => [id, reference]));
  for (const { id } of visits)
    for (const { paymentId } of await tables.ledger.ofAppointment(id))
      if (paymentId !== null) subjects.add(paymentId);
  return findings
    .filter(({ code, subject }) => code === 'series_gap' || subjects.has(subject))
    .map(({ code, subject }) => `${subject}: ${code}`);
}

function ofSeats(visits: readonly Appointment[]): readonly string[] {
  const taken = new Set<string>();
  const broken: string[] = [];
  for (const visit of visits.filter(({ status }) => LIVE_STATUSES.some((live) => live === status))) {
    const seat = `${visit.slotId}#${visit.seat}`;
    if (taken.has(seat)) broken.push(`${visit.reference}: two patients on ${seat}`);
    taken.add(seat);
  }
  return broken;
}

/** A held seat is somebody's: a booking that is being made, one that waits aside, an offer. */
async function ofHold(desk: TerminalDesk, tables: Tables, visit: Appointment): Promise<readonly string[]> {
  if (visit.status !== 'pending') return [];
  const conversation = await tables.conversations.load(visit.chat);
  const offer = await tables.waitlist.ofOffer(visit.id);
  const keepers = [
    conversation?.draft.appointmentId,
    conversation?.parked?.appointmentId,
    offer?.offeredAppointmentId,
    // Times that are kept for somebody who paid too late.
    ...(await tables.lateOffers.open()).flatMap(({ holds }) => holds),
  ];
  if (!keepers.includes(visit.id)) return [`${visit.reference}: held for nobody`];
  const ended = visit.holdExpiresAt?.getTime() ?? 0;
  const isForgotten = ended < desk.clock.now().getTime() - 60_000;
  return isForgotten ? [`${visit.reference}: its hold has ended and is still kept`] : [];
}

const BEFORE_VISIT: readonly StoredReminder['kind'][] = ['day_before', 'soon'];

async function ofReminders(
  desk: TerminalDesk,
  tables: Tables,
  visit: Appointment,
): Promise<readonly string[]> {
  const { rules, clinic } = desk.desk.outside.world.directory;
  const reminders = await tables.reminders.ofAppointment(visit.id);
  const broken: string[] = [];
  const sent = new Set<string>();
  for (const one of reminders) {
    const name = `${visit.reference}: ${one.kind}`;
    const isBefore = BEFORE_VISIT.includes(one.kind);
    if (one.status === 'waiting' && isBefore) {
      if (visit.status !== 'booked') broken.push(`${name} waits for a visit that is ${visit.status}`);
      if (one.visitStartsAt.getTime() !== visit.startsAt.getTime())
        broken.push(`${name} waits for another time`);
    }
    if (one.status === 'waiting' && quietEnd(one.dueAt, rules.quietHours, clinic.timeZone) !== null)
      broken.push(`${name} is due in the quiet hours`);
    const key = `${one.kind} ${one.visitStartsAt.getTime()}`;
    if (one.status === 'sent' && sent.has(key)) broken.push(`${name} was sent twice`);
    if (one.status === 'sent') sent.add(key);
  }
  const isBooked = visit.status === 'booked' || visit.status === 'fulfilled' || visit.status === 'noshow';
  return isBooked || reminders.every(({ status }) => status !== 'waiting')
    ? broken
    : [...broken, `${visit.reference} is ${visit.status} and has a reminder that waits`];
}
