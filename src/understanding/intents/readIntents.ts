/** Reads what the writer wants, surest first; called by understand after the details are read. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import { asksForAdvice } from '../advice/isAdviceQuestion.ts';
import { type Message, readingOf } from '../message.ts';
import type { Doubt, Intent, Reading } from '../reading.ts';
import { addAnswer } from './addAnswer.ts';
import { sidedWishes } from './asides.ts';
import { type Details, ideasOf, readWishes, TOO_CLOSE } from './readWishes.ts';
import { COURTESIES } from './rules.ts';
import { weighWishes } from './weighWishes.ts';

export interface IntentReadings {
  readonly intent: Reading<Intent>;
  readonly otherIntents: readonly Reading<Intent>[];
  readonly doubts: readonly Doubt[];
}

/** Less sure wishes are no rivals. */
const SURE_ENOUGH = 0.8;

/** How sure a booking is of which only the complaint has been said. */
const FROM_COMPLAINT = 0.62;

/** Details without a word of what for are a booking when nothing has been asked; in answer to a question they are the answer. */
function fromDetails(message: Message, details: Details): Reading<Intent> | null {
  const { state } = message.context;
  const isOpen = state === undefined || state === 'IDLE';
  const wish =
    details.doctor ??
    details.unknownDoctor ??
    details.when ??
    details.speciality ??
    details.purpose ??
    details.anyDoctor;
  if (!isOpen || wish === null || message.concepts.some((found) => found.meaning === 'goodbye')) return null;
  const count = [
    details.doctor ?? details.unknownDoctor,
    details.when,
    details.speciality,
    details.name,
    details.phone,
    details.age,
    details.forWhom,
  ].filter((one) => one !== null).length;
  const sure =
    details.speciality?.fromComplaint === true && count === 1
      ? FROM_COMPLAINT
      : 0.56 + 0.08 * Math.min(4, count);
  return { value: 'book', start: wish.start, end: wish.end, confidence: sure };
}

/** "Can I drink cold water with a fever?" names a complaint and asks for no visit. */
function withoutAdvice(message: Message, booking: Reading<Intent> | null): Reading<Intent> | null {
  const isComplaintAlone = booking !== null && booking.confidence <= FROM_COMPLAINT;
  return isComplaintAlone && message.complaints.length > 0 && asksForAdvice(message.words)
    ? { ...booking, value: 'out_of_scope', confidence: 0.8 }
    : booking;
}

/** A faint wish beside "thanks" or "bye" is part of the courtesy ("thanks for booking"); any clear one comes first. */
const FAINT = 0.68;

function rank(reading: Reading<Intent>): number {
  if (COURTESIES.has(reading.value)) return reading.value === 'greeting' ? 0 : 1;
  if (reading.value === 'emergency') return 3;
  return reading.confidence < FAINT ? 0.5 : 2;
}

function order(best: ReadonlyMap<Intent, Reading<Intent>>): readonly Reading<Intent>[] {
  return [...best.values()].sort((one, other) => rank(other) - rank(one) || compareSame(one, other));
}

/** Of two courtesies the first said counts, of two wishes the surer. */
function compareSame(one: Reading<Intent>, other: Reading<Intent>): number {
  return COURTESIES.has(one.value) ? one.start - other.start : other.confidence - one.confidence;
}

function doubtOf(sorted: readonly Reading<Intent>[]): readonly Doubt[] {
  const [first, second] = sorted;
  if (first === undefined || second === undefined) return [];
  const overlaps = first.start < second.end && second.start < first.end;
  const isClose = first.confidence - second.confidence <= TOO_CLOSE && second.confidence >= SURE_ENOUGH;
  return overlaps && isClose ? [{ kind: 'which_intent', intents: [first.value, second.value] }] : [];
}

/** "I have a cold, Dr Rao tomorrow at 10": a complaint with doctor, day and time asks for a visit, not who is here. */
const tellsVisit = ({ purpose, doctor, when }: Details): boolean =>
  purpose !== null &&
  doctor !== null &&
  when !== null &&
  when.value.date !== null &&
  when.value.time !== null;

const ANSWERS_TO: Partial<Record<ConversationState, keyof Details>> = {
  AWAITING_NAME: 'name',
  AWAITING_PHONE: 'phone',
  AWAITING_AGE: 'age',
  AWAITING_GENDER: 'gender',
};

/** What was asked for is no chit-chat, however little it sounds like a wish: Kavita is a name, and a poem as well. */
function withoutChat(message: Message, details: Details, best: Map<Intent, Reading<Intent>>): boolean {
  const asked = message.context.state === undefined ? undefined : ANSWERS_TO[message.context.state];
  const answer = asked === undefined ? null : details[asked];
  if (answer === null || typeof answer !== 'object') return false;
  const chat = best.get('out_of_scope');
  if (chat !== undefined && chat.start >= answer.start && chat.end <= answer.end) best.delete('out_of_scope');
  return !best.has('out_of_scope');
}

/** The wishes of the message. `none` when it only holds details or nothing that is known. */
export function readIntents(message: Message, details: Details): IntentReadings {
  const ideas = ideasOf(message, details);
  const best = readWishes(message, ideas);
  const barred = new Set(sidedWishes(message));
  if (!addAnswer(message, details, best) && message.answers.some((one) => one.meaning === 'no'))
    barred.add('deny');
  if (withoutChat(message, details, best)) barred.add('out_of_scope');
  const booking = withoutAdvice(message, fromDetails(message, details));
  if (booking?.value === 'book' && tellsVisit(details)) {
    best.delete('doctors');
    barred.add('doctors');
  }
  if (booking !== null && (best.get(booking.value)?.confidence ?? 0) < booking.confidence)
    best.set(booking.value, booking);
  if (details.redFlag !== null) {
    best.set('emergency', {
      ...details.redFlag,
      value: 'emergency',
      confidence: Math.max(0.97, details.redFlag.confidence),
    });
  }
  const emergency = message.concepts.find((one) => one.meaning === 'emergency');
  if (emergency !== undefined && details.redFlag === null) {
    best.set('emergency', readingOf(message.words, emergency, { value: 'emergency', confidence: 0.9 }));
  }
  const sorted = order(best);
  const intent = weighWishes({ message, details, ideas, sorted, barred });
  const otherIntents = sorted.filter(
    (one) => one.value !== intent.value && (one.confidence >= 0.6 || COURTESIES.has(one.value)),
  );
  return { intent, otherIntents, doubts: doubtOf(sorted) };
}
