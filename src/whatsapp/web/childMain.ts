/** The child process: whatsapp-web.js in the system's Chromium. It takes orders over the pipe, reports what happens, and dies with its parent. */
import type { Client, Message } from 'whatsapp-web.js';
import { AskFailure, answerAsk } from './answerAsk.ts';
import type { ChildOrder, ChildReport, ChildSettings, FailureCode, WebMessage } from './protocol.ts';

let client: Client | null = null;
let isStopping = false;

const report = (content: ChildReport): void => void process.send?.(content);

process.on('message', (order: ChildOrder) => {
  if (order.kind === 'start') void start(order.settings);
  else void answer(order);
});
// The parent is gone: nobody is left to speak for.
process.on('disconnect', () => void end());
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => fail(codeOf(error)));

async function start(settings: ChildSettings): Promise<void> {
  try {
    client = await createClient(settings);
    listen(client);
    const starting = client.initialize();
    void reportBrowser(client);
    await starting;
  } catch (error) {
    fail(codeOf(error));
  }
}

async function createClient(settings: ChildSettings): Promise<Client> {
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

function listen(of: Client): void {
  of.on('qr', (text: string) => report({ kind: 'qr', text }));
  of.on('authenticated', () => report({ kind: 'authenticated' }));
  of.on('auth_failure', () => fail('auth_failure'));
  of.on('ready', () => {
    report({ kind: 'ready' });
    void catchUp(of);
  });
  of.on('message', (message: Message) => report({ kind: 'message', message: described(message) }));
  of.on('disconnected', (reason: string) => {
    if (reason === 'LOGOUT' || reason === 'UNPAIRED' || reason === 'UNPAIRED_IDLE') {
      report({ kind: 'loggedOut' });
      void end();
    } else fail('disconnected');
  });
}

const LOOK_FOR_BROWSER_MS = 50;

/** As soon as there is a browser: the parent ends it should this process be killed. */
async function reportBrowser(of: Client): Promise<void> {
  while (of.pupBrowser == null || of.pupPage == null) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_FOR_BROWSER_MS));
    if (isStopping) return;
  }
  const pid = of.pupBrowser.process()?.pid;
  if (pid !== undefined) report({ kind: 'browser', pid });
  of.pupBrowser.on('disconnected', () => fail('browser_died'));
  of.pupPage.on('error', () => fail('page_crashed'));
  of.pupPage.on('close', () => fail('page_crashed'));
}

/** What the page holds already came while nobody listened; the inbox knows what of it is new. */
async function catchUp(of: Client): Promise<void> {
  try {
    const held: unknown = await of.pupPage?.evaluate(HELD_MESSAGES);
    for (const data of Array.isArray(held) ? (held as unknown[]) : []) {
      const { default: library } = (await import('whatsapp-web.js')) as unknown as { default: Library };
      report({ kind: 'message', message: described(new library.Message(of, data)) });
    }
  } catch {
    // A page that cannot be asked is found dead by the supervisor's next look.
  }
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

interface RawMedia {
  readonly size?: number;
  readonly filename?: string;
  readonly mimetype?: string;
}

function described(message: Message): WebMessage {
  const raw = (message as unknown as { _data?: RawMedia })._data ?? {};
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
  };
}

async function answer({ id, ask }: Extract<ChildOrder, { kind: 'ask' }>): Promise<void> {
  if (ask.name === 'stop') {
    await end(() => report({ kind: 'answer', id, ok: true, value: null }));
    return;
  }
  try {
    if (client === null) throw new AskFailure('failed');
    report({ kind: 'answer', id, ok: true, value: await answerAsk(client, ask) });
  } catch (error) {
    report({ kind: 'answer', id, ok: false, code: error instanceof AskFailure ? error.code : 'failed' });
  }
}

/** Errors may be bare strings here ("auth timeout"). */
function codeOf(error: unknown): FailureCode {
  const text = error instanceof Error ? error.message : String(error);
  if (/net::ERR|ENOTFOUND|ECONNREFUSED/.test(text)) return 'unreachable';
  if (/auth timeout|ready timeout/.test(text)) return 'not_whatsapp';
  if (/Failed to launch|ENOENT|Browser was not found/i.test(text)) return 'no_browser';
  return 'failed';
}

function fail(code: FailureCode): void {
  if (isStopping) return;
  report({ kind: 'failed', code });
  void end();
}

const END_WITHIN_MS = 8_000;

/** Closes the browser, so that its files are whole, and ends. */
async function end(last: () => void = () => undefined): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await client?.pupBrowser?.close().catch(() => undefined);
  last();
  // A moment for the pipe to take the last report.
  setTimeout(() => process.exit(0), 50);
}
