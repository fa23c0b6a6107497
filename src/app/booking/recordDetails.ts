/** Takes down what the patient tells: any details, in any order, with corrections. Called by every reader through the tool. */

import type { Speciality } from '../../domain/clinic/speciality.ts';
import { suggestedSpeciality } from '../../domain/clinic/suggestSpeciality.ts';
import type { Details } from '../../domain/conversation/draft.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/message/refusal.ts';
import type { Gender, Relation } from '../../domain/patient/patientDetails.ts';
import { OLDEST_AGE_YEARS } from '../../domain/patient/patientDetails.ts';
import { addDays, clinicMoment, weekdayOf } from '../../domain/visit/visitTime.ts';
import type { When } from '../../domain/visit/visitWish.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import type { NotedFacts } from '../../wording/wording.ts';
import { wishFacts } from '../appointments/visitFacts.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { updateHeldPatient } from './updateHeldPatient.ts';

/** As a reader proposes them: flat, unchecked beyond their form. */
export interface ProposedDetails {
  readonly forWhom?: Relation | undefined;
  readonly name?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  readonly ageYears?: number | undefined;
  readonly ageMonths?: number | undefined;
  readonly gender?: Gender | undefined;
  readonly purpose?: string | undefined;
  /** A doctor's id or full name, or `any`. */
  readonly doctor?: string | undefined;
  readonly speciality?: Speciality | undefined;
  readonly specialityIsSuggested?: boolean | undefined;
  readonly date?: string | undefined;
  readonly dateTo?: string | undefined;
  readonly time?: string | undefined;
  readonly timeFrom?: string | undefined;
  readonly timeTo?: string | undefined;
}

/** Refuses what cannot be (an unknown doctor, a day that is past, closed or too far) and then records nothing of the message. */
export async function recordDetails(turn: Turn, proposed: ProposedDetails): Promise<Outcome> {
  const details = checkedDetails(turn, proposed);
  if (!details.ok) return details;
  if (Object.keys(details.value).length === 0) return no({ code: 'nothing_recorded' });
  const before = turn.conversation.draft;
  const moved = await askMachine(turn, { type: 'recordDetails', details: details.value });
  if (!moved.ok) return moved;
  await updateHeldPatient(turn);
  sayWhatWasNoted(turn, details.value, before);
  return ok({ state: moved.value, recorded: Object.keys(details.value) });
}

function checkedDetails(turn: Turn, proposed: ProposedDetails): Result<Partial<Details>, Refusal> {
  const doctor = findDoctor(turn, proposed.doctor);
  if (!doctor.ok) return doctor;
  const wish = checkedWish(turn, proposed);
  if (!wish.ok) return wish;
  const age = checkedAge(proposed);
  if (!age.ok) return age;
  const { forWhom, name, phone, gender, purpose } = proposed;
  return ok({
    ...(forWhom === undefined ? {} : { forWhom }),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(gender === undefined ? {} : { gender }),
    ...(purpose === undefined ? {} : { purpose }),
    ...age.value,
    ...specialityOf(turn, proposed, age.value),
    ...doctor.value,
    ...wish.value,
  });
}

/** A suggestion looks at the patient too, and only at specialities that the clinic has. */
function specialityOf(turn: Turn, proposed: ProposedDetails, { age }: Partial<Details>): Partial<Details> {
  const { speciality, specialityIsSuggested = false, forWhom } = proposed;
  if (speciality === undefined) return {};
  if (!specialityIsSuggested) return { speciality, specialityIsSuggested };
  const { draft } = turn.conversation;
  const suggested = suggestedSpeciality(speciality, {
    age: age ?? draft.age,
    forWhom: forWhom ?? draft.forWhom,
  });
  const isHere = turn.world.directory.doctors.some((doctor) => doctor.speciality === suggested);
  return { speciality: isHere ? suggested : speciality, specialityIsSuggested };
}

function findDoctor(turn: Turn, asked: string | undefined): Result<Partial<Details>, Refusal> {
  if (asked === undefined) return ok({});
  if (asked === 'any') return ok({ doctorId: 'any' });
  const { directory } = turn.world;
  const wanted = asked.replace(/^dr\.?\s+/i, '').toLowerCase();
  const doctor =
    directory.doctor(asked as DoctorId) ?? directory.doctors.find((one) => one.name.toLowerCase() === wanted);
  if (doctor === undefined) return no({ code: 'unknown_doctor', asked });
  return ok({ doctorId: doctor.id, speciality: doctor.speciality, specialityIsSuggested: false });
}

function checkedAge({ ageYears, ageMonths }: ProposedDetails): Result<Partial<Details>, Refusal> {
  if (ageYears === undefined && ageMonths === undefined) return ok({});
  const years = ageYears ?? 0;
  const months = ageMonths ?? null;
  const isPossible =
    years >= 0 && years <= OLDEST_AGE_YEARS && (years > 0 || (months !== null && months >= 0));
  return isPossible ? ok({ age: { years, months } }) : no({ code: 'unusable_age' });
}

