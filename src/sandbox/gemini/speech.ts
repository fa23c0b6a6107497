// Sandbox, Gemini: what the stand-in "hears" in a voice note: scripted by the sound's hash or by order; nothing when it is not scripted.
import { createHash } from 'node:crypto';
import type { CannedTurn } from './cannedTurn.ts';
import type { SeenRequest } from './seenRequest.ts';

/** The fields of the answer, by the names that the request's schema gives; of others the schema's callers get nothing. */
export type Heard = Readonly<Record<string, unknown>>;

export class SpeechScript {
  readonly #byHash = new Map<string, Heard>();
  readonly #inOrder: Heard[] = [];

  /** The answer to the sound with this SHA-256 (hex), as often as it comes. */
  hearSound(sha256: string, heard: Heard): void {
    this.#byHash.set(sha256, heard);
  }

  /** The answers to the next sounds, one each. */
  hearNext(...heard: Heard[]): void {
    this.#inOrder.push(...heard);
  }

  clear(): void {
    this.#byHash.clear();
    this.#inOrder.length = 0;
  }

  /** Undefined when the request holds no sound. */
  answer({ audio, answerFields }: SeenRequest): CannedTurn | undefined {
    if (audio === undefined) return undefined;
    const sha256 = createHash('sha256').update(audio.bytes).digest('hex');
    const heard = this.#byHash.get(sha256) ?? this.#inOrder.shift() ?? {};
    if (answerFields === undefined)
      return { say: typeof heard['text'] === 'string' ? heard['text'] : '[no speech]' };
    return {
      say: JSON.stringify(
        Object.fromEntries(answerFields.map((name) => [name, heard[name] ?? SILENCE[name] ?? ''])),
      ),
    };
  }
}

/** What a careful model answers to a sound without speech. */
const SILENCE: Heard = { speech: false, unclear: false, text: '', language: 'en' };
