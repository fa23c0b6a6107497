/** What the patient did to cause a turn, as somebody could do it again: for the trace, from which the playground saves scenarios. */
import type { IncomingContent } from '../../domain/message/incomingMessage.ts';
import type { Turn } from './turn.ts';

export type PatientDeed =
  | { readonly did: 'say'; readonly words: string }
  /** `tool` is null for a button that was not shown any more. */
  | { readonly did: 'tap'; readonly label: string; readonly tool: string | null }
  | { readonly did: 'command'; readonly command: string }
  | { readonly did: 'contact'; readonly isOwn: boolean }
  | { readonly did: 'file'; readonly name: string | null }
  | { readonly did: 'voice' | 'block' | 'unblock' | 'other' };

export function patientDeed(turn: Turn, content: IncomingContent): PatientDeed {
  switch (content.kind) {
    case 'text':
      return { did: 'say', words: content.text };
    case 'choice':
      return tapOf(turn, content);
    case 'command':
      return { did: 'command', command: content.command };
    case 'contact':
      return { did: 'contact', isOwn: content.isOwn };
    case 'file':
      return { did: 'file', name: content.file.fileName };
    case 'voice':
      return { did: 'voice' };
    case 'reachability':
      return { did: content.reachable ? 'unblock' : 'block' };
    case 'late':
    case 'unsupported':
      return { did: 'other' };
  }
}

function tapOf(
  turn: Turn,
  { menuVersion, index }: Extract<IncomingContent, { kind: 'choice' }>,
): PatientDeed {
  const { menu } = turn.began;
  const choice = menu?.version === menuVersion ? menu.choices[index] : undefined;
  return { did: 'tap', label: choice?.label ?? '', tool: choice?.call.tool ?? null };
}
