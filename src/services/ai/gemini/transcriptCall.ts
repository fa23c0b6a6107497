/** The one request that a voice note makes, by Google's own package; loaded by `geminiTranscriber.ts` only when there is a key. */
import { GoogleGenerativeAI, type Schema, SchemaType } from '@google/generative-ai';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../domain/message/language.ts';
import type { VoiceNote } from '../../../ports/transcriber.ts';
import type { GeminiAccess } from '../agent/agentRun.ts';
import { AnswerFault, faultOf, type GeminiAnswer, tokensOf } from '../answerFault.ts';
import { SAFETY_SETTINGS, samplingFor, TRANSCRIPT_OUTPUT_TOKENS } from './geminiSettings.ts';

export interface SpokenText {
  readonly speech: boolean;
  readonly text: string;
  readonly language: Language;
  readonly unclear: boolean;
}

export interface TranscriptCall {
  readonly access: GeminiAccess;
  readonly prompt: string;
  readonly note: VoiceNote;
  readonly signal: AbortSignal;
  readonly onTokens: (tokens: { readonly input: number; readonly output: number }) => void;
}

const ANSWER_SCHEMA: Schema = {
  type: SchemaType.OBJECT,
  properties: {
    speech: { type: SchemaType.BOOLEAN },
    text: { type: SchemaType.STRING },
    language: { type: SchemaType.STRING, format: 'enum', enum: [...LANGUAGES] },
    unclear: { type: SchemaType.BOOLEAN },
  },
  required: ['speech', 'text', 'language', 'unclear'],
};

/** Throws an `AnswerFault` or what the package throws; `readCallFailure` reads both. */
export async function askForTranscript(call: TranscriptCall): Promise<SpokenText> {
  const { access, note, signal } = call;
  const model = new GoogleGenerativeAI(access.apiKey).getGenerativeModel(
    {
      model: access.model,
      systemInstruction: call.prompt,
      safetySettings: SAFETY_SETTINGS,
      generationConfig: {
        ...samplingFor(access.model),
        maxOutputTokens: TRANSCRIPT_OUTPUT_TOKENS,
        responseMimeType: 'application/json',
        responseSchema: ANSWER_SCHEMA,
      },
    },
    { baseUrl: access.baseUrl },
  );
  // The package's own `timeout` leaves its timer running after the answer; our signal carries the deadline instead.
  const { response } = await model.generateContent({ contents: [contentOf(note)] }, { signal });
  call.onTokens(tokensOf(response));
  const fault = faultOf(response);
  if (fault !== null) throw new AnswerFault(fault);
  return readSpokenText(textOf(response), note.language);
}

function contentOf({ bytes, contentType, language }: VoiceNote) {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return {
    role: 'user',
    parts: [
      { inlineData: { mimeType: contentType, data } },
      { text: `The language of the conversation so far: ${language}.` },
    ],
  };
}

function textOf(answer: GeminiAnswer): string {
  const parts = answer.candidates?.[0]?.content?.parts ?? [];
  return parts.map(({ text, thought }) => (thought === true ? '' : (text ?? ''))).join('');
}

function readSpokenText(json: string, language: Language): SpokenText {
  const answer = z.object({
    speech: z.boolean(),
    text: z.string(),
    language: z.enum(LANGUAGES).catch(language),
    unclear: z.boolean().catch(true),
  });
  const parsed = answer.safeParse(parseJson(json));
  if (!parsed.success) throw new AnswerFault('malformed');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
