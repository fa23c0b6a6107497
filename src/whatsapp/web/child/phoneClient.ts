/** What the child process needs of a client of WhatsApp Web: the browser's and the scripted one have it, `childMain.ts` calls it. */
import type { Ask, AskRefusal, FailureCode, WebMessage } from '../protocol.ts';

export type PhoneAsk = Exclude<Ask, { name: 'stop' }>;

/** An ask that came to nothing, with the reason that goes over the pipe. */
export class AskFailure extends Error {
  readonly code: AskRefusal;

  constructor(code: AskRefusal) {
    super(code);
    this.code = code;
  }
}

/** Where a client tells what happens. */
export interface Ears {
  readonly browser: (pid: number) => void;
  readonly qr: (text: string) => void;
  readonly authenticated: () => void;
  /** It may come two or three times. */
  readonly ready: () => void;
  readonly message: (message: WebMessage) => void;
  /** Something that no message is: the connection lives. */
  readonly sign: () => void;
  readonly loggedOut: () => void;
  readonly failed: (code: FailureCode) => void;
}

export interface PhoneClient {
  /** Resolves when it has begun; rejects with whatever the library throws. */
  start(): Promise<void>;
  /** Throws `AskFailure`, or whatever the library throws. */
  answer(ask: PhoneAsk): Promise<unknown>;
  /** Closes the browser, so that its files are whole. Never rejects. */
  close(): Promise<void>;
}
