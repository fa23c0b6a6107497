/** What passes over the pipe between the product and the child process that runs whatsapp-web.js: orders one way, reports the other. */

/** The few fields of a message that we act upon, as whatsapp-web.js tells them. */
export interface WebMessage {
  readonly id: string;
  /** The chat: `…@c.us` or `…@lid`. */
  readonly from: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly type: string;
  readonly body: string;
  readonly hasMedia: boolean;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
  /** Of a voice note. */
  readonly seconds: number | null;
  /** Contact cards as vCards. */
  readonly cards: readonly string[];
  /** The last part of the id of the message that it answers to; null where it quotes none. */
  readonly quotedId: string | null;
}

/** whatsapp-web.js in Chromium. */
export interface BrowserSettings {
  readonly client: 'browser';
  readonly chromiumPath: string;
  readonly profileDir: string;
  /** A folder with the page that stands in for web.whatsapp.com; null for the real one. */
  readonly pageFolder: string | null;
  readonly browserArgs: readonly string[];
  /** How long the page may take to become WhatsApp. */
  readonly pageTimeoutMs: number;
}

/** A client that tells what the sandbox's stand-in plays, without any browser. */
export interface ScriptedSettings {
  readonly client: 'scripted';
  readonly standInUrl: string;
  readonly profileDir: string;
  readonly pageTimeoutMs: number;
}

export type ChildSettings = BrowserSettings | ScriptedSettings;

export type Ask =
  | { readonly name: 'sendText'; readonly to: string; readonly text: string }
  | {
      readonly name: 'sendDocument';
      readonly to: string;
      readonly fileName: string;
      readonly contentType: string;
      readonly bytes: Uint8Array;
      readonly caption: string;
    }
  | { readonly name: 'seen' | 'typing'; readonly to: string }
  | { readonly name: 'download'; readonly messageId: string; readonly limitBytes: number }
  | { readonly name: 'pairingCode'; readonly phone: string }
  | { readonly name: 'state' }
  /** Tells of every message that the client holds and has not told of; answers with how many should have come as events before then. */
  | { readonly name: 'catchUp'; readonly atSeconds: number }
  | { readonly name: 'logout' }
  | { readonly name: 'stop' };

export type ChildOrder =
  | { readonly kind: 'start'; readonly settings: ChildSettings }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask };

/** Why the client cannot go on; the supervisor decides what follows. */
export type FailureCode =
  | 'unreachable'
  | 'not_whatsapp'
  | 'no_browser'
  | 'browser_died'
  | 'page_crashed'
  | 'auth_failure'
  | 'disconnected'
  | 'failed';

/** `gone`: the file is no more. `refused`: asked again it would fail again. */
export type AskRefusal = 'gone' | 'too_large' | 'refused' | 'failed';

export type ChildReport =
  | { readonly kind: 'browser'; readonly pid: number }
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'authenticated' | 'ready' | 'sign' | 'loggedOut' }
  | { readonly kind: 'message'; readonly message: WebMessage }
  | { readonly kind: 'failed'; readonly code: FailureCode }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly code: AskRefusal };
