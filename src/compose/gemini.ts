/** Makes the agent's model and the transcriber of one Gemini key; they share the breaker, for both spend the same quota. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Model } from '../ports/model.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import { createBreaker } from '../services/ai/breaker.ts';
import { createGeminiModel } from '../services/ai/gemini/geminiModel.ts';
import { createGeminiTranscriber } from '../services/ai/gemini/geminiTranscriber.ts';
import { loadTranscribePrompt } from './prompts.ts';

export interface GeminiConnection {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function connectGemini(connection: GeminiConnection): {
  readonly model: Model;
  readonly transcriber: Transcriber;
} {
  const breaker = createBreaker(connection);
  return {
    model: createGeminiModel({ ...connection, breaker }),
    transcriber: createGeminiTranscriber({ ...connection, breaker, prompt: loadTranscribePrompt() }),
  };
}
