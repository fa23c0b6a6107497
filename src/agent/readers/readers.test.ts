/** Holds menus, commands and intents to their tables: each means one thing in each state, and what is meant is allowed there. */
import { describe, expect, it } from 'vitest';
import { PATIENT_TOOLS } from '../../../tools/patient/index.ts';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import { type Conversation, newConversation } from '../../domain/conversation/conversation.ts';
import { asksOf } from '../../domain/conversation/position.ts';
import { CONVERSATION_STATES, type ConversationState } from '../../domain/conversation/states.ts';
import { COMMANDS } from '../../domain/message/incomingMessage.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { CAST, MONDAY_TEN, TIME_ZONE } from '../../testing/clinic.ts';
import { INTENTS, type Understanding } from '../../understanding/reading.ts';
import { understand } from '../../understanding/understand.ts';
import { readCommand, readTypedCommand } from './commandReader.ts';
import { intentCalls } from './intentCalls.ts';
import { readTap, readTypedChoice } from './menuReader.ts';
import { call } from './proposal.ts';

const CHOICES = [
  { label: 'Dr Lakshmi Iyer · ₹600', call: call('recordDetails', { doctor: 'd-iyer' }) },
  { label: 'Any doctor', call: call('recordDetails', { doctor: 'any' }) },
  { label: 'Back', call: call('goBack') },
];
const standing = (state: ConversationState): Conversation => ({
  ...newConversation(CAST.asha.chat, MONDAY_TEN),
  version: 7,
  state,
  menu: { version: 7, choices: CHOICES },
});

const ASK_OF = new Map(PATIENT_TOOLS.map((tool) => [tool.name, tool.ask]));

/** Whether the first of the calls is allowed where the conversation stands; later ones follow from it. */
const isAllowedFirst = (calls: readonly ToolCall[], state: ConversationState): boolean => {
  const ask = ASK_OF.get(calls[0]?.tool ?? 'showMenu');
  return ask === null || (ask !== undefined && asksOf(state).has(ask));
};

const read: Understanding = understand('yes', {
  now: MONDAY_TEN,
  timeZone: TIME_ZONE,
  doctors: DEMO_DOCTORS,
});

describe('a tapped button', () => {
  it('of the present menu does what it says', () => {
    expect(readTap(standing('SELECTING_DOCTOR'), { menuVersion: 7, index: 1 })).toEqual({
      kind: 'calls',
      calls: [CHOICES[1]?.call],
    });
  });

  it.each([
    ['of an earlier menu', { menuVersion: 6, index: 1 }],
    ['of a menu that does not exist yet', { menuVersion: 8, index: 1 }],
    ['that the menu does not have', { menuVersion: 7, index: 3 }],
    ['with a negative place', { menuVersion: 7, index: -1 }],
  ])('%s is stale', (_, tap) => {
    expect(readTap(standing('SELECTING_DOCTOR'), tap)).toEqual({ kind: 'stale' });
  });

  it('before any menu was shown is stale', () => {
    expect(readTap({ ...standing('IDLE'), menu: null }, { menuVersion: 7, index: 0 })).toEqual({
      kind: 'stale',
    });
  });
});

describe('typed words', () => {
  it.each(['any doctor', '  ANY   Doctor ', '2', '2 wala', 'doosra', 'the second one'])(
    '“%s” is the second button',
    (text) => {
      expect(readTypedChoice(standing('SELECTING_DOCTOR'), text)).toEqual({
        kind: 'calls',
        calls: [CHOICES[1]?.call],
      });
    },
  );

  it.each(['4', '0', '12', 'any doctors', '', 'doctor', 'chautha', 'option 12'])(
    '“%s” names no button',
    (text) => {
      expect(readTypedChoice(standing('SELECTING_DOCTOR'), text)).toBeNull();
    },
  );

  it.each(['AWAITING_AGE', 'AWAITING_PHONE', 'AWAITING_PURPOSE', 'WITH_STAFF'] as const)(
    'a number in %s is never the number of a button',
    (state) => {
      expect(readTypedChoice(standing(state), '2')).toBeNull();
      expect(readTypedChoice(standing(state), 'Back')).toEqual({ kind: 'calls', calls: [call('goBack')] });
    },
  );

  it.each([
    ['back', 'goBack'],
    ['Peeche jao', 'goBack'],
    ['वापस', 'goBack'],
    ['Start over!', 'startOver'],
    ['शुरू से', 'startOver'],
    ['help', 'showHelp'],
    ['मदद', 'showHelp'],
  ])('“%s” is a command', (text, tool) => {
    expect(readTypedCommand(standing('IDLE'), text)).toEqual({ kind: 'calls', calls: [call(tool)] });
  });

  it.each(['my back hurts', 'help me with my knee', 'do not start over please'])('“%s” is none', (text) => {
    expect(readTypedCommand(standing('IDLE'), text)).toBeNull();
  });
});

describe.each(CONVERSATION_STATES)('in %s', (state) => {
  it('every command means something that is allowed there', () => {
    for (const command of COMMANDS) {
      const proposal = readCommand(standing(state), command);
      if (proposal.kind !== 'calls') throw new Error('a command is a list of calls');
      expect([command, isAllowedFirst(proposal.calls, state)]).toEqual([command, true]);
    }
  });

  it('every intent means calls that are allowed there, or nothing', () => {
    if (state === 'WITH_STAFF') return;
    for (const intent of INTENTS) {
      const calls = intentCalls(intent, read, state);
      expect([intent, calls, isAllowedFirst(calls, state)]).toEqual([intent, calls, true]);
      expect(new Set(calls.map((one) => JSON.stringify(one))).size).toBe(calls.length);
    }
  });
});

describe('the same word in different places', () => {
  const toolsOf = (intent: (typeof INTENTS)[number], state: ConversationState) =>
    intentCalls(intent, read, state).map((one) => one.tool);

  it.each([
    ['confirm', 'AWAITING_CONSENT', ['acceptConsent']],
    ['confirm', 'SELECTING_PAYMENT_MODE', []],
    ['confirm', 'CONFIRMING_CANCEL', ['confirmCancel']],
    ['confirm', 'IDLE', []],
    ['deny', 'AWAITING_CONSENT', ['declineConsent']],
    ['deny', 'CONFIRMING_CANCEL', ['goBack']],
    ['cancel', 'SELECTING_SLOT', ['startOver']],
    ['cancel', 'IDLE', ['cancelAppointment']],
    ['cancel', 'CONFIRMING_CANCEL', ['confirmCancel']],
    ['reschedule', 'IDLE', ['rescheduleAppointment']],
    ['reschedule', 'AWAITING_PAYMENT', ['findSlots']],
    ['paid', 'AWAITING_PAYMENT', ['checkPayment']],
    ['paid', 'IDLE', ['myAppointments']],
    ['book', 'IDLE', ['startBooking']],
    ['book', 'AWAITING_AGE', []],
  ] as const)('%s in %s proposes %j', (intent, state, tools) => {
    expect(toolsOf(intent, state)).toEqual(tools);
  });
});
