/** Sends the reminders that are due, each by one process only; those that no longer help are marked and not sent. Woken by `jobs/`. */
import { quietEnd } from '../../domain/visit/reminderPlan.ts';
import type { Reminder } from '../../ports/lifeTables.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { agreesToReminders } from '../privacy/withdrawConsent.ts';
import { takeFactTurn } from '../turn/factTurn.ts';
import type { Turn } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';
import { KINDS, type Reminded, sayReminder } from './sayReminder.ts';

const AT_ONCE = 200;
/** Enough to share a commit, and no more than leaves connections for the patients who write meanwhile. */
const SIDE_BY_SIDE = 8;

export async function sweepReminders({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const now = world.clock.now();
  const due = await world.store.read((tables) => tables.reminders.due(now, AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (let first = 0; first < due.length; first += SIDE_BY_SIDE) {
    const some = due.slice(first, first + SIDE_BY_SIDE);
    rows.push(...(await Promise.all(some.map((one) => sendOne(world, one)))).flat());
  }
  return rows;
}

/** The conversation is locked before the reminder is claimed, in the order in which a patient's own turn takes the two. */
async function sendOne(world: World, reminder: Reminder): Promise<readonly NewOutboxRow[]> {
  return world.store.transact(async (tables) => {
    const appointment = await tables.appointments.get(reminder.appointmentId);
    if (appointment === null) return [];
    const subject = { chat: appointment.chat, id: `fact:reminder:${reminder.id}` };
    return takeFactTurn({ world, tables }, subject, (turn) => remind(turn, reminder));
  });
}

async function remind(turn: Turn, reminder: Reminder): Promise<void> {
  if (waitsForMorning(turn, reminder)) return;
  const reminded = await subjectOf(turn, reminder);
  const reason =
    reasonAgainst(turn, reminder, reminded) ?? ((await agreesToReminders(turn)) ? null : 'no_consent');
  const status = reason === null ? 'sent' : 'skipped';
  const isOurs = await turn.tables.reminders.settle(reminder.id, { status, reason, at: turn.now });
  if (isOurs && reason === null && reminded !== null) await sayReminder(turn, reminder.kind, reminded);
}

async function subjectOf({ tables }: Turn, reminder: Reminder): Promise<Reminded | null> {
  const appointment = await tables.appointments.get(reminder.appointmentId);
  const patient = appointment === null ? null : await tables.patients.get(appointment.patientId);
  return appointment === null || patient === null ? null : { appointment, patient };
}

/** After an outage a reminder may come due in the quiet hours: it waits for their end if it is still of use by then. */
function waitsForMorning({ world, now }: Turn, reminder: Reminder): boolean {
  const { rules, clinic } = world.directory;
  const end = quietEnd(now, rules.quietHours, clinic.timeZone);
  return end !== null && end <= reminder.usefulUntil;
}

function reasonAgainst(turn: Turn, reminder: Reminder, reminded: Reminded | null): string | null {
  if (reminded === null) return 'gone';
  const { appointment } = reminded;
  if (turn.now > reminder.usefulUntil) return 'too_late';
  if (!KINDS[reminder.kind].fits.includes(appointment.status)) return `is_${appointment.status}`;
  if (appointment.startsAt.getTime() !== reminder.visitStartsAt.getTime()) return 'was_moved';
  return turn.conversation.reachable ? null : 'unreachable';
}
