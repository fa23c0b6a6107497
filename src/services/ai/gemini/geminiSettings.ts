/** How Gemini is asked to answer: safety, length, thinking; by the agent and by the transcription. */
import { HarmBlockThreshold, HarmCategory } from '@google/generative-ai';

/**
 * Patients speak of bodies, drugs, wounds and sex, and must not be cut off for it: only what the service is sure of is blocked.
 * Advice and red flags are kept out by the prompt, the reply check and the screen before any reader, not by these.
 */
export const SAFETY_SETTINGS = [
  HarmCategory.HARM_CATEGORY_HARASSMENT,
  HarmCategory.HARM_CATEGORY_HATE_SPEECH,
  HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,
  HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
].map((category) => ({ category, threshold: HarmBlockThreshold.BLOCK_ONLY_HIGH }));

/** A few sentences and six calls are under 500 tokens; thinking is counted among the output and needs the rest. */
export const AGENT_OUTPUT_TOKENS = 2_048;
/** Two minutes of quick Hindi are about 320 words, in Devanagari about 1,300 tokens; thinking takes its share too. */
export const TRANSCRIPT_OUTPUT_TOKENS = 3_072;

export interface Sampling {
  readonly temperature?: number;
  readonly thinkingConfig?: { readonly thinkingLevel: 'LOW' } | { readonly thinkingBudget: number };
}

/**
 * Gemini 3 and later: thinking level `low` (`minimal` is refused by gemini-3.8-flash with 400) and the default temperature;
 * the Gemini 3 guide (ai.google.dev/gemini-api/docs/gemini-3) warns of loops below 1.0. Gemini 2.5: a small thinking budget.
 */
export function samplingFor(model: string): Sampling {
  const version = Number(/^(?:models\/)?gemini-(\d+(?:\.\d+)?)/.exec(model)?.[1] ?? 0);
  if (version >= 3) return { thinkingConfig: { thinkingLevel: 'LOW' } };
  if (version >= 2.5) return { temperature: LOW_TEMPERATURE, thinkingConfig: { thinkingBudget: 512 } };
  return { temperature: LOW_TEMPERATURE };
}

/** A receptionist is asked to be the same every day. */
const LOW_TEMPERATURE = 0.2;
