/** The first transaction of a model's turn: takes the message for this run, and gathers what the model is told and what it is not. */

import { clinicFacts, visitFacts, wishFacts } from '../../app/appointments/visitFacts.ts';
import type { Turn } from '../../app/turn/turn.ts';
import { formatRupees } from '../../domain/money/money.ts';
import type { Age } from '../../domain/patient/patientDetails.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { Patient } from '../../ports/store.ts';
import type { Understand, Understanding } from '../../understanding/reading.ts';
import { readWords } from '../answerMessage.ts';
import type { PromptFillings } from './fillPrompt.ts';
import { createPersonalMask, type KnownDetail, type PersonalMask } from './maskPersonal.ts';
import { weekdayName } from './presentFacts.ts';
import { STATE_NOTES } from './stateNotes.ts';

export interface OpenQuestion {
  readonly read: Understanding;
  readonly mask: PersonalMask;
  readonly fillings: Omit<PromptFillings, 'style'>;
  readonly history: readonly { readonly from: 'patient' | 'clinic'; readonly text: string }[];
  readonly message: string;
  /** E.164 numbers that the patient gave at some time. */
  readonly phones: readonly string[];
}

/** Changes the turn's language alone, and only in memory. */
export async function openQuestion(turn: Turn, text: string, understand: Understand): Promise<OpenQuestion> {
  const { history } = turn.conversation;
  const patients = await turn.tables.patients.ofChat(turn.conversation.chat);
  const read = readWords(turn, text, understand);
  const details = [
    ...knownDetails(turn, patients),
    ...readDetails(text, read),
    ...detailsOfHistory(turn, understand),
  ];
  const mask = createPersonalMask(details, turn.world.directory.doctors);
  return {
    read,
    mask,
    fillings: await fillingsOf(turn, mask),
    history: history.map(({ from, text: line }) => ({ from, text: mask.mask(line) })),
    message: mask.mask(text),
    phones: [
      turn.conversation.draft.phone,
      read.phone?.value ?? null,
      ...patients.map((patient) => patient.phone),
    ].filter((phone) => phone !== null),
  };
}

function knownDetails({ conversation }: Turn, patients: readonly Patient[]): readonly KnownDetail[] {
  const { name } = conversation.draft;
  return [...(name === null ? [] : [name]), ...patients.map((patient) => patient.name)].map((text) => ({
    kind: 'NAME',
    text,
  }));
}

function readDetails(text: string, { name, phone }: Understanding): readonly KnownDetail[] {
  return [
    ...(name === null
      ? []
      : [{ kind: 'NAME' as const, text: text.slice(name.start, name.end), value: name.value }]),
    ...(phone === null
      ? []
      : [{ kind: 'PHONE' as const, text: text.slice(phone.start, phone.end), value: phone.value }]),
  ];
}

/** A name that was given and dropped again still stands in the history; there, more is hidden rather than less. */
function detailsOfHistory(
  { conversation, world, now }: Turn,
  understand: Understand,
): readonly KnownDetail[] {
  const { clinic, doctors } = world.directory;
  const context = { now, timeZone: clinic.timeZone, language: conversation.language, doctors };
  return conversation.history
    .filter(({ from }) => from === 'patient')
    .flatMap(({ text }) => [
      ...readDetails(text, understand(text, context)),
      ...readDetails(text, understand(text, { ...context, state: 'AWAITING_NAME' })),
    ]);
}

async function fillingsOf(turn: Turn, mask: PersonalMask): Promise<OpenQuestion['fillings']> {
  const { directory } = turn.world;
  const { date, time } = clinicMoment(turn.now, directory.clinic.timeZone);
  return {
    clinicName: directory.clinic.name,
    clinicFacts: clinicLine(turn),
    doctors: directory.doctors
      .map(
        ({ id, name, speciality, feePaise }) =>
          `${id} = Dr ${name}, ${speciality}, ${formatRupees(feePaise)}`,
      )
      .join('; '),
    now: `${weekdayName(date)}, ${date}, ${time}`,
    state: turn.conversation.state,
    stateNote: STATE_NOTES[turn.conversation.state],
    known: mask.mask(await knownLine(turn)),
  };
}

function clinicLine({ world }: Turn): string {
  const { clinicPhone, address, opens, closes, closedWeekdays, parking } = clinicFacts(world);
  const closed = closedWeekdays
    .map(
      (weekday) =>
        ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekday - 1],
    )
    .join(', ');
  return `Open ${opens} to ${closes}${closed === '' ? '' : `, closed on ${closed}`}. ${address}. Telephone ${clinicPhone}. ${parking ? 'Parking at the clinic.' : 'No parking.'}`;
}

/** As `name: value` pairs; the name and the phone number are masked by the caller. */
async function knownLine(turn: Turn): Promise<string> {
  const { draft } = turn.conversation;
  const wish = wishFacts(draft.wish);
  const visit = await appointmentInQuestion(turn);
  const pairs: readonly (readonly [string, string | number | null])[] = [
    ['for', draft.forWhom],
    ['name', draft.name],
    ['phone', draft.phone],
    ['age', ageLine(draft.age)],
    ['gender', draft.gender],
    ['reason', draft.purpose],
    ['speciality', draft.speciality],
    ['doctor', draft.doctorId],
    [
      'wish',
      wish === null
        ? null
        : Object.entries(wish)
            .flatMap(([key, value]) => (value === null ? [] : [`${key} ${String(value)}`]))
            .join(' '),
    ],
    ['visit in question', visit === null ? null : visitLine(turn, visit)],
  ];
  const known = pairs
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${String(value)}`);
  return known.length === 0 ? 'nothing' : known.join('; ');
}

function ageLine(age: Age | null): string | null {
  if (age === null) return null;
  return age.months === null ? `${age.years} years` : `${age.years} years ${age.months} months`;
}

function visitLine({ world }: Turn, visit: Appointment): string {
  const { doctorName, visitDate, visitTime } = visitFacts(world, visit);
  return `Dr ${doctorName}, ${weekdayName(visitDate)} ${visitDate} ${visitTime}, ${formatRupees(visit.feePaise)}, ${visit.status}`;
}

/** The held one, or the one that is being moved or cancelled. */
export async function appointmentInQuestion({ tables, conversation }: Turn): Promise<Appointment | null> {
  const id = conversation.draft.targetId ?? conversation.draft.appointmentId;
  return id === null ? null : tables.appointments.get(id);
}
