// Sandbox, Gemini: what a scripted answer is, and the queue from which the stand-in takes them.
import type { SeenRequest } from './seenRequest.ts';

export interface CannedCall {
  readonly name: string;
  /** As the model would write them: anything, also of a wrong type. Left out: the part has no `args`. */
  readonly args?: unknown;
  /** Scripted; without one the stand-in signs the first call for models that want it. */
  readonly thoughtSignature?: string;
}

/** One answer of the model. */
export type CannedTurn =
  /** Words. */
  | { readonly say: string; readonly finishReason?: string }
  /** Calls, several at once when there are several, and words beside them. */
  | { readonly call: readonly CannedCall[]; readonly say?: string; readonly finishReason?: string }
  /** Any JSON body, with any HTTP status (200 when absent). */
  | { readonly body: unknown; readonly status?: number }
  /** Any text: broken JSON, HTML, an event stream. */
  | { readonly raw: string; readonly contentType: string; readonly status?: number };

/** Decides by the request; undefined passes it on to the next rule. */
export type Responder = (request: SeenRequest) => CannedTurn | undefined;

interface Scenario {
  readonly matches: (request: SeenRequest) => boolean;
  readonly turns: CannedTurn[];
}

/** Scenarios first, in the order they were added; then responders, the last added first. */
export class TurnScript {
  #scenarios: Scenario[] = [];
  #responders: Responder[] = [];

  /** The next answers, one a request. */
  add(...turns: CannedTurn[]): void {
    this.addWhen(() => true, ...turns);
  }

  /** The next answers to requests that match: one scenario among several chats, say. */
  addWhen(matches: (request: SeenRequest) => boolean, ...turns: CannedTurn[]): void {
    this.#scenarios.push({ matches, turns: [...turns] });
  }

  /** Answers every request that no scenario answers. */
  respond(responder: Responder): void {
    this.#responders.unshift(responder);
  }

  clear(): void {
    this.#scenarios = [];
    this.#responders = [];
  }

  /** How many scripted answers have not been asked for. */
  get waiting(): number {
    return this.#scenarios.reduce((sum, { turns }) => sum + turns.length, 0);
  }

  next(request: SeenRequest): CannedTurn | undefined {
    const scenario = this.#scenarios.find(({ matches, turns }) => turns.length > 0 && matches(request));
    const turn = scenario?.turns.shift();
    if (turn !== undefined) return turn;
    for (const responder of this.#responders) {
      const answer = responder(request);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}
