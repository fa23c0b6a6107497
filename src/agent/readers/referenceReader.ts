/** Reads a visit's reference beside the wish to change it, and a one-time code where one was asked for. */
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Understanding } from '../../understanding/reading.ts';
import { call, calls, type Proposal } from './proposal.ts';

const REFERENCE = /\bCF-[0-9A-Z]{5}\b/i;
const SIX_DIGITS = /^\s*(\d{3})[\s-]?(\d{3})\s*$/;

const CHANGES = { cancel: 'cancelAppointment', reschedule: 'rescheduleAppointment' } as const;

export function readReference(
  conversation: Conversation,
  { text, read }: { text: string; read: Understanding },
): Proposal | null {
  const digits = SIX_DIGITS.exec(text);
  if (digits !== null && asksForCode(conversation))
    return calls(call('proveOwnership', { code: `${digits[1] ?? ''}${digits[2] ?? ''}` }));
  const reference = REFERENCE.exec(text)?.[0];
  const { value } = read.intent;
  if (reference === undefined || (value !== 'cancel' && value !== 'reschedule')) return null;
  return calls(call(CHANGES[value], { reference: reference.toUpperCase() }));
}

const asksForCode = ({ menu }: Conversation): boolean =>
  menu?.choices.some(({ call: { tool } }) => tool === 'requestCode') === true;
