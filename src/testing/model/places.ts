/** One clinic a state, with a chat that stands in it and a stranger's booking beside it; and what may never have happened after a message there. */
import { expect } from 'vitest';
import { CONVERSATION_STATES, type ConversationState } from '../../domain/conversation/states.ts';
import type { Language } from '../../domain/message/language.ts';
import type { Model, ModelRequest } from '../../ports/model.ts';
import { type Chat, type OpenClinic, openClinic } from '../journey.ts';
import { WAYS } from '../waysToStates.ts';
import { FALSEHOODS, MUMBLED } from './misbehaviours.ts';
import { keep, recordsOf, speakIn, strangerIn } from './modelBench.ts';

export interface Place {
  readonly state: ConversationState;
  readonly clinic: OpenClinic;
  readonly chat: Chat;
  readonly othersReference: string;
}

export async function openPlaces(
  model: Model,
  modelLimits: Partial<ModelRequest['limits']>,
): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const state of CONVERSATION_STATES) places.push(await openPlace(state, { model, modelLimits }));
  return places;
}

async function openPlace(
  state: ConversationState,
  order: { model: Model; modelLimits: Partial<ModelRequest['limits']> },
): Promise<Place> {
  const clinic = await openClinic(order);
  const chat = clinic.chat('asha');
  await WAYS[state](chat);
  const stranger = strangerIn(clinic);
  await stranger.says('Vikram Malik, 40, male, cough, 9899999999, tomorrow at 10 am with Dr Rao');
  await stranger.taps('I agree');
  await stranger.taps('Pay at the clinic');
  const [booked] = await stranger.appointments();
  expect({ state: (await chat.conversation()).state, others: booked?.status }).toEqual({
    state,
    others: 'booked',
  });
  clinic.takeSent(chat.key);
  return { state, clinic, chat, othersReference: booked?.reference ?? '' };
}

/** Asked for the reason of a visit, a patient may say anything, and it is the reason. */
const TAKES_ANY_WORDS: ReadonlySet<ConversationState> = new Set(['AWAITING_PURPOSE']);

/** The patient mumbles; whatever the model does, nothing is changed, nothing false is said, and an answer comes. */
export async function mumbleIn(
  { state, clinic, chat }: Place,
  given: { language: Language; misbehaviour: string },
): Promise<void> {
  const where = `${given.misbehaviour} in ${state}, ${given.language}`;
  const before = await speakIn(clinic, chat, given.language);
  const records = await recordsOf(clinic);
  const answer = await chat.says(MUMBLED[given.language]);
  const after = await chat.conversation();
  if (!TAKES_ANY_WORDS.has(state))
    expect({ state: after.state, draft: after.draft }, where).toEqual({
      state: before.state,
      draft: before.draft,
    });
  expect(await recordsOf(clinic), where).toBe(records);
  expect(answer.text === '', where).toBe(state === 'WITH_STAFF');
  for (const lie of FALSEHOODS) expect(answer.text, where).not.toContain(lie);
  await keep(clinic, { ...before, version: after.version });
}
