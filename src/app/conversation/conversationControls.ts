/** The asks that steer the conversation itself and touch nothing else: begin, agree, go back, start over, language. */

import type { AppointmentId } from '../../domain/ids.ts';
import { LANGUAGES, type Language } from '../../domain/message/language.ts';
import { CONSENT_PURPOSES, CONSENT_VERSION } from '../../domain/patient/consent.ts';
import { ok } from '../../types/result.ts';
import { LANGUAGE_NAMES } from '../../wording/wordingOf.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { backToMenuChoice, choice } from './prompts/choices.ts';

export async function startBooking(turn: Turn): Promise<Outcome> {
  const moved = await askMachine(turn, { type: 'startBooking' });
  return moved.ok ? ok({ state: moved.value }) : moved;
}

/** The notice was shown and agreed to; the instant is kept with the conversation. */
export async function acceptConsent(
  turn: Turn,
  asked: { reminders?: boolean | undefined } = {},
): Promise<Outcome> {
  const moved = await askMachine(turn, { type: 'acceptConsent' });
  if (!moved.ok) return moved;
  const { chat, language } = turn.conversation;
  const purposes = CONSENT_PURPOSES.filter((purpose) => purpose !== 'reminders' || asked.reminders !== false);
  for (const purpose of purposes)
    await turn.tables.consents.give({
      id: turn.world.ids.id(),
      chat,
      purpose,
      version: CONSENT_VERSION,
      language,
      givenAt: turn.now,
      withdrawnAt: null,
    });
  await turn.tables.audit.add({
    id: turn.world.ids.id(),
    at: turn.now,
    actor: `patient:${chat}`,
    action: 'consent_given',
    subject: chat,
    before: null,
    after: `${purposes.join(', ')}, notice ${CONSENT_VERSION}`,
  });
  return ok({ state: moved.value });
}

/** Nothing that was written before is kept. */
export async function declineConsent(turn: Turn): Promise<Outcome> {
  const moved = await askMachine(turn, { type: 'declineConsent' });
  if (!moved.ok) return moved;
  turn.conversation = { ...turn.conversation, history: [] };
  say(turn, wordingFor(turn).say.consentDeclined({ clinicPhone: turn.world.directory.clinic.phone }));
  return ok({ state: moved.value });
}

export async function goBack(turn: Turn): Promise<Outcome> {
  const cameFrom = turn.conversation;
  const moved = await askMachine(turn, { type: 'goBack' });
  if (!moved.ok) return moved;
  if (cameFrom.state === 'WITH_STAFF') {
    turn.conversation = { ...turn.conversation, staffUntil: null };
    say(turn, wordingFor(turn).say.staffGaveBack());
  }
  await sayKept(turn, cameFrom.draft.targetId);
  return ok({ state: moved.value });
}

/** Whoever steps back from cancelling or moving hears that nothing was touched. */
async function sayKept(turn: Turn, targetId: AppointmentId | null): Promise<void> {
  const kept =
    targetId === null || turn.conversation.draft.targetId === targetId
      ? null
      : await turn.tables.appointments.get(targetId);
  if (kept?.status !== 'booked') return;
  say(
    turn,
    wordingFor(turn).say.appointmentKept({ ...visitFacts(turn.world, kept), reference: kept.reference }),
  );
}

/** Ends whatever was being done; a held slot is given back, booked appointments stay. */
export async function startOver(turn: Turn): Promise<Outcome> {
  const wasBusy = turn.conversation.state !== 'IDLE';
  const { appointmentId } = turn.conversation.draft;
  const held = appointmentId === null ? null : await turn.tables.appointments.get(appointmentId);
  const moved = await askMachine(turn, { type: 'startOver' });
  if (!moved.ok) return moved;
  if (held?.status === 'pending') await noteGivenUp(turn, held.id);
  turn.conversation = { ...turn.conversation, staffUntil: null };
  if (wasBusy) say(turn, wordingFor(turn).say.stopped());
  return ok({ state: moved.value });
}

/** Given up on purpose: money that is still on its way for it goes back, and does not book it again. */
function noteGivenUp(turn: Turn, id: AppointmentId): Promise<void> {
  return turn.tables.audit.add({
    id: turn.world.ids.id(),
    at: turn.now,
    actor: `patient:${turn.conversation.chat}`,
    action: 'appointment_cancelled',
    subject: id,
    before: 'pending',
    after: 'cancelled',
  });
}

/** With a language it is set and kept; without one the patient is asked. */
export async function setLanguage(turn: Turn, language: Language | null): Promise<Outcome> {
  const allowed = await askMachine(turn, { type: 'setLanguage' });
  if (!allowed.ok) return allowed;
  if (language === null) {
    turn.prompt = {
      text: wordingFor(turn).say.chooseLanguage(),
      choices: [[...LANGUAGES.map((one) => choice(LANGUAGE_NAMES[one], 'setLanguage', { language: one }))]],
    };
    return ok({ asked: true });
  }
  turn.conversation = { ...turn.conversation, language, languageChosen: true };
  say(turn, wordingFor(turn).say.languageSet());
  return ok({ language });
}

export function showHelp(turn: Turn): Outcome {
  const { label } = wordingFor(turn);
  const { clinic } = turn.world.directory;
  say(turn, wordingFor(turn).say.help({ clinicName: clinic.name, clinicPhone: clinic.phone }), {
    replaceable: true,
  });
  if (turn.conversation.state === 'IDLE')
    turn.prompt = {
      text: [],
      choices: [
        [choice(label.book, 'startBooking'), choice(label.talkToStaff, 'askForStaff')],
        [choice(label.myData, 'showMyData'), choice(label.deleteMyData, 'deleteMyData')],
        [choice(label.stopReminders, 'withdrawConsent', { purpose: 'reminders' }), backToMenuChoice(label)],
      ],
    };
  return ok({ clinicPhone: clinic.phone });
}
