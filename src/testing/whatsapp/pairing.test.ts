/** Linking the clinic's phone, from the staff's bot to the page and back, in the running product: at first, on command, and after a log-out. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SANDBOX_PASSWORD } from '../../compose/adminDesk.ts';
import type { Phone } from '../../sandbox/telegram/phone.ts';
import { OWNER_ID } from '../admin/staffDesk.ts';
import { type OpenBench, openBench } from '../channels/openBench.ts';

const LINK = /https?:\/\/\S+\/whatsapp\?token=[\w.-]+/g;
const TIMEOUT = { timeout: 60_000 };

describe('the page on which the phone is linked', TIMEOUT, () => {
  let bench: OpenBench;
  let owner: Phone;
  beforeAll(async () => {
    bench = await openBench({ WHATSAPP: 'web', WHATSAPP_WEB: 'scripted' });
    const { adminBot, standIn } = bench.product.telegram;
    if (standIn === null || adminBot === null) throw new Error('Telegram is not simulated');
    owner = standIn.phone({ chatId: Number(OWNER_ID), firstName: 'Anand' }, adminBot.token);
    owner.sendText(SANDBOX_PASSWORD);
    await linesOf(/Welcome/);
  }, 90_000);
  afterAll(() => bench.close(), 60_000);

  const shown = (): string =>
    owner
      .screen()
      .messages.filter(({ from }) => from === 'bot')
      .map(({ text }) => text)
      .join('\n');
  const linesOf = (expected: RegExp): Promise<void> =>
    vi.waitFor(() => expect(shown()).toMatch(expected), { timeout: 20_000 });
  const web = () => {
    const found = bench.product.whatsapp?.web;
    if (found?.standIn == null) throw new Error('WhatsApp Web is not simulated');
    return { supervisor: found.supervisor, standIn: found.standIn };
  };
  const comesTo = (phase: string): Promise<void> =>
    vi.waitFor(() => expect(web().supervisor.state.phase).toBe(phase), { timeout: 30_000 });
  const lastLink = (): string => shown().match(LINK)?.at(-1) ?? '';

  /** A visit by the link: what the page shows, and how its buttons are pressed. */
  async function visit(link: string) {
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = `${bench.product.url}/whatsapp`;
    const headers = { cookie, 'content-type': 'application/json' };
    return {
      status: entered.status,
      state: async () =>
        (await fetch(`${page}/state`, { headers })).json() as Promise<Record<string, unknown>>,
      press: (path: string, content: object = {}) =>
        fetch(`${page}/${path}`, { method: 'POST', headers, body: JSON.stringify(content) }),
    };
  }

  it('is reached by /whatsapp, once, and shows a code, a code by number, and when it is linked', async () => {
    await comesTo('qr');
    owner.sendText('/whatsapp');
    await linesOf(/token=/);
    const link = lastLink();
    const page = await visit(link);
    expect(page.status).toBe(303);
    expect((await visit(link)).status).toBe(403);
    expect(await page.state()).toMatchObject({ phase: 'qr', code: expect.stringContaining('<svg') });
    const byNumber = await (await page.press('code', { phone: '+91 98123 45678' })).json();
    expect(byNumber).toEqual({ code: 'SANDBOX1' });
    expect((await page.press('code', { phone: '12' })).status).toBe(400);
    web().standIn.pair();
    await comesTo('ready');
    expect(await page.state()).toMatchObject({ phase: 'ready', code: null, trouble: null });
    expect(typeof (await page.state())['lastSignAt']).toBe('string');
  });

  it('shows nothing to whoever comes without a link of the staff’s', async () => {
    for (const path of ['', '/state', '?token=link.9999999999999.AAAAAAAAAAAAAAAA.x'])
      expect((await fetch(`${bench.product.url}/whatsapp${path}`)).status).toBe(403);
    const other = await fetch(`${bench.product.url}/whatsapp/start`, { method: 'POST' });
    expect(other.status).toBe(403);
  });

  it('is where staff are sent after a log-out: no code by itself, a new one on command, and patients are answered', async () => {
    const before = lastLink();
    web().standIn.command({ do: 'logOut' });
    await comesTo('needs_staff');
    await vi.waitFor(() => expect(lastLink()).not.toBe(before), { timeout: 20_000 });
    const page = await visit(lastLink());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await page.state()).toMatchObject({ phase: 'needs_staff', trouble: 'logged_out', code: null });
    await page.press('start');
    await comesTo('qr');
    web().standIn.pair();
    await comesTo('ready');
    const asha = web().standIn.phone('919812345678', 'Asha');
    asha.sendText('what are your timings');
    expect(await asha.waitForBotMessages({ since: 0, timeoutMs: 15_000 })).toHaveLength(1);
  });

  it('unlinks the phone when staff ask for it', async () => {
    owner.sendText('/whatsapp');
    const before = lastLink();
    await vi.waitFor(() => expect(lastLink()).not.toBe(before), { timeout: 20_000 });
    const page = await visit(lastLink());
    await page.press('unlink');
    await comesTo('needs_staff');
    expect(web().standIn.isLinked).toBe(false);
  });
});