function checkedWish(turn: Turn, proposed: ProposedDetails): Result<Partial<Details>, Refusal> {
  const { date, dateTo, time, timeFrom, timeTo } = proposed;
  if ([date, dateTo, time, timeFrom, timeTo].every((part) => part === undefined)) return ok({});
  const refused = refusedDay(turn, { date, dateTo });
  if (refused !== null) return no(refused);
  const earlier = isBegunAnew(turn) ? null : turn.conversation.draft.wish;
  const namesTime = time !== undefined || timeFrom !== undefined || timeTo !== undefined;
  // "tomorrow", and then "after 5": the second message adds to the first; a new day or a new time replaces its own half alone.
  const wish: When = {
    date: date ?? earlier?.date ?? null,
    dateTo: date === undefined ? (earlier?.dateTo ?? null) : (dateTo ?? null),
    time: namesTime ? (time ?? null) : (earlier?.time ?? null),
    timeFrom: namesTime ? (timeFrom ?? null) : (earlier?.timeFrom ?? null),
    timeTo: namesTime ? (timeTo ?? null) : (earlier?.timeTo ?? null),
  };
  return ok({ wish });
}

/** Why nobody can come on that day; null where somebody may. Of a range of days one open day is enough. */
export function refusedDay(
  turn: Turn,
  { date, dateTo }: Pick<ProposedDetails, 'date' | 'dateTo'>,
): Refusal | null {
  if (date === undefined) return null;
  const { clinic } = turn.world.directory;
  const today = clinicMoment(turn.now, clinic.timeZone).date;
  const lastDate = addDays(today, turn.world.policy.bookingHorizonDays);
  if ((dateTo ?? date) < today) return { code: 'day_past', date };
  if (date > lastDate) return { code: 'day_too_far', lastDate };
  const isClosed = (dateTo ?? date) === date && clinic.openingHours.closedDays.includes(weekdayOf(date));
  return isClosed ? { code: 'day_closed', date } : null;
}

/** After a booking is made, details begin the next one, and the last one's wish has nothing to say in it. */
const isBegunAnew = ({ conversation }: Turn): boolean =>
  conversation.state === 'AWAITING_REPORT_CHOICE' || conversation.state === 'IDLE';

/** What each question asks for: an answer to it needs no echo, anything else does. */
const ASKED_IN: Readonly<Partial<Record<ConversationState, keyof NotedFacts>>> = {
  AWAITING_NAME: 'name',
  AWAITING_PHONE: 'phone',
  AWAITING_AGE: 'ageYears',
  AWAITING_GENDER: 'gender',
  AWAITING_PURPOSE: 'purpose',
  SELECTING_DOCTOR: 'doctorName',
};

/** Their menus name the wished time themselves. */
const SHOWS_WISH: ReadonlySet<ConversationState> = new Set(['SELECTING_SLOT', 'CHOOSING_NEW_SLOT']);

/** Corrections are said back as such; a first detail is simply acknowledged by the next question, unless a date needs naming. */
function sayWhatWasNoted(turn: Turn, details: Partial<Details>, before: Turn['conversation']['draft']): void {
  const names = Object.keys(details) as (keyof Details)[];
  const changed = names.filter(
    (name) => before[name] !== null && JSON.stringify(before[name]) !== JSON.stringify(details[name]),
  );
  const { say: sentences } = wordingFor(turn);
  const corrections = notedFacts(
    turn,
    details,
    changed.filter((name) => name !== 'wish' && name !== 'speciality' && name !== 'specialityIsSuggested'),
  );
  if (Object.keys(corrections).length > 0) {
    say(turn, sentences.corrected(corrections));
    return;
  }
  const first = notedFacts(
    turn,
    details,
    names.filter(
      (name) =>
        name !== 'speciality' || (details.doctorId === undefined && details.specialityIsSuggested !== true),
    ),
  );
  const told = Object.keys(first).filter((name) => name !== 'ageMonths');
  const [only] = told;
  const isUnasked = only !== undefined && only !== ASKED_IN[turn.before.state];
  if (
    told.length > 1 ||
    (isUnasked && first.wish === undefined) ||
    (first.wish !== undefined && !SHOWS_WISH.has(turn.conversation.state))
  ) {
    say(turn, sentences.noted(first));
  }
}

function notedFacts(turn: Turn, details: Partial<Details>, names: readonly (keyof Details)[]): NotedFacts {
  const has = (name: keyof Details): boolean => names.includes(name);
  const doctor =
    details.doctorId === undefined || details.doctorId === 'any'
      ? undefined
      : turn.world.directory.doctor(details.doctorId);
  const wish = wishFacts(details.wish ?? null);
  return {
    ...(has('forWhom') && details.forWhom !== undefined ? { forWhom: details.forWhom } : {}),
    ...(has('name') && details.name !== undefined ? { name: details.name } : {}),
    ...(has('phone') && details.phone !== undefined ? { phone: details.phone } : {}),
    ...(has('age') && details.age !== undefined
      ? { ageYears: details.age.years, ageMonths: details.age.months }
      : {}),
    ...(has('gender') && details.gender !== undefined ? { gender: details.gender } : {}),
    ...(has('purpose') && details.purpose !== undefined ? { purpose: details.purpose } : {}),
    ...(has('doctorId') && doctor !== undefined ? { doctorName: doctor.name } : {}),
    ...(has('doctorId') && details.doctorId === 'any' ? { anyDoctor: true as const } : {}),
    ...(has('speciality') && details.speciality !== undefined ? { speciality: details.speciality } : {}),
    ...(has('wish') && wish !== null ? { wish } : {}),
  };
}
