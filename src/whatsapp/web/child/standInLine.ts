/** The line from the scripted client to the sandbox's stand-in, which plays WhatsApp: the same as its page has. */

/** As the stand-in sends it (`sandbox/whatsapp/web/wire.ts`). */
export interface StandInMessage {
  readonly id: string;
  readonly from: string;
  readonly timestamp: number;
  readonly type: string;
  readonly body: string;
  readonly caption: string;
  readonly file: {
    readonly mimeType: string;
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly path: string;
  } | null;
  readonly quotedId: string | null;
}

export type StandInCommand =
  | { readonly do: 'newCode'; readonly ref: string }
  | { readonly do: 'pair'; readonly id: string; readonly messages: readonly StandInMessage[] }
  | { readonly do: 'incoming'; readonly message: StandInMessage }
  | { readonly do: 'state'; readonly state: string }
  | { readonly do: 'ticks' | 'logOut' | 'close' | 'deafen' }
  | { readonly do: 'hang'; readonly ms: number }
  | { readonly do: 'grow'; readonly megabytes: number };

export interface StandInAnswer {
  readonly isLinked?: boolean;
  readonly ref?: string;
  readonly script?: readonly string[];
  readonly messages?: readonly StandInMessage[];
}

export interface StandInLine {
  post(path: string, content: unknown): Promise<StandInAnswer>;
  /** Undefined for a file that is gone. */
  file(path: string): Promise<Buffer | undefined>;
  /** Resolves when the line stands; from then on one command after the other is obeyed. */
  listen(obey: (command: StandInCommand) => Promise<void>, onBroken: () => void): Promise<void>;
  close(): void;
}

const EVENT_END = '\n\n';
const DATA = 'data: ';

export function openStandIn(url: string): StandInLine {
  const ending = new AbortController();
  return {
    async post(path, content) {
      const body = JSON.stringify(content);
      const response = await fetch(`${url}/${path}`, { method: 'POST', body, signal: ending.signal });
      return (await response.json()) as StandInAnswer;
    },
    async file(path) {
      const response = await fetch(`${url}/files/${encodeURIComponent(path)}`, { signal: ending.signal });
      return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
    },
    async listen(obey, onBroken) {
      const response = await fetch(`${url}/events`, { signal: ending.signal });
      readEvents(response, obey).then(onBroken, () => {
        if (!ending.signal.aborted) onBroken();
      });
    },
    close: () => ending.abort(),
  };
}

async function readEvents(
  response: Response,
  obey: (command: StandInCommand) => Promise<void>,
): Promise<void> {
  let pending = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    pending += chunk;
    for (let end = pending.indexOf(EVENT_END); end >= 0; end = pending.indexOf(EVENT_END)) {
      const event = pending.slice(0, end);
      pending = pending.slice(end + EVENT_END.length);
      if (event.startsWith(DATA)) await obey(JSON.parse(event.slice(DATA.length)) as StandInCommand);
    }
  }
}
