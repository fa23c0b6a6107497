/** The child process: a client of WhatsApp Web. It takes orders over the pipe, reports what happens, and dies with its parent. */
import type { ChildOrder, ChildReport, ChildSettings, FailureCode } from '../protocol.ts';
import { AskFailure, type Ears, type PhoneClient } from './phoneClient.ts';

let client: PhoneClient | null = null;
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
    await client.start();
  } catch (error) {
    fail(codeOf(error));
  }
}

const ears: Ears = {
  browser: (pid) => report({ kind: 'browser', pid }),
  qr: (text) => report({ kind: 'qr', text }),
  authenticated: () => report({ kind: 'authenticated' }),
  ready: () => report({ kind: 'ready' }),
  message: (message) => report({ kind: 'message', message }),
  sign: () => report({ kind: 'sign' }),
  loggedOut: () => {
    report({ kind: 'loggedOut' });
    void end();
  },
  failed: fail,
};

/** Neither loads what the other needs. */
async function createClient(settings: ChildSettings): Promise<PhoneClient> {
  if (settings.client === 'scripted')
    return (await import('./scriptedClient.ts')).createScriptedClient(settings, ears);
  return (await import('./browserClient.ts')).createBrowserClient(settings, ears);
}

async function answer({ id, ask }: Extract<ChildOrder, { kind: 'ask' }>): Promise<void> {
  if (ask.name === 'stop') {
    await end(() => report({ kind: 'answer', id, ok: true, value: null }));
    return;
  }
  try {
    if (client === null) throw new AskFailure('failed');
    report({ kind: 'answer', id, ok: true, value: await client.answer(ask) });
  } catch (error) {
    report({ kind: 'answer', id, ok: false, code: error instanceof AskFailure ? error.code : 'failed' });
  }
}

/** Errors may be bare strings here ("auth timeout"). */
function codeOf(error: unknown): FailureCode {
  const text = error instanceof Error ? error.message : String(error);
  if (/net::ERR|ENOTFOUND|ECONNREFUSED|fetch failed/.test(text)) return 'unreachable';
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

async function end(last: () => void = () => undefined): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await client?.close();
  last();
  // A moment for the pipe to take the last report.
  setTimeout(() => process.exit(0), 50);
}
