/** What a reader answers with. `receiveMessage` asks the readers in order until one is sure. */

import type { Prompt } from '../../app/turn/turn.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';

export type Proposal =
  /** Run these, one after the other, until one is refused. */
  | { readonly kind: 'calls'; readonly calls: readonly ToolCall[] }
  /** Nothing to do but to say something: thanks, out of scope, a question back. `after`: what the message held besides is done first. */
  | ({ readonly kind: 'answer'; readonly after?: readonly ToolCall[] } & Remark)
  /** A button of an earlier menu. */
  | { readonly kind: 'stale' }
  /** This reader cannot tell; `best` is its guess, for when nobody else can either. */
  | { readonly kind: 'unsure'; readonly best: readonly ToolCall[] };

/** Something said; `prompt` replaces the state's menu, `silent` leaves the last one as it stands. */
export interface Remark {
  readonly text: RichText;
  readonly prompt?: Prompt | 'silent';
}

export const calls = (...list: readonly ToolCall[]): Proposal => ({ kind: 'calls', calls: list });
export const call = (tool: string, args: ToolCall['arguments'] = {}): ToolCall => ({ tool, arguments: args });
