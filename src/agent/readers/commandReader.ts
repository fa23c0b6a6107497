/** Reads slash commands, and the few words that mean one: they mean the same in every state. */
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Command } from '../../domain/message/incomingMessage.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { fold } from './menuReader.ts';
import { call, calls, type Proposal } from './proposal.ts';

const CALLS: { readonly [Name in Command]: (conversation: Conversation) => readonly ToolCall[] } = {
  // A fresh start shows where the chat stands; nothing that was told is lost by it.
  start: ({ state }) => (state === 'WITH_STAFF' ? [call('goBack')] : []),
  help: () => [call('showHelp')],
  cancel: () => [call('startOver')],
  restart: () => [call('startOver')],
  back: () => [call('goBack')],
  language: () => [call('setLanguage')],
  book: ({ state }) => (STARTS_BOOKING.has(state) ? [call('startBooking')] : []),
  appointments: () => [call('myAppointments')],
  staff: ({ state }) => (state === 'WITH_STAFF' ? [] : [call('askForStaff')]),
};

const STARTS_BOOKING: ReadonlySet<string> = new Set([
  'IDLE',
  'AWAITING_REPORT_CHOICE',
  'AWAITING_REPORT_UPLOAD',
  'CHOOSING_APPOINTMENT',
]);

/** Whole messages only, so that "my back hurts" is no way back. */
const TYPED: { readonly [Name in Command]?: readonly string[] } = {
  help: ['help', 'help me', 'madad', 'madad chahiye', 'मदद', 'मदद चाहिए'],
  restart: [
    'start over',
    'start again',
    'restart',
    'begin again',
    'shuru se',
    'shuru se karo',
    'phir se shuru karo',
    'शुरू से',
    'शुरू से करो',
    'फिर से शुरू करो',
  ],
  back: [
    'back',
    'go back',
    'peeche',
    'piche',
    'peeche jao',
    'wapas',
    'wapas jao',
    'पीछे',
    'पीछे जाओ',
    'वापस',
    'वापस जाओ',
  ],
};

const COMMAND_OF: ReadonlyMap<string, Command> = new Map(
  Object.entries(TYPED).flatMap(([command, words]) =>
    words.map((word) => [word, command as Command] as const),
  ),
);

/** Null where the text is no such word. */
export function readTypedCommand(conversation: Conversation, text: string): Proposal | null {
  const command = COMMAND_OF.get(fold(text).replace(/[.!।?]+$/u, ''));
  return command === undefined ? null : readCommand(conversation, command);
}

export const readCommand = (conversation: Conversation, command: Command): Proposal =>
  calls(...CALLS[command](conversation));
