/** Gives a play its model: from the recordings, from the stand-in by the scenario's script, or from the service itself. */
import type { CannedTurn } from '../../src/sandbox/gemini/cannedTurn.ts';
import { type GeminiStandIn, startGeminiStandIn } from '../../src/sandbox/gemini/startGeminiStandIn.ts';
import type { GeminiAccess } from '../play/openStage.ts';
import type { ModelTurn, Scenario } from '../scenario/scenario.ts';
import { type GeminiRelay, type Spent, startGeminiRelay } from './geminiRelay.ts';
import { readRecording, tapeOf } from './recordings.ts';

/** `replay`: only what is recorded. `script`: the stand-in answers as the scenario says. `live`: the service answers. */
export type ModelSource =
  | { readonly kind: 'replay' }
  | { readonly kind: 'script' }
  | {
      readonly kind: 'live';
      readonly baseUrl: string;
      readonly apiKey: string;
      readonly mayAsk: () => boolean;
      readonly onSpent: (spent: Spent) => void;
    };

export interface OpenModel {
  readonly access: GeminiAccess;
  readonly relay: GeminiRelay;
  /** What was asked and is not recorded. */
  readonly misses: () => readonly string[];
  close(): Promise<void>;
}

export interface ModelOrder {
  readonly scenario: Scenario;
  readonly model: string;
  readonly source: ModelSource;
  /** Recordings that are read; the committed ones when absent. */
  readonly folder?: string;
}

/** Only the relay sees it. */
const KEY_OF_THE_RELAY = 'fake-key-of-the-evals-relay';

export async function openModel({ scenario, model, source, folder }: ModelOrder): Promise<OpenModel> {
  const now = (): Date => new Date(scenario.world.now);
  const standIn = source.kind === 'script' ? await startGeminiStandIn({ now }) : null;
  // Voice notes are not for the script: the stand-in hears in them what it was told.
  standIn?.scriptWhen(({ audio }) => audio === undefined, ...(scenario.model ?? []).map(cannedTurn));
  const tape = source.kind === 'replay' ? tapeOf(readRecording(scenario.id, folder)) : undefined;
  const upstream = upstreamOf(source, standIn);
  const relay = await startGeminiRelay({
    now,
    ...(tape === undefined ? {} : { tape }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(source.kind === 'live' ? { mayAsk: source.mayAsk, onSpent: source.onSpent } : {}),
  });
  return {
    relay,
    access: {
      apiKey: KEY_OF_THE_RELAY,
      baseUrl: relay.url,
      model,
      faults: relay.faults,
      hearSound: (sha256, transcript) =>
        standIn?.hearSound(sha256, { speech: true, text: transcript, language: 'hinglish', unclear: false }),
    },
    misses: () => tape?.misses ?? [],
    async close() {
      await relay.close();
      await standIn?.close();
    },
  };
}

/** Nothing is asked of anybody in a replay. */
function upstreamOf(source: ModelSource, standIn: GeminiStandIn | null) {
  if (standIn !== null) return { baseUrl: standIn.url, apiKey: standIn.apiKey };
  return source.kind === 'live' ? { baseUrl: source.baseUrl, apiKey: source.apiKey } : undefined;
}

const cannedTurn = (turn: ModelTurn): CannedTurn => turn as CannedTurn;
