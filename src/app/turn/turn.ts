/** One turn on one chat inside one transaction (or one part of a turn that takes several): use cases change it, `closeTurn` turns it into rows. */

import type { Conversation } from '../../domain/conversation/conversation.ts';
import { newConversation } from '../../domain/conversation/conversation.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import type { Choice, LinkButton, MessageTemplate, RichText } from '../../domain/message/outgoingMessage.ts';
import type { OutboxTask } from '../../ports/outboxTask.ts';
import type { Tables } from '../../ports/store.ts';
import type { Wording } from '../../wording/wording.ts';
import { wordingOf } from '../../wording/wordingOf.ts';
import type { CallTrace, ReaderName } from './turnTrace.ts';
import type { World } from './world.ts';

/** One thing said in a turn. Neighbours are joined into one message; a lasting one stands alone. */
export interface Saying {
  readonly text: RichText;
  readonly lasts: boolean;
  readonly links: readonly LinkButton[];
  /** Answers of read tools: a model that answers in its own words replaces them. */
  readonly replaceable: boolean;
  /** Buttons that stay of use whatever the chat does meanwhile; only of a lasting saying. */
  readonly choices: readonly (readonly Choice[])[];
  /** How a channel says it where it may not speak freely. */
  readonly template: MessageTemplate | null;
}

/** The menu that ends a turn. */
export interface Prompt {
  readonly text: RichText;
  readonly choices: readonly (readonly Choice[])[];
  readonly links?: readonly LinkButton[];
  readonly contactButton?: string | null;
  readonly lasts?: boolean;
  /** Which page of the choices is shown where they are numbered; the first when absent. */
  readonly page?: number;
}

export interface Turn {
  readonly id: string;
  readonly world: World;
  readonly tables: Tables;
  readonly now: Date;
  /** The conversation as this transaction found it. */
  readonly before: Conversation;
  /** The conversation as it stood when the patient's message was taken up: what the patient had seen when they wrote. */
  readonly began: Conversation;
  /** Which part of the turn: 0, the closing one, is the only one of most turns. */
  readonly part: number;
  conversation: Conversation;
  readonly sayings: Saying[];
  readonly tasks: { readonly task: OutboxTask; readonly dedupeKey: string; readonly lane: string }[];
  /** A menu instead of the state's own: other days, more times. `silent`: none at all. */
  prompt: Prompt | 'of_state' | 'silent';
  /** The message whose button was tapped. */
  readonly replaces: string | null;
  reader: ReaderName;
  readonly calls: CallTrace[];
}

export interface TurnSubject {
  readonly id: string;
  readonly chat: ChatKey;
  readonly replaces: string | null;
}

/** What a part of a turn takes over from the turn's beginning. */
export interface TurnPart {
  readonly began: Conversation;
  readonly part: number;
}

export async function openTurn(
  world: World,
  tables: Tables,
  subject: TurnSubject & Partial<TurnPart>,
): Promise<Turn> {
  const now = world.clock.now();
  const conversation = (await tables.conversations.load(subject.chat)) ?? newConversation(subject.chat, now);
  return {
    id: subject.id,
    world,
    tables,
    now,
    before: conversation,
    began: subject.began ?? conversation,
    part: subject.part ?? 0,
    conversation,
    sayings: [],
    tasks: [],
    prompt: 'of_state',
    replaces: subject.replaces,
    reader: 'none',
    calls: [],
  };
}

export const wordingFor = (turn: Turn): Wording => wordingOf(turn.conversation.language);

/** A template speaks the language of the chat. */
export type SpokenTemplate = Omit<MessageTemplate, 'language'>;

interface SayingOptions extends Partial<Omit<Saying, 'text' | 'template'>> {
  readonly template?: SpokenTemplate | null;
}

export function say(turn: Turn, text: RichText, { template = null, ...options }: SayingOptions = {}): void {
  turn.sayings.push({
    text,
    lasts: false,
    links: [],
    replaceable: false,
    choices: [],
    template: template === null ? null : { ...template, language: turn.conversation.language },
    ...options,
  });
}

/** Puts a task into the outbox with this turn's commit. The key makes a second one like it impossible. */
export function enqueue(turn: Turn, task: OutboxTask, order: { dedupeKey: string; lane?: string }): void {
  turn.tasks.push({ task, dedupeKey: order.dedupeKey, lane: order.lane ?? turn.conversation.chat });
}
