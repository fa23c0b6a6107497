/** The menus of the states that wait for one detail of the patient. */

import { phoneOfChat, splitChatKey } from '../../../domain/message/chat.ts';
import { type Prompt, type Turn, wordingFor } from '../../turn/turn.ts';
import { backChoice, choice, inRows } from './choices.ts';

export async function promptForConsent(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const { clinic } = turn.world.directory;
  const known = Object.values(turn.conversation.draft).some((value) => value !== null);
  const isOnScreen = isNoticeOnScreen(turn);
  const notice = isOnScreen
    ? say.consentReminder()
    : say.consentNotice({ clinicName: clinic.name, clinicPhone: clinic.phone });
  return {
    text: known && !isOnScreen ? [...say.consentBeforeDetails(), '\n\n', ...notice] : notice,
    choices: [
      [choice(label.agree, 'acceptConsent'), choice(label.disagree, 'declineConsent')],
      [choice(label.agreeWithoutReminders, 'acceptConsent', { reminders: false })],
    ],
  };
}

/** Longer ago, what was read of the notice is forgotten. */
const NOTICE_REMEMBERED_MS = 60 * 60_000;

/** Whoever has just been shown the notice in their language and says something else needs no second one of 900 letters. */
const isNoticeOnScreen = ({ began, conversation, now }: Turn): boolean =>
  began.state === 'AWAITING_CONSENT' &&
  began.language === conversation.language &&
  now.getTime() - began.updatedAt.getTime() < NOTICE_REMEMBERED_MS;

/** Patients that this chat has booked for before are one tap away; the button carries what they told us then. */
export async function promptForName(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const { forWhom } = turn.conversation.draft;
  const known = (await turn.tables.patients.ofChat(turn.conversation.chat))
    .filter((patient) => forWhom === null || patient.forWhom === forWhom)
    .slice(0, 4)
    .map((patient) =>
      choice(patient.name, 'recordDetails', {
        forWhom: patient.forWhom,
        name: patient.name,
        phone: patient.phone,
        ageYears: patient.age.years,
        ...(patient.age.months === null ? {} : { ageMonths: patient.age.months }),
        gender: patient.gender,
      }),
    );
  return {
    text: say.askName({ forWhom, hasKnownPatients: known.length > 0 }),
    choices: [...inRows(known, 1), [backChoice(label)]],
  };
}

export async function promptForPhone(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const canShareContact = splitChatKey(turn.conversation.chat).channel === 'telegram';
  const offeredPhone = phoneOfChat(turn.conversation.chat);
  const offer =
    offeredPhone === null
      ? []
      : [{ ...choice(label.useThisNumber, 'recordDetails', { phone: offeredPhone }), means: 'yes' as const }];
  return {
    text: say.askPhone({ canShareContact, offeredPhone }),
    choices: [...inRows(offer, 1), [backChoice(label)]],
    contactButton: canShareContact ? label.shareContact : null,
  };
}

export async function promptForAge(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  return {
    text: say.askAge({ patientName: turn.conversation.draft.name ?? '' }),
    choices: [[backChoice(label)]],
  };
}

export async function promptForGender(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  return {
    text: say.askGender(),
    choices: [
      [
        choice(label.female, 'recordDetails', { gender: 'female' }),
        choice(label.male, 'recordDetails', { gender: 'male' }),
        choice(label.otherGender, 'recordDetails', { gender: 'other' }),
      ],
      [backChoice(label)],
    ],
  };
}

export async function promptForPurpose(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  return { text: say.askPurpose(), choices: [[backChoice(label)]] };
}
