/** Reads what somebody writes while their words go to a patient: a word to the patient, an end to that, or something that sounds like the desk's own. */
import type { ChatKey } from '../../domain/message/chat.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { AdminReading } from '../../understanding/admin/readAdminMessage.ts';
import type { AdminToolList } from './adminGate.ts';
import type { AdminProposal } from './adminReader.ts';

export type InPatientChat =
  | { readonly kind: 'call'; readonly call: ToolCall }
  /** "Dr Rao is on leave on Monday": told to the patient, or done here? Nobody knows but who wrote it. */
  | { readonly kind: 'whose'; readonly call: ToolCall };

export interface PatientChatPlace {
  readonly chat: ChatKey;
  readonly reading: AdminReading;
  readonly proposal: AdminProposal;
  readonly tools: AdminToolList;
}

const STOPS =
  /^(?:please\s+)?(?:stop(?:\s+writing)?|done(?:\s+writing)?|bas|bas\s+itna(?:\s+hi)?|likhna\s+band(?:\s+kar(?:o|\s+do))?|बस|लिखना\s+बंद(?:\s+कर(?:ो|\s+दो))?)[.!।\s]*$/iu;

export function readInPatientChat(text: string, place: PatientChatPlace): InPatientChat {
  const { chat, reading } = place;
  if (STOPS.test(text.trim())) return { kind: 'call', call: { tool: 'leaveChat', arguments: {} } };
  if (isGivenBack(reading)) return { kind: 'call', call: { tool: 'giveBackChat', arguments: { chat } } };
  const deed = deedOf(place);
  return deed === null
    ? { kind: 'call', call: { tool: 'replyToPatient', arguments: { chat, text } } }
    : { kind: 'whose', call: deed };
}

/** "Give it back", and nothing beside it. */
const isGivenBack = ({ deeds, wishes, leftover, reference, figure }: AdminReading): boolean =>
  deeds.join() === 'giveBack' &&
  wishes.length === 0 &&
  leftover === '' &&
  reference === null &&
  figure === null;

/** What the words would do at the desk, where they would do something and are all accounted for. */
function deedOf({ proposal, tools }: PatientChatPlace): ToolCall | null {
  const [call] = proposal.kind === 'calls' ? proposal.calls : [];
  if (call === undefined || call.tool === 'replyToPatient') return null;
  return tools.get(call.tool)?.kind === 'write' ? call : null;
}
