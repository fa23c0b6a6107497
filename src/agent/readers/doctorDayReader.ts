/** Reads a question whether a doctor is in on a day, so that it is answered and not taken for a booking. */
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { Understanding } from '../../understanding/reading.ts';
import { call, calls, type Proposal } from './proposal.ts';

/** "Is Dr Rao in on Sunday?", "Dr Rao sunday ko baithte hain kya", "क्या डॉ राव रविवार को आते हैं". */
const ASKS: readonly RegExp[] = [
  /^\s*(is|will|does|do|are)\b.*\b(in|there|available|sit|sits|sitting|come|comes|coming|on duty|working?)\b/i,
  /\b(baithte|baithenge|aate|aayenge|aaenge|milte|milenge|available|hote)\b[^.]*(\bkya\b|\?)/i,
  /\bkya\b.*\b(baithte|baithenge|aate|aayenge|aaenge|milte|milenge|hote)\b/i,
  /(क्या.*(बैठते|बैठेंगे|आते|आएँगे|आएंगे|मिलते|मिलेंगे|होते)|(बैठते|बैठेंगे|आते|आएँगे|आएंगे|मिलते|मिलेंगे|होते).*(क्या|\?))/u,
];

/** With a time of the day, or details of a person, it is a wish for a visit. Where the reason is asked for, any words might be one. */
const saysMore = (read: Understanding, state: ConversationState): boolean =>
  read.name !== null ||
  read.age !== null ||
  read.phone !== null ||
  (read.purpose !== null && state !== 'AWAITING_PURPOSE');

export function readDoctorDay(
  { state }: Conversation,
  { text, read }: { text: string; read: Understanding },
): Proposal | null {
  const when = read.when?.value ?? null;
  if (read.doctor === null || when?.date == null || when.time !== null || saysMore(read, state)) return null;
  if (!ASKS.some((pattern) => pattern.test(text))) return null;
  return calls(call('doctorDay', { doctor: read.doctor.value, date: when.date }));
}
