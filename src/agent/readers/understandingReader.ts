/** Reads free text without a model: details and intents become calls, doubts become questions, the rest is left to others. */

import { refusedDay } from '../../app/booking/recordDetails.ts';
import type { Turn } from '../../app/turn/turn.ts';
import { wordingFor } from '../../app/turn/turn.ts';
import type { Draft } from '../../domain/conversation/draft.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { Intent, Reading, Understanding } from '../../understanding/reading.ts';
import { BOOKING_STATES, detailsRead, wishRead } from './detailsRead.ts';
import { questionOf, wantsDays } from './doubtQuestions.ts';
import { intentCalls } from './intentCalls.ts';
import { call, type Proposal, type Remark } from './proposal.ts';

/** Below it, an intent is a guess: a model is asked where there is one, and the menu is shown where there is none. */
const SURE_INTENT = 0.6;

export function readUnderstanding(turn: Turn, read: Understanding): Proposal {
  const remark = questionOf(turn, read) ?? unusableDetail(turn, read);
  if (remark !== null)
    return { kind: 'answer', ...remark, after: [...detailCalls(turn, read), ...wishBegun(turn, read)] };
  const answered = answerToShownQuestion(turn, read);
  if (answered !== null) return { kind: 'calls', calls: [answered] };
  const proposed = [...detailCalls(turn, read), ...surelyMeant(turn, read)];
  if (proposed.length > 0) return { kind: 'calls', calls: proposed };
  return (
    courtesy(turn, read) ?? {
      kind: 'unsure',
      // What no word of the message stands for is too faint even for a guess.
      best: hasPlace(read.intent) ? intentCalls(read.intent.value, read, turn.conversation.state) : [],
    }
  );
}

const hasPlace = ({ start, end }: Reading<Intent>): boolean => end > start;

/** A yes or a no in any words chooses the shown button that means it. */
function answerToShownQuestion({ conversation }: Turn, { intent }: Understanding): ToolCall | null {
  const means = intent.confidence < SURE_INTENT ? undefined : ANSWERS[intent.value];
  if (means === undefined) return null;
  return conversation.menu?.choices.find((choice) => choice.means === means)?.call ?? null;
}

const ANSWERS: Partial<Record<Intent, 'yes' | 'no'>> = { confirm: 'yes', deny: 'no' };

/** "Ok, go ahead" is read at 0.82; "okay thanks, I hope I can remember that" far below. */
const PLAIN_YES = 0.75;

/** Beside a way to pay these wish for nothing else, however faintly they were heard. */
const SAYS_HOW_TO_PAY: ReadonlySet<Intent> = new Set(['none', 'confirm', 'pay']);

/** An intent's own calls, unless details of the same message say it better ("book" with a name is the name). */
function surelyMeant(turn: Turn, read: Understanding): readonly ToolCall[] {
  const { state } = turn.conversation;
  // "Yes, online" says how to pay, whatever else the yes may mean.
  if (read.paymentMode !== null && SAYS_HOW_TO_PAY.has(read.intent.value))
    return intentCalls('pay', read, state);
  if (read.intent.confidence < SURE_INTENT) return [];
  const meant = intentCalls(read.intent.value, read, state);
  const hasDetails = Object.keys(usableDetails(turn, read)).length > 0;
  const isBegun = meant[0]?.tool === 'startBooking' && hasDetails;
  // "No, on Friday" corrects the day, "yes, and for my son too" adds somebody: neither agrees to a notice or refuses it, so it is asked again.
  const isAboutDetails =
    hasDetails &&
    (read.intent.value === 'deny' || (read.intent.value === 'confirm' && state === 'AWAITING_CONSENT'));
  // A consent is plain: a yes amid words that were not understood, or beside a question, is none.
  const isVagueYes =
    state === 'AWAITING_CONSENT' &&
    read.intent.value === 'confirm' &&
    (read.confidence < PLAIN_YES || read.otherIntents.length > 0);
  const isNewWish = read.intent.value === 'reschedule' && hasDetails;
  if (isVagueYes || isBegun || isAboutDetails || isNewWish || (hasDetails && namesDoctor(read))) return [];
  return [...meant, ...alsoMeant(turn, read)];
}

/** A question beside the main wish ("book tomorrow, and do you have parking?") is answered too. */
const ALSO_ANSWERED: readonly Intent[] = ['information', 'price'];

function alsoMeant(turn: Turn, read: Understanding): readonly ToolCall[] {
  return read.otherIntents
    .filter(
      (other) =>
        other.confidence >= SURE_INTENT &&
        ALSO_ANSWERED.includes(other.value) &&
        other.value !== read.intent.value,
    )
    .flatMap((other) => intentCalls(other.value, read, turn.conversation.state));
}

function detailCalls(turn: Turn, read: Understanding): readonly ToolCall[] {
  const details = usableDetails(turn, read);
  if (Object.keys(details).length === 0) return [];
  const recorded = call('recordDetails', details);
  return startsMoving(turn, read) ? [call('rescheduleAppointment'), recorded] : [recorded];
}

/** "I need an appointment with Dr Bose" begins a booking also where nobody here is called so, and "move it to the 40th" a move. */
const wishBegun = (turn: Turn, read: Understanding): readonly ToolCall[] =>
  startsMoving(turn, read) || (read.intent.value === 'book' && turn.conversation.state === 'IDLE')
    ? surelyMeant(turn, read)
    : [];

/** "Move it to Friday at 6" says what and where to in one message. */
const startsMoving = ({ conversation }: Turn, { intent }: Understanding): boolean =>
  intent.value === 'reschedule' && intent.confidence >= SURE_INTENT && STARTS_MOVING.has(conversation.state);

