/** Turns a voice note into text. */
import type { Language } from '../domain/message/language.ts';
import type { Result } from '../types/result.ts';
import type { ModelUsage } from './model.ts';

export interface VoiceNote {
  readonly bytes: Uint8Array;
  /** As found by looking at the bytes: `audio/ogg`, `audio/mpeg`, `audio/mp4`. */
  readonly contentType: string;
  readonly seconds: number;
  /** The conversation's language so far, as a hint. */
  readonly language: Language;
  readonly signal: AbortSignal;
}

export interface Transcript {
  readonly text: string;
  readonly language: Language;
  /** False when parts could not be made out: the patient is asked to repeat. */
  readonly isSure: boolean;
  readonly usage: ModelUsage;
}

export type TranscriptRefusal = {
  readonly code: 'no_speech' | 'too_long' | 'too_large' | 'kind_not_accepted' | 'unavailable';
};

export interface Transcriber {
  /** Never rejects. */
  transcribe(note: VoiceNote): Promise<Result<Transcript, TranscriptRefusal>>;
}
