/** whatsapp-web.js in the system's Chromium, as a client of the child process. Made by `childMain.ts`. */
import type { Client, Message } from 'whatsapp-web.js';
import type { BrowserSettings, WebMessage } from '../protocol.ts';
import { answerAsk } from './answerAsk.ts';
import type { Ears, PhoneClient } from './phoneClient.ts';
import { createMemory, nowSeconds, type ToldMemory } from './toldMemory.ts';

export async function createBrowserClient(settings: BrowserSettings, ears: Ears): Promise<PhoneClient> {
  const client = await createClient(settings);
  const life: Life = { client, ears, memory: createMemory(), isClosing: false };
  listen(life);
  return {
    async start() {
      const starting = client.initialize();
      void watchBrowser(life);
      await starting;
    },
    answer: async (ask) => (ask.name === 'catchUp' ? catchUp(life, ask.atSeconds) : answerAsk(client, ask)),
    async close() {
      life.isClosing = true;
      await client.pupBrowser?.close().catch(() => undefined);
    },
  };
}

interface Life {
  readonly client: Client;
  readonly ears: Ears;
  readonly memory: ToldMemory;
  isClosing: boolean;
}

async function createClient(settings: BrowserSettings): Promise<Client> {
  const { default: library } = await import('whatsapp-web.js');
  const page =
    settings.pageFolder === null
      ? { webVersionCache: { type: 'none' as const } }
      : {
          webVersion: 'standin',
          webVersionCache: { type: 'local' as const, path: settings.pageFolder, strict: true },
        };
  return new library.Client({
    ...page,
    authTimeoutMs: settings.pageTimeoutMs,
    // The supervisor counts the codes and ends it: here they go on.
    qrMaxRetries: 0,
    puppeteer: {
      executablePath: settings.chromiumPath,
      headless: true,
      args: [...settings.browserArgs],
      userDataDir: settings.profileDir,
      // Chromium ends when the pipe closes, so that a killed child leaves none behind.
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
  });
}

/** Beside messages: whatever shows that the page still hears of WhatsApp. */
const SIGNS = ['message_ack', 'message_create', 'change_state'] as const;

function listen(life: Life): void {
  const { client, ears } = life;
  client.on('qr', ears.qr);
  client.on('authenticated', ears.authenticated);
  client.on('auth_failure', () => ears.failed('auth_failure'));
  client.on('ready', () => {
    ears.ready();
    life.memory.begin();
    // A page that cannot be asked is found dead by the supervisor's next look.
    void catchUp(life, nowSeconds()).catch(() => undefined);
  });
  client.on('message', (message: Message) => life.memory.tell(describe(message), ears.message));
  for (const sign of SIGNS) (client as NodeJS.EventEmitter).on(sign, ears.sign);
  client.on('disconnected', (reason: string) => {
    if (reason === 'LOGOUT' || reason === 'UNPAIRED' || reason === 'UNPAIRED_IDLE') ears.loggedOut();
    else ears.failed('disconnected');
  });
}

const LOOK_FOR_BROWSER_MS = 50;

/** As soon as there is a browser: the parent ends it should this process be killed. */
async function watchBrowser(life: Life): Promise<void> {
  const { client, ears } = life;
  while (client.pupBrowser == null || client.pupPage == null) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_FOR_BROWSER_MS));
    if (life.isClosing) return;
  }
  const pid = client.pupBrowser.process()?.pid;
  if (pid !== undefined) ears.browser(pid);
  client.pupBrowser.on('disconnected', () => ears.failed('browser_died'));
  client.pupPage.on('error', () => ears.failed('page_crashed'));
  client.pupPage.on('close', () => ears.failed('page_crashed'));
}

/** What the page holds and nobody told of, as after a time away; the inbox knows what of it is new. */
async function catchUp({ client, ears, memory }: Life, atSeconds: number): Promise<number> {
  const held: unknown = await client.pupPage?.evaluate(HELD_MESSAGES);
  const { default: library } = (await import('whatsapp-web.js')) as unknown as { default: Library };
  const messages = (Array.isArray(held) ? (held as unknown[]) : []).map((data) =>
    describe(new library.Message(client, data)),
  );
  return memory.catchUp(messages, atSeconds, ears.message);
}

/** Its types know the class as an interface alone. */
interface Library {
  readonly Message: new (client: Client, data: unknown) => Message;
}

/** Runs in the page, so it is a text: patients' messages of the last day. */
const HELD_MESSAGES = `(() => {
  const since = Date.now() / 1000 - 86400;
  const models = window.require('WAWebCollections').Msg.getModelsArray();
  return models
    .filter((model) => !model.id.fromMe && model.t > since)
    .sort((one, other) => one.t - other.t)
    .map((model) => window.WWebJS.getMessageModel(model));
})()`;

interface RawMessage {
  readonly size?: number;
  readonly filename?: string;
  readonly mimetype?: string;
  readonly quotedStanzaID?: string;
}

function describe(message: Message): WebMessage {
  const raw = (message as unknown as { _data?: RawMessage })._data ?? {};
  return {
    id: message.id._serialized,
    from: message.from,
    timestamp: message.timestamp,
    type: message.type,
    body: message.body,
    hasMedia: message.hasMedia,
    fileName: raw.filename ?? null,
    contentType: raw.mimetype ?? null,
    sizeBytes: raw.size ?? null,
    seconds: message.duration === undefined ? null : Number(message.duration) || 0,
    cards: message.vCards,
    quotedId: raw.quotedStanzaID ?? null,
  };
}
