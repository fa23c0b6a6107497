/** The playground in a real browser: what a visitor does with it, beginning with a booking from hello to receipt. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, controlsOf, faintTextsOf, whyNoBrowser } from './browser.ts';
import { chatOf, expectText, key, playgroundBench, say } from './playgroundBench.ts';

const DAY_MS = 86_400_000;
const ALL_AT_ONCE = 'Ravi Kumar, 34, male, fever since Monday, 98765 43210, tomorrow after 5 with Dr Iyer';
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const bench = playgroundBench();

async function openPlayground(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await bench.openPage('', options);
  await expectText(page.locator('#bot-status'), 'bot');
  return page;
}

/** By keyboard alone: back from the field until the button has the focus. */
async function pressByKeyboard(page: Page, label: string): Promise<void> {
  await key(page, label).waitFor();
  for (let steps = 0; steps < 20; steps += 1) {
    const focused = await page.locator(':focus').allInnerTexts();
    if (focused.join('').includes(label)) return page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error(`no way by keyboard to "${label}"`);
}

/** To a Monday, so that "tomorrow after 5" is within the demo clinic's hours on whatever day the tests run. */
async function moveToMonday(): Promise<void> {
  const day = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Kolkata', weekday: 'short' }).format(
    bench.product.desk.outside.world.clock.now(),
  );
  const days = (8 - ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(day)) % 7;
  if (days === 0) return;
  const answer = await fetch(`${bench.product.url}/playground/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ moveByMs: days * DAY_MS }),
  });
  expect(answer.status).toBe(200);
}

describe.skipIf(whyNoBrowser() !== null)('the playground in a browser', () => {
  beforeAll(moveToMonday);

  it('books from hello to the receipt, the first half of it by keyboard alone', async () => {
    const page = await openPlayground();
    const complaints = complaintsOf(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('message');
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await pressByKeyboard(page, 'Book appointment');
    await pressByKeyboard(page, 'I agree');
    await expectText(chatOf(page), /full name/i);
    await page.focus('#message');
    await page.keyboard.type(ALL_AT_ONCE);
    await page.keyboard.press('Enter');
    await expectText(chatOf(page), /Which one suits you/);
    await page.locator('.from-bot .inline-keyboard').last().locator('.key').first().click();
    await expectText(chatOf(page), /Ravi Kumar, 34 years, male/);
    await key(page, 'Pay online').click();
    await payOnPage(page);
    await expectText(chatOf(page), /Your appointment is booked/);
    await expectReceipt(page);
    await expectText(page.locator('#outbox'), /sendReceipt\s+done/);
    await expectText(page.locator('#notices'), /booked/);
    expect(complaints).toEqual([]);
    await sendReport(page);
  });

  it('shows each turn with who read it, what was called and what came of it', async () => {
    const page = await openPlayground();
    await say(page, 'kal shaam ko bacchon ka doctor');
    const turn = page.locator('.turn').first();
    await expectText(turn, /Asha\s+text\s+understanding/);
    const call = turn.locator('.call').first();
    await call.locator('summary').click();
    expect(await call.locator('pre').last().innerText()).toMatch(/[{[]/);
    expect(await turn.locator('.states').innerText()).toMatch(/[A-Z_]{4,}/);
  });

  it('lets the hold end when the clock is moved past it', async () => {
    const page = await openPlayground();
    await say(page, 'book');
    await key(page, 'I agree').click();
    await expectText(chatOf(page), /full name/i);
    await say(page, ALL_AT_ONCE);
    await expectText(chatOf(page), /Which one suits you/);
    await page.locator('.from-bot .inline-keyboard').last().locator('.key').first().click();
    await expectText(chatOf(page), /We are keeping this time/);
    await page.getByRole('button', { name: '+25 min' }).click();
    await expectText(page.locator('#clock-note'), /has been done/);
    await expectText(chatOf(page), /has run out/);
    expect(await page.locator('#clock-offset').innerText()).toMatch(/25 min ahead/);
  });

  it('lets the next message arrive twice when asked to, and shows that it is answered once', async () => {
    const page = await openPlayground();
    const fault = page.getByRole('button', { name: 'Next message arrives twice' });
    await fault.click();
    await expect.poll(() => fault.getAttribute('aria-pressed')).toBe('true');
    await say(page, 'hello');
    await expectText(chatOf(page), /Book appointment/);
    await expect.poll(() => fault.getAttribute('aria-pressed')).toBe('false');
    await say(page, 'what are your timings?');
    await expect.poll(() => page.locator('.bubble-row.from-patient').count()).toBe(2);
    await expect.poll(() => page.locator('.bubble-row.from-bot').count()).toBe(2);
    await page.check('#only-this-chat');
    expect(await page.locator('.turn:visible').count()).toBe(2);
  });

  it('keeps two patients apart, and a third who is added', async () => {
    const page = await openPlayground();
    await say(page, 'hello from Asha');
    await expectText(chatOf(page), /Book appointment/);
    await page.getByRole('button', { name: 'Ravi' }).click();
    await expectText(chatOf(page), /Nothing has been said/);
    await page.getByRole('button', { name: 'New patient' }).click();
    await page.getByLabel('Name').fill('Vikram Singh');
    await page.getByRole('button', { name: 'Add' }).click();
    await expectText(page.locator('.person[aria-pressed="true"]'), /Vikram/);
    await page.reload();
    await expectText(page.locator('.person[aria-pressed="true"]'), /Vikram/);
    await page.getByRole('button', { name: 'Asha' }).click();
    await expectText(chatOf(page), /hello from Asha/);
  });

  it('shares the contact, offers the commands, and blocks and unblocks the bot', async () => {
    const page = await openPlayground();
    await page.getByRole('button', { name: 'Commands' }).click();
    await page.keyboard.press('Enter');
    await key(page, 'I agree').click();
    await expectText(chatOf(page), /full name/i);
    await say(page, 'Meera Sharma');
    await page.locator('#reply-keyboard .key').first().click();
    await expectText(chatOf(page), /\+919876543210/);
    await page.getByRole('button', { name: 'Chat options' }).click();
    await page.keyboard.press('Enter');
    await expectText(page.locator('#blocked'), /blocked the bot/);
    await page.getByRole('button', { name: 'Unblock' }).click();
    await page.locator('#message').waitFor();
  });

  it('shows what a patient writes as letters, never as markup', async () => {
    const page = await openPlayground();
    const complaints = complaintsOf(page);
    const attack = '<img src=x onerror="document.title=1"><b>bold</b> javascript:alert(1)';
    await say(page, attack);
    await expectText(chatOf(page), /<b>bold<\/b>/);
    await expectText(page.locator('.turn').first(), /Asha/);
    expect(await page.locator('#chat img, #chat b, #turns img').count()).toBe(0);
    expect(await page.title()).toBe('Playground · Clinic Frontdesk');
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'can be read and used by everyone in the %s theme',
    async (colorScheme) => {
      const page = await openPlayground({ colorScheme });
      await say(page, 'hello');
      await key(page, 'Book appointment').waitFor();
      await page.locator('.turn').first().waitFor();
      const controls = await controlsOf(page);
      expect(controls.length).toBeGreaterThan(20);
      expect(controls.filter((control) => control.endsWith(': '))).toEqual([]);
      const { seen, faint } = await faintTextsOf(page);
      expect(seen).toBeGreaterThan(30);
      expect(faint).toEqual([]);
      const landmarks = await page.locator('main, header.top, section[aria-labelledby]').count();
      expect(landmarks).toBeGreaterThanOrEqual(5);
    },
  );

  it('has all its parts on a phone, one tab at a time, and nothing wider than the screen', async () => {
    const page = await openPlayground({ viewport: { width: 360, height: 740 }, hasTouch: true });
    await say(page, ALL_AT_ONCE);
    await key(page, 'I agree').waitFor();
    for (const view of ['phone', 'turns', 'outbox', 'controls']) {
      await page.click(`#tab-${view}`);
      expect(await page.locator('[data-panel]:visible').count(), view).toBe(1);
      expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBe(360);
      const boxes = (await page.locator('button:visible, a.key:visible').all()).map((one) =>
        one.boundingBox(),
      );
      const sizes = (await Promise.all(boxes)).map((box) => box?.height ?? 0);
      expect(Math.min(...sizes), view).toBeGreaterThanOrEqual(24);
    }
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role="tab"][aria-selected="true"]').innerText()).toBe('Phone');
  });
});

/** The address opens in a tab of its own; the money moves there and the chat hears of it by webhook. */
async function payOnPage(page: Page): Promise<void> {
  const link = chatOf(page).locator('a[href*="/pay/"]').last();
  const [payPage] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await payPage.getByRole('button', { name: /by UPI app/ }).click();
  await payPage
    .getByText(/Paid|reached us/)
    .first()
    .waitFor();
  await payPage.close();
}

async function expectReceipt(page: Page): Promise<void> {
  const document = chatOf(page).locator('a.document', { hasText: '.pdf' }).last();
  await document.waitFor();
  const address = new URL((await document.getAttribute('href')) ?? '', page.url());
  const answer = await page.request.get(address.href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

async function sendReport(page: Page): Promise<void> {
  await key(page, 'Send reports').click();
  await key(page, 'Done').waitFor();
  await page.getByRole('button', { name: 'Attach a file' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: /Photo/ }).click(),
  ]);
  await chooser.setFiles({ name: 'report.png', mimeType: 'image/png', buffer: PNG });
  await chatOf(page).locator('img.photo').waitFor();
  await expectText(page.locator('#outbox'), /storeReport\s+done/);
}
