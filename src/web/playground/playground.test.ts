/** The playground's routes: its page and policy, who may write, the inspector's stream, the clock and the faults. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TurnTrace } from '../../app/turn/turnTrace.ts';
import type { StaffNotice } from '../../domain/admin/staffNotice.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { sandboxToken } from '../../sandbox/telegram/botAccount.ts';
import { startTelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { movableClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openSqliteStore } from '../../store/sqliteStore.ts';
import { outboxRowOf } from '../../testing/contracts/storeFixtures.ts';
import { startWebServer } from '../server.ts';
import { createFeed } from './feed.ts';
import { mountPlayground } from './playground.ts';
import type { FaultButton } from './playgroundFaults.ts';
import type { PlaygroundParts } from './playgroundParts.ts';

const START = new Date('2026-01-05T04:30:00.000Z');
const CHAT = chatKey('telegram', '9001');
const TRACE: TurnTrace = {
  turnId: 'turn-1',
  chat: CHAT,
  at: START,
  cause: 'text',
  reader: 'understanding',
  stateBefore: 'IDLE',
  stateAfter: 'AWAITING_CONSENT',
  calls: [
    {
      call: { tool: 'startBooking', arguments: {} },
      result: 'ok',
      answer: { next: 'consent' },
      milliseconds: 0.5,
    },
  ],
  outbox: ['say'],
  milliseconds: 3,
};

async function openBench(change: Partial<PlaygroundParts> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-playground-'));
  const store = await openSqliteStore({ dataDir, log: quietLog });
  const clock = movableClock({ now: () => START });
  const telegram = await startTelegramStandIn({ now: clock.now, bots: [{ token: sandboxToken(7001) }] });
  const razorpay = await startRazorpayStandIn({
    now: clock.now,
    keyId: 'rzp_test_sandbox',
    keySecret: 'false secret',
  });
  const traces = createFeed<TurnTrace>(10);
  const staffNotices = createFeed<{ at: Date; notice: StaffNotice }>(10);
  const choresAt: string[] = [];
  const mount = mountPlayground({
    answerPhoneRequest: telegram.answerPhoneRequest,
    answerPayRequest: razorpay.answerPayRequest,
    telegramFaults: telegram.faults,
    razorpayFaults: razorpay.faults,
    traces,
    staffNotices,
    store,
    clock,
    runChores: async () => void choresAt.push(clock.now().toISOString()),
    clinic: () => ({ name: 'Namaste Demo Clinic', timeZone: 'Asia/Kolkata' }),
    services: [{ service: 'Telegram', mode: 'simulated' }],
    ...change,
  });
  const server = await startWebServer({
    port: 0,
    host: '127.0.0.1',
    log: quietLog,
    mounts: [mount],
  });
  onTestFinished(async () => {
    await Promise.all([server.close(), telegram.close(), razorpay.close()]);
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return { url: server.url, post, clock, store, traces, staffNotices, choresAt, telegram, razorpay };
}

type Bench = Awaited<ReturnType<typeof openBench>>;

/** Reads the inspector's events one after the other. */
async function watch({ url }: Bench) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const answer = await fetch(`${url}/playground/events`, { signal: leaving.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<{ event: string; content: unknown }> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end !== -1) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const [, event = '', json = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (event !== '') return { event, content: JSON.parse(json) };
        continue;
      }
      text += decoder.decode((await reader.read()).value, { stream: true });
    }
  };
  const nextOf = async (event: string): Promise<unknown> => {
    for (;;) {
      const heard = await next();
      if (heard.event === event) return heard.content;
    }
  };
  return { answer, nextOf, leave: () => leaving.abort() };
}

