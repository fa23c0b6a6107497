/** Clinics that share one Gemini stand-in through the real adapter, for the tests of what a model may do to a conversation. */
import { onTestFinished } from 'vitest';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { Language } from '../../domain/message/language.ts';
import type { Model } from '../../ports/model.ts';
import { type GeminiStandIn, startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import type { Breaker } from '../../services/ai/breaker.ts';
import { createGeminiModel } from '../../services/ai/gemini/geminiModel.ts';
import { systemClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { CAST } from '../clinic.ts';
import { type Chat, chatOf, type OpenClinic } from '../journey.ts';

/** A breaker that never opens: each failure is tried on every chat. */
const NEVER_OPEN: Breaker = { isAvailable: () => true, admit: () => null, ended: () => undefined };

export interface ModelBench {
  readonly standIn: GeminiStandIn;
  readonly model: Model;
}

export async function startModelBench(options: { readonly breaker?: Breaker } = {}): Promise<ModelBench> {
  const standIn = await startGeminiStandIn({ keepRequests: 20_000 });
  onTestFinished(() => standIn.close());
  const model = createGeminiModel({
    apiKey: standIn.apiKey,
    baseUrl: standIn.url,
    model: 'gemini-3.8-flash',
    log: recordingLog(),
    clock: systemClock,
    breaker: options.breaker ?? NEVER_OPEN,
  });
  return { standIn, model };
}

/** A chat of somebody else in the same clinic, whose appointment nobody may touch. */
export const strangerIn = (clinic: OpenClinic): Chat =>
  chatOf(clinic, { ...CAST.vikram, chat: chatKey('telegram', '9777') });

/** The conversation as it is, in another language. */
export async function speakIn(clinic: OpenClinic, chat: Chat, language: Language): Promise<Conversation> {
  const conversation: Conversation = { ...(await chat.conversation()), language, languageChosen: true };
  await keep(clinic, conversation);
  return conversation;
}

export const keep = (clinic: OpenClinic, conversation: Conversation): Promise<void> =>
  clinic.store.transact((tables) => tables.conversations.save(conversation));

/** Everything that an effect would change: who has which appointment in which status, and what was paid. */
export const recordsOf = (clinic: OpenClinic): Promise<string> =>
  clinic.store.read(async (tables) => {
    const appointments = await tables.appointments.between('2026-01-01', '2027-12-31');
    return JSON.stringify(
      appointments.map(({ id, chat, status, slotId, paymentStatus, patientId }) => ({
        id,
        chat,
        status,
        slotId,
        paymentStatus,
        patientId,
      })),
    );
  });
