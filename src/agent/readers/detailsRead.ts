/** Turns an understanding's details into the arguments of recordDetails, keeping what the present state can use. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { Doubt, Understanding } from '../../understanding/reading.ts';

type Arguments = ToolCall['arguments'];

/** Everything that was read of the patient and the doctor; the wished time is `wishRead`. */
export function detailsRead(read: Understanding, known: { hasDoctor: boolean }): Arguments {
  return { ...personRead(read), ...doctorRead(read, known) };
}

function personRead(read: Understanding): Arguments {
  return {
    ...(read.forWhom === null ? {} : { forWhom: read.forWhom.value }),
    ...(read.name === null ? {} : { name: read.name.value }),
    ...(read.phone === null ? {} : { phone: read.phone.value }),
    ...(read.age === null ? {} : { ageYears: read.age.value.years }),
    ...(read.age?.value.months == null ? {} : { ageMonths: read.age.value.months }),
    ...(read.gender === null ? {} : { gender: read.gender.value }),
    ...(read.purpose === null ? {} : { purpose: read.purpose.value.slice(0, 300) }),
  };
}

/** A speciality that only follows from the complaint never replaces a doctor who was asked for. */
function doctorRead(read: Understanding, known: { hasDoctor: boolean }): Arguments {
  if (read.doctor !== null) return { doctor: read.doctor.value };
  const any = read.anyDoctor === null ? {} : { doctor: 'any' };
  if (read.speciality === null) return any;
  if (!read.speciality.fromComplaint) return { speciality: read.speciality.value, ...any };
  return known.hasDoctor ? any : { speciality: read.speciality.value, specialityIsSuggested: true, ...any };
}

/** What is in doubt is left out: the patient is asked about it. */
export function wishRead(read: Understanding): Arguments {
  const has = (kind: Doubt['kind']): boolean => read.doubts.some((doubt) => doubt.kind === kind);
  if (read.when === null || has('weekday_contradicts_date')) return {};
  const { date, dateTo, timeFrom, timeTo } = read.when.value;
  const time = has('morning_or_evening') ? null : read.when.value.time;
  return {
    ...(date === null ? {} : { date }),
    ...(dateTo === null ? {} : { dateTo }),
    ...(time === null ? {} : { time }),
    ...(timeFrom === null ? {} : { timeFrom }),
    ...(timeTo === null ? {} : { timeTo }),
  };
}

/** States in which a booking is being made: details belong to it without being asked for. */
export const BOOKING_STATES: ReadonlySet<ConversationState> = new Set([
  'AWAITING_CONSENT',
  'AWAITING_NAME',
  'AWAITING_PHONE',
  'AWAITING_AGE',
  'AWAITING_GENDER',
  'AWAITING_PURPOSE',
  'SELECTING_DOCTOR',
  'SELECTING_SLOT',
  'SELECTING_PAYMENT_MODE',
  'AWAITING_PAYMENT',
]);
