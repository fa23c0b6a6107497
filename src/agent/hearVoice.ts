/** Turns a voice note into words, outside any transaction; called by takeTurns where there is a transcriber. */

import type { ChatKey } from '../domain/message/chat.ts';
import type { IncomingContent } from '../domain/message/incomingMessage.ts';
import type { Language } from '../domain/message/language.ts';
import type { Log } from '../ports/log.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { Transcriber, TranscriptRefusal } from '../ports/transcriber.ts';
import { findRedFlag } from '../understanding/redFlags/findRedFlag.ts';
import type { VoiceReply } from './answerMessage.ts';

export type Heard =
  | { readonly kind: 'words'; readonly text: string }
  /** No words; what is said instead. */
  | { readonly kind: 'none'; readonly reply: VoiceReply };

export interface VoiceNoteHere {
  readonly chat: ChatKey;
  readonly content: Extract<IncomingContent, { kind: 'voice' }>;
  /** The conversation's language so far. */
  readonly language: Language;
}

/** Never rejects. */
export type Hearing = (note: VoiceNoteHere) => Promise<Heard>;

export interface HearingParts {
  readonly transcriber: Transcriber;
  readonly fetchVoice: (chat: ChatKey, fileRef: string, limitBytes: number) => Promise<Uint8Array>;
  readonly log: Log;
}

/** Two minutes say more than a desk can answer at once; longer ones are asked for in short. */
const LONGEST_SECONDS = 120;
/** Two minutes of Opus have half a megabyte, of MP3 two; the rest is room for other recorders. */
const LIMIT_BYTES = 5 * 1024 * 1024;
/** Half of what a patient waits for an answer: the rest is for understanding what was heard. */
const HEARING_MS = 12_000;

const REPLIES: Readonly<Record<TranscriptRefusal['code'], VoiceReply>> = {
  no_speech: 'voiceNotUnderstood',
  too_long: 'messageTooLong',
  too_large: 'messageTooLong',
  kind_not_accepted: 'voiceNeedsTyping',
  unavailable: 'voiceNeedsTyping',
};

export function createHearing(parts: HearingParts): Hearing {
  return async (note) => {
    try {
      return await hear(parts, note);
    } catch (error) {
      const code = error instanceof OutsideError ? error.code : 'failed';
      parts.log.warn('voice_not_heard', { code });
      return none(code === 'too_large' ? 'messageTooLong' : 'voiceNeedsTyping');
    }
  };
}

const none = (reply: VoiceReply): Heard => ({ kind: 'none', reply });

async function hear(parts: HearingParts, { chat, content, language }: VoiceNoteHere): Promise<Heard> {
  const { file, seconds } = content;
  if (seconds > LONGEST_SECONDS || (file.sizeBytes ?? 0) > LIMIT_BYTES) return none('messageTooLong');
  const signal = AbortSignal.timeout(HEARING_MS);
  const bytes = await beforeEnd(signal, parts.fetchVoice(chat, file.fileRef, LIMIT_BYTES));
  if (bytes.length > LIMIT_BYTES) return none('messageTooLong');
  const contentType = soundTypeOf(bytes);
  if (contentType === null) return none('voiceNeedsTyping');
  const heard = await beforeEnd(
    signal,
    parts.transcriber.transcribe({ bytes, contentType, seconds, language, signal }),
  );
  if (!heard.ok) return none(REPLIES[heard.refusal.code]);
  const text = heard.value.text.trim();
  // Half a sentence about chest pain is an emergency; half a sentence about anything else is asked for again.
  const isUsable = text !== '' && (heard.value.isSure || findRedFlag(text) !== null);
  return isUsable ? { kind: 'words', text } : none('voiceNotUnderstood');
}

/** The channel and the transcriber have deadlines of their own; this one holds when they do not keep them. */
function beforeEnd<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener(
      'abort',
      () =>
        reject(new OutsideError({ service: 'voice', operation: 'hear', permanent: false, code: 'timeout' })),
      { once: true },
    );
  });
  return Promise.race([work, late]);
}

/** By the first bytes, for what a sender claims is not trusted: Ogg, MP3, MPEG-4 and WAV. */
function soundTypeOf(bytes: Uint8Array): string | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 4) === 'OggS') return 'audio/ogg';
  if (text(4, 8) === 'ftyp') return 'audio/mp4';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'audio/wav';
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return text(0, 3) === 'ID3' || isFrame ? 'audio/mpeg' : null;
}
