/** Changing a visit from another chat or channel than the one that booked it takes a code, which goes to the chat that booked it. */

import type { Refusal } from '../../domain/message/refusal.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addMinutes, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { OwnedAction } from '../../ports/lifeTables.ts';
import { no, ok } from '../../types/result.ts';
import { backToMenuChoice, choice } from '../conversation/prompts/choices.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, type Turn, wordingFor } from '../turn/turn.ts';
import { fitsHash } from './codeDigits.ts';

const VALID_MINUTES = 10;
const TRIES = 5;
/** Of one chat in one day, whether the references exist or not. */
const CODES_A_DAY = 3;

/** Answers the same whether there is such a visit or not: a guesser learns nothing. */
export async function requestCode(
  turn: Turn,
  asked: { reference: string; action: OwnedAction },
): Promise<Outcome> {
  const allowed = await askMachine(turn, { type: 'requestCode' });
  if (!allowed.ok) return allowed;
  if (!(await countRequest(turn))) return no({ code: 'too_many_codes' });
  const visit = await turn.tables.appointments.byReference(asked.reference.toUpperCase());
  if (visit !== null && isChangeable(turn, visit)) await sendCode(turn, visit, asked.action);
  const { say: sentences, label } = wordingFor(turn);
  turn.prompt = {
    text: sentences.codeSent(),
    choices: [[choice(label.sendCode, 'requestCode', { ...asked })], [backToMenuChoice(label)]],
  };
  return ok({ sent: true });
}

/** Under "there is no such appointment": it may have been booked from another chat. Said of every reference that is not the chat's own. */
export function offerCode(
  turn: Turn,
  asked: { reference?: string | undefined; action: OwnedAction },
  refusal: Refusal,
): Outcome {
  const { reference, action } = asked;
  if (reference !== undefined && turn.conversation.state !== 'WITH_STAFF') {
    const { label } = wordingFor(turn);
    const send = choice(label.sendCode, 'requestCode', { reference, action });
    turn.prompt = { text: [], choices: [[send], [backToMenuChoice(label)]] };
  }
  return no(refusal);
}

const isChangeable = (turn: Turn, visit: Appointment): boolean =>
  visit.status === 'booked' && visit.startsAt > turn.now && visit.chat !== turn.conversation.chat;

async function countRequest({ tables, now, world, conversation }: Turn): Promise<boolean> {
  const key = `codeRequests:${conversation.chat}`;
  const { date } = clinicMoment(now, world.directory.clinic.timeZone);
  const kept = (await tables.settings.get(key)) as { date: string; count: number } | null;
  const count = kept?.date === date ? kept.count : 0;
  if (count >= CODES_A_DAY) return false;
  await tables.settings.put(key, { date, count: count + 1 });
  return true;
}

async function sendCode(turn: Turn, visit: Appointment, action: OwnedAction): Promise<void> {
  const id = turn.world.ids.id();
  await turn.tables.ownershipCodes.add({
    id,
    appointmentId: visit.id,
    action,
    askedBy: turn.conversation.chat,
    // Made with the digits, when the message with them goes out.
    codeHash: '',
    expiresAt: addMinutes(turn.now, VALID_MINUTES),
    triesLeft: TRIES,
    usedAt: null,
    createdAt: turn.now,
  });
  const { chat, reference } = visit;
  enqueue(
    turn,
    { kind: 'sendCode', chat, reference, action, codeId: id },
    { dedupeKey: `code:${id}`, lane: chat },
  );
}

/** The right code, in time, once: the one change that it was asked for goes on as for an own visit, up to the yes. */
export async function proveOwnership(turn: Turn, asked: { code: string }): Promise<Outcome> {
  const { ownershipCodes, appointments } = turn.tables;
  const code = await ownershipCodes.latestOf(turn.conversation.chat);
  if (code === null || code.usedAt !== null || code.expiresAt <= turn.now) return no({ code: 'code_over' });
  if (!(await ownershipCodes.takeTry(code.id))) return no({ code: 'code_over' });
  if (!fitsHash(asked.code, code)) return no({ code: 'code_wrong' });
  if (!(await ownershipCodes.use(code.id, turn.now))) return no({ code: 'code_over' });
  const visit = await appointments.get(code.appointmentId);
  if (visit === null || !isChangeable(turn, visit)) return no({ code: 'appointment_over' });
  const type = code.action === 'cancel' ? 'cancelAppointment' : 'rescheduleAppointment';
  const moved = await askMachine(turn, { type, targetId: visit.id });
  if (!moved.ok) return moved;
  await turn.tables.audit.add({
    id: turn.world.ids.id(),
    at: turn.now,
    actor: `patient:${turn.conversation.chat}`,
    action: 'ownership_proved',
    subject: visit.id,
    before: null,
    after: code.action,
  });
  return ok({ state: moved.value, reference: visit.reference });
}
