/** What the playground needs of the running product; `compose.ts` gives it in sandbox mode only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TurnTrace } from '../../app/turn/turnTrace.ts';
import type { StaffNotice } from '../../domain/admin/staffNotice.ts';
import type { Store } from '../../ports/store.ts';

/** Answers the request when its path is its own; false when it is another's. */
export type Mounted = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The last few things that happened, and a way to hear of the next. */
export interface Feed<Item> {
  readonly latest: readonly Item[];
  /** Answers with how to stop listening. */
  subscribe(listener: (item: Item) => void): () => void;
}

/** A few of the things that the fault script of a stand-in can do. */
export type PlaygroundRule = {
  readonly match: { readonly operation: string };
  readonly times: number;
} & (
  | { readonly do: 'refuse'; readonly status: number; readonly body: unknown }
  | { readonly do: 'delay'; readonly ms: number }
  | { readonly do: 'hang' | 'dropAfterDoing' | 'duplicate' | 'wrongSignature' }
);

/** As much of a stand-in's fault script as the playground's buttons need. */
export interface FaultDesk {
  /** Answers with the ids of the rules. */
  add(rule: PlaygroundRule): readonly number[];
  clear(id: number): void;
  list(): readonly { readonly id: number; readonly struck: number }[];
}

export interface PlaygroundParts {
  /** `/phone/...`: the patient's Telegram, a client of the sandbox's Bot API. */
  readonly answerPhoneRequest: Mounted;
  /** `/pay/...`: the sandbox's pay page. */
  readonly answerPayRequest: Mounted;
  /** `/sheet/...`: the staff's spreadsheet at the sandbox's Google; absent where there is none. */
  readonly answerSheetRequest?: Mounted;
  readonly traces: Feed<TurnTrace>;
  readonly staffNotices: Feed<{ readonly at: Date; readonly notice: StaffNotice }>;
  readonly store: Store;
  readonly clock: { now(): Date; readonly offsetMs: number; moveBy(milliseconds: number): void };
  /** Does at once what the clock brings about: ended holds, expired links, due messages. */
  readonly runChores: () => Promise<void>;
  readonly clinic: () => { readonly name: string; readonly timeZone: string };
  /** The fault scripts of the stand-ins; null or absent where the service is real. */
  readonly telegramFaults?: FaultDesk | null;
  /** Of the Cloud API's stand-in; the linked phone's has other faults (`npm run drill -- whatsapp-web`). */
  readonly whatsappFaults?: FaultDesk | null;
  readonly razorpayFaults?: FaultDesk | null;
  /** Which services are real and which simulated, as `npm start` prints it. */
  readonly services: readonly { readonly service: string; readonly mode: string }[];
}
