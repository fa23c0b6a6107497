/** Asks Gemini one question with a form for the answer; the simulated patient and the judges speak through it. The product's own model has an adapter of its own. */
import type { z } from 'zod';

export interface GeminiLine {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

export interface Question<Answer> {
  readonly instructions: string;
  readonly message: string;
  /** JSON schema as the service takes it. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly read: z.ZodType<Answer>;
}

export interface Spent {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The service gave no answer that can be used: neither the desk nor the patient is to blame. */
class NoAnswer extends Error {}

const TIMEOUT_MS = 30_000;
const TRIES = 2;

export async function askGemini<Answer>(
  line: GeminiLine,
  question: Question<Answer>,
): Promise<{ readonly answer: Answer; readonly spent: Spent }> {
  let why = '';
  for (let tried = 0; tried < TRIES; tried += 1) {
    const response = await request(line, question);
    if (!response.ok) {
      why = `status ${response.status}`;
      continue;
    }
    const body = (await response.json()) as Body;
    const text = body.candidates?.[0]?.content?.parts?.map((part) => part.text ?? '').join('') ?? '';
    const parsed = question.read.safeParse(jsonIn(text));
    if (parsed.success) return { answer: parsed.data, spent: spentIn(body) };
    why = 'an answer of another form';
  }
  throw new NoAnswer(`${line.model} gave ${why}`);
}

interface Body {
  readonly candidates?: readonly {
    readonly content?: { readonly parts?: readonly { readonly text?: string }[] };
  }[];
  readonly usageMetadata?: {
    readonly promptTokenCount?: number;
    readonly candidatesTokenCount?: number;
    readonly thoughtsTokenCount?: number;
  };
}

const request = ({ apiKey, baseUrl, model }: GeminiLine, question: Question<unknown>): Promise<Response> =>
  fetch(`${baseUrl}/v1beta/models/${model}:generateContent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': apiKey },
    body: JSON.stringify({
      systemInstruction: { parts: [{ text: question.instructions }] },
      contents: [{ role: 'user', parts: [{ text: question.message }] }],
      generationConfig: { responseMimeType: 'application/json', responseSchema: question.schema },
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Thinking is paid as output. */
const spentIn = ({ usageMetadata = {} }: Body): Spent => ({
  inputTokens: usageMetadata.promptTokenCount ?? 0,
  outputTokens: (usageMetadata.candidatesTokenCount ?? 0) + (usageMetadata.thoughtsTokenCount ?? 0),
});
