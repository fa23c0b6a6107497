/** The `Transcriber` port on Gemini: voice notes to text, within limits; made by `compose.ts` when there is a key. */
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Transcriber, TranscriptRefusal, VoiceNote } from '../../../ports/transcriber.ts';
import type { Result } from '../../../types/result.ts';
import { no, ok } from '../../../types/result.ts';
import type { GeminiAccess } from '../agent/agentRun.ts';
import { type Breaker, createBreaker } from '../breaker.ts';
import { endingOf, readCallFailure } from '../callFailure.ts';
import type { SpokenText } from './transcriptCall.ts';

export interface GeminiTranscriberOptions extends GeminiAccess {
  /** The filled prompt of `prompts/transcribe.md`. */
  readonly prompt: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Shared with the agent, for both spend the quota of one key; one of its own when absent. */
  readonly breaker?: Breaker;
  readonly timeoutMs?: number;
}

/** Two minutes at WhatsApp's highest rate are under 2 MB; base64 makes a third more of it, and the service's limit of a request is 20 MB. */
export const MAX_VOICE_BYTES = 5 * 1024 * 1024;
/** Longer notes are stories, and cost 32 tokens a second; what a booking needs is said in a quarter of it. */
export const MAX_VOICE_SECONDS = 120;
/** What Telegram and WhatsApp record, under the names that are met for it, and the name under which the service takes it inline. */
const WIRE_TYPES: ReadonlyMap<string, string> = new Map([
  ['audio/ogg', 'audio/ogg'],
  // So a short Opus file is called by looking at its bytes.
  ['application/ogg', 'audio/ogg'],
  ['audio/opus', 'audio/ogg'],
  ['audio/mpeg', 'audio/mpeg'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/mp4', 'audio/mp4'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/aac', 'audio/aac'],
  ['audio/wav', 'audio/wav'],
]);
/** The patient must hear of a failure within half a minute of sending; a minute of speech takes two to four seconds. */
const TRANSCRIPT_TIMEOUT_MS = 15_000;

/** Never rejects. Nothing of the sound or the text is logged; what could not be made out is `isSure: false`, not a guess. */
export function createGeminiTranscriber(options: GeminiTranscriberOptions): Transcriber {
  const breaker = options.breaker ?? createBreaker(options);
  const loaded = import('./transcriptCall.ts');
  loaded.catch(() => options.log.error('transcriber.notLoaded'));
  return {
    transcribe: async (note) => {
      const refusal = refusalOf(note);
      if (refusal !== null) return no(refusal);
      if (note.signal.aborted || breaker.admit() !== null) return no({ code: 'unavailable' });
      const watch = watchNote(note.signal, options.timeoutMs ?? TRANSCRIPT_TIMEOUT_MS);
      try {
        const { askForTranscript } = await loaded;
        const { prompt } = options;
        const access = { ...options, baseUrl: options.baseUrl.replace(/\/+$/, '') };
        const spoken = await askForTranscript({
          access,
          prompt,
          note: { ...note, contentType: wireTypeOf(note.contentType) ?? note.contentType },
          signal: watch.signal,
          onTokens: watch.countTokens,
        });
        breaker.ended({ kind: 'answered' });
        return resultOf(spoken, watch);
      } catch (error) {
        return no(noteFailure({ options, breaker, error, watch }));
      } finally {
        watch.close();
      }
    },
  };
}

/** `audio/ogg; codecs=opus` is `audio/ogg`. */
const wireTypeOf = (contentType: string): string | undefined =>
  WIRE_TYPES.get(contentType.split(';')[0]?.trim().toLowerCase() ?? '');

function refusalOf({ bytes, contentType, seconds }: VoiceNote): TranscriptRefusal | null {
  if (wireTypeOf(contentType) === undefined) return { code: 'kind_not_accepted' };
  if (bytes.length > MAX_VOICE_BYTES) return { code: 'too_large' };
  if (seconds > MAX_VOICE_SECONDS) return { code: 'too_long' };
  return bytes.length === 0 ? { code: 'no_speech' } : null;
}

function resultOf(
  { speech, text, language, unclear }: SpokenText,
  watch: NoteWatch,
): Result<
  { text: string; language: SpokenText['language']; isSure: boolean; usage: ReturnType<NoteWatch['usage']> },
  TranscriptRefusal
> {
  const said = text.trim();
  if (!speech || said === '') return no({ code: 'no_speech' });
  return ok({ text: said, language, isSure: !unclear, usage: watch.usage() });
}

interface FailedNote {
  readonly options: GeminiTranscriberOptions;
  readonly breaker: Breaker;
  readonly error: unknown;
  readonly watch: NoteWatch;
}

/** For the patient every failure is the same: please type it. */
function noteFailure({ options, breaker, error, watch }: FailedNote): TranscriptRefusal {
  if (watch.isGivenUp()) {
    breaker.ended({ kind: 'abandoned' });
    return { code: 'unavailable' };
  }
  const failure = readCallFailure(error, watch.isLate());
  breaker.ended(endingOf(failure));
  options.log.warn('transcriber.failed', {
    model: options.model,
    code: failure.code,
    status: failure.status,
  });
  return { code: 'unavailable' };
}

interface NoteWatch {
  readonly signal: AbortSignal;
  readonly countTokens: (tokens: { readonly input: number; readonly output: number }) => void;
  usage(): { modelCalls: number; inputTokens: number; outputTokens: number; milliseconds: number };
  /** Our deadline has passed. */
  isLate(): boolean;
  /** The turn was closed from outside. */
  isGivenUp(): boolean;
  close(): void;
}

function watchNote(outside: AbortSignal, timeoutMs: number): NoteWatch {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(), timeoutMs);
  const startedAt = performance.now();
  let inputTokens = 0;
  let outputTokens = 0;
  return {
    signal: AbortSignal.any([outside, own.signal]),
    countTokens: ({ input, output }) => {
      inputTokens += input;
      outputTokens += output;
    },
    usage: () => ({
      modelCalls: 1,
      inputTokens,
      outputTokens,
      milliseconds: performance.now() - startedAt,
    }),
    isLate: () => own.signal.aborted,
    isGivenUp: () => outside.aborted && !own.signal.aborted,
    close: () => clearTimeout(timer),
  };
}