describe('the page', () => {
  it('is served under a policy that allows nothing inline and nothing from elsewhere', async () => {
    const { url } = await openBench();
    const answer = await fetch(`${url}/`);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const html = await answer.text();
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src=)/);
  });

  it('has every file that it names, all of them together in less than 60 kB on the wire', async () => {
    const { url } = await openBench();
    const names = await readdir(join(import.meta.dirname, '../../../public/playground'));
    expect(names.length).toBeGreaterThan(15);
    let bytes = 0;
    for (const name of names) {
      const answer = await fetch(`${url}/playground/${name}`, { method: 'HEAD' });
      expect(answer.status, name).toBe(200);
      expect(answer.headers.get('content-encoding'), name).toBe('gzip');
      bytes += Number(answer.headers.get('content-length'));
      const text = await (await fetch(`${url}/playground/${name}`)).text();
      const named = [...text.matchAll(/(?:from '\.\/|"\/playground\/)([\w.]+)['"]/g)].map(
        ([, file = '']) => file,
      );
      expect(
        named.filter((file) => !names.includes(file)),
        name,
      ).toEqual([]);
    }
    expect(bytes).toBeLessThan(60_000);
  });

  it.each([
    '/playground/..%2f..%2fpackage.json',
    '/playground/.gitkeep',
    '/playground/reports',
    '/reports/x.bin',
    '/public/reports/x.bin',
    '/playground/index.html%00.js',
  ])('gives away no other file: %s', async (path) => {
    const { url } = await openBench();
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  it('is not sent again while it has not changed', async () => {
    const { url } = await openBench();
    const first = await request(url).get('/playground/main.js');
    await request(url)
      .get('/playground/main.js')
      .set('if-none-match', first.headers['etag'] as string)
      .expect(304);
  });
});

describe('writing', () => {
  const elsewhere: [string, Record<string, string>][] = [
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ];

  it.each(elsewhere)('is refused to %s, for the clock, the faults and the phone', async (_who, headers) => {
    const bench = await openBench();
    expect((await bench.post('/playground/clock', { moveByMs: 1000 }, headers)).status).toBe(403);
    expect((await bench.post('/playground/faults', { name: 'telegramBusy' }, headers)).status).toBe(403);
    expect((await bench.post('/phone/patients', { chatId: 9001, firstName: 'Asha' }, headers)).status).toBe(
      403,
    );
    expect(bench.clock.offsetMs).toBe(0);
    expect(bench.telegram.faults.list()).toEqual([]);
  });

  it('is allowed to the page itself and to a program that is no browser', async () => {
    const bench = await openBench();
    const own = { 'sec-fetch-site': 'same-origin', origin: bench.url };
    expect((await bench.post('/playground/clock', { moveByMs: 1000 }, own)).status).toBe(200);
    expect((await bench.post('/playground/clock', { moveByMs: 1000 }, { origin: bench.url })).status).toBe(
      200,
    );
    expect((await bench.post('/phone/patients', { chatId: 9001, firstName: 'Asha' })).status).toBe(201);
    expect(bench.clock.offsetMs).toBe(2000);
  });

  it('takes JSON alone, for that is what no form of another site can send', async () => {
    const bench = await openBench();
    const asText = { 'content-type': 'text/plain' };
    expect((await bench.post('/playground/clock', { moveByMs: 1000 }, asText)).status).toBe(415);
    expect((await fetch(`${bench.url}/playground/clock`, { method: 'POST' })).status).toBe(415);
    expect(bench.clock.offsetMs).toBe(0);
  });
});

describe('the clock', () => {
  it('is moved first, and then what that brings about is done', async () => {
    const bench = await openBench();
    const answer = await bench.post('/playground/clock', { moveByMs: 25 * 60_000 });
    expect(await answer.json()).toEqual({ now: '2026-01-05T04:55:00.000Z', offsetMs: 1_500_000 });
    expect(bench.choresAt).toEqual(['2026-01-05T04:55:00.000Z']);
  });

  it.each([-1000, 0, 0.5, 29 * 86_400_000, '5', null])('cannot be moved by %j', async (moveByMs) => {
    const bench = await openBench();
    expect((await bench.post('/playground/clock', { moveByMs })).status).toBe(400);
    expect(bench.clock.offsetMs).toBe(0);
    expect(bench.choresAt).toEqual([]);
  });

  it('goes on to be movable after a move whose chores failed', async () => {
    let tries = 0;
    const bench = await openBench({
      runChores: async () => {
        tries += 1;
        if (tries === 1) throw new Error('the store was away');
      },
    });
    expect((await bench.post('/playground/clock', { moveByMs: 1000 })).status).toBe(500);
    expect((await bench.post('/playground/clock', { moveByMs: 1000 })).status).toBe(200);
  });
});

describe('the inspector', () => {
  it('begins with everything and then tells what happens', async () => {
    const bench = await openBench();
    bench.traces.push(TRACE);
    const stream = await watch(bench);
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.nextOf('state')).toMatchObject({
      clinic: { name: 'Namaste Demo Clinic', timeZone: 'Asia/Kolkata' },
      clock: { now: START.toISOString(), offsetMs: 0 },
      services: [{ service: 'Telegram', mode: 'simulated' }],
      turns: [{ turnId: 'turn-1', calls: [{ result: 'ok' }] }],
      staffNotices: [],
      outbox: [],
    });
    bench.traces.push({ ...TRACE, turnId: 'turn-2' });
    expect(await stream.nextOf('turn')).toMatchObject({ turnId: 'turn-2', stateAfter: 'AWAITING_CONSENT' });
    bench.staffNotices.push({ at: START, notice: { code: 'booked', reference: 'CF-1' } });
    expect(await stream.nextOf('notice')).toMatchObject({ notice: { code: 'booked', reference: 'CF-1' } });
    await bench.post('/playground/clock', { moveByMs: 60_000 });
    expect(await stream.nextOf('clock')).toMatchObject({ offsetMs: 60_000 });
  });

  it('shows an outbox row as it waits and when it is done', async () => {
    const bench = await openBench();
    const stream = await watch(bench);
    const row = outboxRowOf('one', 'telegram:9001', {
      task: {
        kind: 'say',
        chat: CHAT,
        message: {
          text: ['Namaste, ', { bold: 'Asha' }],
          choices: [],
          links: [],
          contactButton: null,
          lasts: false,
        },
        menuVersion: 1,
        replaces: null,
      },
    });
    await bench.store.transact((tables) => tables.outbox.add([row]));
    await expect
      .poll(() => stream.nextOf('changes'))
      .toMatchObject({ outbox: [{ kind: 'say', about: 'Namaste, Asha', status: 'waiting', attempts: 0 }] });
    await bench.store.transact((tables) => tables.outbox.finish(row.id, START, 'message-1'));
    expect(await stream.nextOf('changes')).toMatchObject({ outbox: [{ kind: 'say', status: 'done' }] });
  });

  it('answers with the same state to who only asks once', async () => {
    const bench = await openBench();
    const state = (await (await fetch(`${bench.url}/playground/state`)).json()) as object;
    expect(Object.keys(state).sort()).toEqual([
      'clinic',
      'clock',
      'faults',
      'outbox',
      'services',
      'staffNotices',
      'turns',
    ]);
  });

  it('goes on for the others when one of them has gone', async () => {
    const bench = await openBench();
    const [gone, staying] = [await watch(bench), await watch(bench)];
    gone.leave();
    await staying.nextOf('state');
    bench.traces.push(TRACE);
    expect(await staying.nextOf('turn')).toMatchObject({ turnId: 'turn-1' });
  });
});

describe('the faults', () => {
  const leftOf = async (answer: Response, name: string): Promise<number | undefined> => {
    const { faults } = (await answer.json()) as { faults: FaultButton[] };
    return faults.find((fault) => fault.name === name)?.strikesLeft;
  };

  it('strike as often as they say, once each however often the button is pressed', async () => {
    const bench = await openBench();
    await bench.post('/playground/faults', { name: 'telegramBusy' });
    expect(
      await leftOf(await bench.post('/playground/faults', { name: 'telegramBusy' }), 'telegramBusy'),
    ).toBe(1);
    bench.telegram.phone({ chatId: 9001, firstName: 'Asha' });
    const send = () =>
      fetch(`${bench.telegram.url}/bot${sandboxToken(7001)}/sendMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: 9001, text: 'hello' }),
      });
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ parameters: { retry_after: 3 } });
    expect((await send()).status).toBe(200);
    expect(await leftOf(await fetch(`${bench.url}/playground/state`), 'telegramBusy')).toBe(0);
  });

  it('are all switched off at once, and rules that others wrote stay', async () => {
    const bench = await openBench();
    bench.razorpay.faults.add({ do: 'drop', match: { operation: 'fetchPayment' } });
    await bench.post('/playground/faults', { name: 'webhookLate' });
    await bench.post('/playground/faults', { name: 'telegramHangs' });
    const off = await fetch(`${bench.url}/playground/faults`, { method: 'DELETE' });
    const { faults } = (await off.json()) as { faults: FaultButton[] };
    expect(faults.map(({ strikesLeft }) => strikesLeft).every((left) => left === 0)).toBe(true);
    expect(bench.telegram.faults.list()).toEqual([]);
    expect(bench.razorpay.faults.list()).toHaveLength(1);
  });

  it('cannot be switched on where the service is a real one, or under a name that none has', async () => {
    const bench = await openBench({ razorpayFaults: null });
    expect((await bench.post('/playground/faults', { name: 'razorpayHangs' })).status).toBe(400);
    expect((await bench.post('/playground/faults', { name: 'toString' })).status).toBe(400);
    expect((await bench.post('/playground/faults', {})).status).toBe(400);
    const { faults } = (await (await fetch(`${bench.url}/playground/state`)).json()) as {
      faults: FaultButton[];
    };
    expect(faults.filter(({ service }) => service === 'Razorpay').some(({ isPossible }) => isPossible)).toBe(
      false,
    );
  });
});

describe('what is mounted', () => {
  it('answers for the phone and the pay page on the playground’s own port', async () => {
    const bench = await openBench();
    expect(await (await fetch(`${bench.url}/phone/bots`)).json()).toMatchObject({ bots: [{ id: 7001 }] });
    const pay = await fetch(`${bench.url}/pay/plink_unknown`);
    expect([pay.status, pay.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });
});