const STARTS_MOVING: ReadonlySet<ConversationState> = new Set([
  'IDLE',
  'AWAITING_REPORT_CHOICE',
  'AWAITING_REPORT_UPLOAD',
]);

/** "Dr Iyer" or "any doctor" under the question for a doctor chooses, and "Ravi, 34, with any doctor" is no question either. */
const namesDoctor = (read: Understanding): boolean =>
  read.intent.value === 'doctors' && (read.doctor !== null || read.anyDoctor !== null || tellsPerson(read));

/** Nobody who only enquires gives a phone, or a name with an age. */
const tellsPerson = (read: Understanding): boolean =>
  read.phone !== null || (read.name !== null && read.age !== null);

/** Intents in whose messages dates, doctors and complaints are about something else than a new booking. */
const NOT_ABOUT_BOOKING: ReadonlySet<Intent> = new Set([
  'cancel',
  'appointments',
  'doctors',
  'information',
  'price',
  'receipt',
  'report',
  'staff',
  'paid',
  'out_of_scope',
  'emergency',
]);

const ENQUIRIES: ReadonlySet<Intent> = new Set(['doctors', 'information', 'price']);

/** A doctor or a speciality that was asked for by name is not replaced by what a complaint suggests. */
const hasChosenDoctor = ({ doctorId, speciality, specialityIsSuggested }: Draft): boolean =>
  (doctorId !== null && doctorId !== 'any') || (speciality !== null && specialityIsSuggested === false);

/** "Naak behna" under the question for the reason is one, whatever else its words are used for; only a plain hijack is surer. */
const REASON_WORDS = 3;
const PLAINLY_OUTSIDE = 0.9;

const answersWhy = ({ conversation }: Turn, { intent, purpose }: Understanding): boolean =>
  conversation.state === 'AWAITING_PURPOSE' &&
  intent.value === 'out_of_scope' &&
  intent.confidence < PLAINLY_OUTSIDE &&
  purpose !== null &&
  purpose.value.split(/\s+/).length <= REASON_WORDS;

function usableDetails(turn: Turn, read: Understanding): ToolCall['arguments'] {
  const { state, draft } = turn.conversation;
  if (state === 'CHOOSING_NEW_SLOT' || state === 'CHOOSING_APPOINTMENT' || startsMoving(turn, read))
    return usableWish(turn, read);
  const isOnlyEnquiry =
    read.intent.confidence >= SURE_INTENT &&
    NOT_ABOUT_BOOKING.has(read.intent.value) &&
    !answersWhy(turn, read) &&
    !(ENQUIRIES.has(read.intent.value) && tellsPerson(read));
  const intent = read.intent.confidence >= SURE_INTENT ? read.intent.value : 'none';
  const details = {
    ...detailsRead(read, { hasDoctor: hasChosenDoctor(draft) }),
    ...usableWish(turn, read),
  };
  // "Ladki" under the question for the gender answers it; it does not say that the visit is for a daughter.
  if (state === 'AWAITING_GENDER' && read.gender !== null) return { gender: read.gender.value };
  if (BOOKING_STATES.has(state))
    return isOnlyEnquiry && !read.isCorrection && !namesDoctor(read) ? {} : details;
  if (state === 'IDLE') return isOnlyEnquiry ? {} : details;
  const isAfterBooking = state === 'AWAITING_REPORT_CHOICE' || state === 'AWAITING_REPORT_UPLOAD';
  return isAfterBooking && (intent === 'book' || (read.isCorrection && state === 'AWAITING_REPORT_CHOICE'))
    ? details
    : {};
}

/** A day on which nobody can come is not taken down; `unusableDetail` says why. */
const usableWish = (turn: Turn, read: Understanding): ToolCall['arguments'] =>
  refusedDay(turn, wishRead(read)) === null ? wishRead(read) : {};

/** A detail that was given but cannot be: said as such, so that the patient knows what to mend; the rest of the message counts. */
function unusableDetail(turn: Turn, read: Understanding): Remark | null {
  const { say } = wordingFor(turn);
  const { state } = turn.conversation;
  if (read.unusablePhone !== null && read.phone === null && state === 'AWAITING_PHONE')
    return { text: say.refusal({ code: 'unusable_phone' }) };
  if (read.unusableAge !== null && read.age === null && BOOKING_STATES.has(state))
    return { text: say.refusal({ code: 'unusable_age' }) };
  const day = wantsDays(state) ? refusedDay(turn, wishRead(read)) : null;
  if (day !== null) return { text: say.refusal(day) };
  if (read.unknownDoctor === null || read.doctor !== null) return null;
  return { text: say.refusal({ code: 'unknown_doctor', asked: read.unknownDoctor.value }) };
}

/** What is answered in words alone and leaves the conversation where it is. */
function courtesy(turn: Turn, read: Understanding): Proposal | null {
  if (read.intent.confidence < SURE_INTENT || answersWhy(turn, read)) return null;
  const { say } = wordingFor(turn);
  const { clinic } = turn.world.directory;
  if (read.intent.value === 'greeting') return { kind: 'calls', calls: [] };
  // Whoever takes leave is not asked what else they want.
  const leave =
    turn.conversation.state === 'IDLE' && turn.began.version > 0 ? { prompt: 'silent' as const } : {};
  if (read.intent.value === 'thanks') return { kind: 'answer', text: say.youAreWelcome(), ...leave };
  if (read.intent.value === 'goodbye')
    return { kind: 'answer', text: say.goodbye({ clinicName: clinic.name }), ...leave };
  if (read.intent.value === 'out_of_scope') return { kind: 'answer', text: say.outOfScope() };
  if (read.intent.value === 'book' && BOOKING_STATES.has(turn.conversation.state))
    return { kind: 'calls', calls: [] };
  return null;
}
