/** The staff's bot on the playground's admin phone, in a real browser: signing in, asking, a chart, a deed with its preview, and a patient's report by a link that opens once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { SANDBOX_PASSWORD } from '../compose/adminDesk.ts';
import { type Product, startProduct } from '../compose.ts';
import { readConfig } from '../config.ts';
import { complaintsOf, startBrowser, whyNoBrowser } from './browser.ts';
import { findFreePort } from './findFreePort.ts';

const PATIENT = 'Asha Menon, 34, female, fever since Monday, 98765 43210, with Dr Rao next Monday';
/** A red square of 8 by 8, as a photo that can be recognised. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEElEQVR42mP4z8CAFTEMLQkAKP8/wU8LGmIAAAAASUVORK5CYII=',
  'base64',
);

let product: Product;
let browser: Browser;
let dataDir: string;

async function holdPhoneOf(person: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${product.url}/#${person}`);
  await hears(page.locator('#bot-status'), 'bot');
  return page;
}

const hears = (locator: Locator, text: string | RegExp): Promise<void> =>
  expect
    .poll(() => locator.allInnerTexts().then((texts) => texts.join('\n')), { timeout: 15_000 })
    .toMatch(text);

const chatOf = (page: Page): Locator => page.locator('#chat');
const key = (page: Page, label: string): Locator => page.locator('.from-bot .key', { hasText: label }).last();
const lastOf = (page: Page): Locator => chatOf(page).locator('.from-bot').last();

async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
  await page.fill('#message', text);
  await page.press('#message', 'Enter');
  await hears(chatOf(page), answer);
}

/** In its own pixels; 0 while it is not loaded. */
const widthOfPicture = (page: Page, selector: string): Promise<number> =>
  page.evaluate<number>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].at(-1)?.naturalWidth ?? 0`,
  );

async function signsIn(person: string): Promise<Page> {
  const page = await holdPhoneOf(person);
  await say(page, 'hello', /password/i);
  await say(page, SANDBOX_PASSWORD, /signed in|welcome|today/i);
  return page;
}

/** Books with Dr Rao on Monday, pays at the clinic and sends a photo; answers with the reference. */
async function booksWithReport(): Promise<string> {
  const page = await holdPhoneOf('asha');
  await say(page, PATIENT, /privacy/i);
  await key(page, 'I agree').click();
  await hears(chatOf(page), /Which one suits you/);
  await page.locator('.from-bot .inline-keyboard').last().locator('.key').first().click();
  await key(page, 'Pay at the clinic').click();
  await hears(chatOf(page), /Your appointment is booked/);
  await key(page, 'Send reports').click();
  await hears(chatOf(page), /photo/i);
  await page.setInputFiles('input[type=file]', { name: 'x-ray.png', mimeType: 'image/png', buffer: PNG });
  await hears(chatOf(page), /x-ray|saved|stored|received/i);
  await key(page, 'Done').click();
  return /CF-\w{5}/.exec((await chatOf(page).allInnerTexts()).join())?.[0] ?? '';
}

describe.skipIf(whyNoBrowser() !== null)('the admin phone in a browser', () => {
  let reference: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-admin-phone-'));
    // Links name the port that is configured.
    const port = String(await findFreePort());
    const config = readConfig({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    if (!config.ok) throw new Error('the empty configuration must be fine');
    [product, browser] = await Promise.all([startProduct(config.value), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(dataDir, { recursive: true });
  });

  it('lets the owner in with the password, which is not left on the screen, and lists Monday', {
    timeout: 90_000,
  }, async () => {
    reference = await booksWithReport();
    const page = await signsIn('owner');
    const complaints = complaintsOf(page);
    expect((await chatOf(page).allInnerTexts()).join()).not.toContain(SANDBOX_PASSWORD);
    await say(page, 'who is coming on Monday?', /Asha Menon/);
    expect(complaints).toEqual([]);
  });

  it('shows a chart as a picture', { timeout: 90_000 }, async () => {
    const page = await signsIn('owner');
    await say(page, 'chart of bookings by day this month', /./);
    await chatOf(page).locator('.from-bot img').last().waitFor();
    await expect
      .poll(() => widthOfPicture(page, '#chat .from-bot img'), { timeout: 15_000 })
      .toBeGreaterThan(600);
  });

  it('closes an afternoon after its preview, and opens it again', { timeout: 90_000 }, async () => {
    const page = await signsIn('desk');
    await say(page, 'block Dr Iyer tomorrow 4 to 6 pm', /Iyer/);
    await hears(lastOf(page), /4:00|16:00/);
    await key(page, 'Yes').click();
    await key(page, 'Undo').click();
    await hears(lastOf(page), /open again|undone|taken back/i);
  });

  it('opens a patient’s report by its link, once, and the audit log says who', {
    timeout: 90_000,
  }, async () => {
    const page = await signsIn('owner');
    await say(page, `open the report of ${reference}`, /x-ray|report/i);
    const link = chatOf(page).locator('.from-bot a[href*="/reports/"]').last();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await opened.locator('img').waitFor();
    expect(await widthOfPicture(opened, 'img')).toBe(8);
    await opened.reload();
    await hears(opened.locator('body'), /used up or too old/);
    const openings = await product.desk.outside.world.store.read(async (tables) => {
      const visit = await tables.appointments.byReference(reference);
      const reports = visit === null ? [] : await tables.reports.ofAppointment(visit.id);
      return Promise.all(reports.map(({ id }) => tables.audit.ofSubject(`report:${id}`)));
    });
    expect(openings.flat().map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'staff:4000000001 report_opened',
    ]);
  });
});
