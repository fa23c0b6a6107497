/** The playground's two phones in a real browser: a visitor goes to and fro between Telegram and WhatsApp in the middle of two bookings. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Product, startProduct } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { EVERY_APPOINTMENT } from '../../domain/visit/appointmentFilter.ts';
import { movableClock } from '../../services/clock.ts';
import { complaintsOf, startBrowser, whyNoBrowser } from '../browser.ts';
import { MONDAY_TEN } from '../clinic.ts';

const ON_TELEGRAM = 'Asha Menon, 34, female, fever since Monday, 98765 43210, with Dr Rao';
const ON_WHATSAPP = 'Kiran Menon, 61, male, knee pain, 98765 43299, with Dr Iyer';
const TIMEOUT = { timeout: 90_000 };

describe.skipIf(whyNoBrowser() !== null)('the two phones of the playground', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-two-phones-'));
    const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    if (!config.ok) throw new Error('the empty configuration must be fine');
    const clock = movableClock();
    clock.moveTo(MONDAY_TEN);
    [product, browser] = await Promise.all([startProduct(config.value, { clock }), startBrowser()]);
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(product.url);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const chat = (): Locator => page.locator('#chat');
  const shows = (text: RegExp): Promise<void> =>
    expect.poll(() => chat().innerText(), { timeout: 10_000 }).toMatch(text);
  const take = (app: 'Telegram' | 'WhatsApp'): Promise<void> =>
    page.locator('#apps').getByRole('button', { name: app }).click();
  const say = async (text: string): Promise<void> => {
    await page.fill('#message', text);
    await page.press('#message', 'Enter');
  };
  const tap = (label: RegExp): Promise<void> =>
    page.locator('.from-bot .key').filter({ hasText: label }).last().click();

  it(
    'finish two bookings that were begun on one and gone on with on the other in turn',
    TIMEOUT,
    async () => {
      const complaints = complaintsOf(page);
      await shows(/Nothing has been said/);
      await say(ON_TELEGRAM);
      await shows(/privacy/i);
      await take('WhatsApp');
      await shows(/Nothing has been said/);
      await say(ON_WHATSAPP);
      await shows(/privacy/i);
      await take('Telegram');
      await tap(/I agree/);
      await shows(/When would you/);
      expect(await chat().innerText()).not.toContain('Kiran');
      await take('WhatsApp');
      await say('1');
      await shows(/When would you/);
      expect(await chat().innerText()).not.toContain('Asha Menon');
      await take('Telegram');
      await tap(/\d:\d\d/);
      await shows(/Asha Menon, 34/);
      await take('WhatsApp');
      await say('1');
      await shows(/Kiran Menon, 61/);
      await say('I will pay at the clinic');
      await shows(/appointment is booked/);
      await take('Telegram');
      await tap(/Pay at/);
      await shows(/appointment is booked/);
      expect(await chat().innerText()).not.toContain('Kiran');
      await product.desk.idle();
      const booked = await product.desk.outside.world.store.read((tables) =>
        tables.questions.list({ ...EVERY_APPOINTMENT, statuses: ['booked'] }, { limit: 10, offset: 0 }),
      );
      expect(booked.map(({ patientName, channel }) => [patientName, channel]).sort()).toEqual([
        ['Asha Menon', 'telegram'],
        ['Kiran Menon', 'whatsapp'],
      ]);
      expect(complaints).toEqual([]);
    },
  );

  it(
    'have faults of their own: a WhatsApp message that comes twice is answered once, a forged one never',
    TIMEOUT,
    async () => {
      await take('WhatsApp');
      const fromClinic = (): Promise<number> => page.locator('#chat .from-bot').count();
      const strike = async (label: string): Promise<void> => {
        const button = page.getByRole('button', { name: label });
        await button.click();
        await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
      };
      await shows(/Kiran Menon, 61/);
      await product.desk.idle();
      const before = await fromClinic();
      await strike('Next WhatsApp message arrives twice');
      await say('what are your timings');
      await expect.poll(fromClinic, { timeout: 10_000 }).toBe(before + 1);
      await strike('Next WhatsApp message is forged');
      await say('what are your timings');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await fromClinic()).toBe(before + 1);
      await say('what are your timings');
      await expect.poll(fromClinic, { timeout: 10_000 }).toBe(before + 2);
    },
  );
});
