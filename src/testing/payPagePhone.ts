/** The sandbox's pay page on a patient's phone, for the tests in the browser that play its cases. */
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Product } from '../compose.ts';
import { findFreePort } from './findFreePort.ts';
import { type PatientPhone, startProductBench } from './productBench.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

export interface PayerAtPage {
  readonly product: Product;
  readonly patient: PatientPhone;
  readonly page: Page;
  /** Opens the link that the chat has sent. */
  readonly open: () => Promise<void>;
}

/** A patient who has a link, and a page for it. */
export async function payerWithLink(browser: Browser): Promise<PayerAtPage> {
  const bench = await startProductBench();
  // The return address is told to the provider before the server listens.
  const product = await bench.start({ PORT: String(await findFreePort()) });
  const patient = bench.patient(9100);
  await patient.comesToSummary();
  await patient.taps(/^Pay online/, /minutes/);
  const context = await browser.newContext(PHONE);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const link = product.razorpay.standIn?.links().at(-1)?.short_url ?? '';
  return { product, patient, page, open: async () => void (await page.goto(link)) };
}

/** What the clinic's return page says of the payment. */
export const standingOf = (page: Page): Promise<string | null> =>
  page.locator('[data-standing]').first().getAttribute('data-standing');

/** The test tools are folded away, as on the real page there are none. */
export async function press(page: Page, deed: string): Promise<void> {
  const tools = page.locator('details').last();
  if ((await tools.count()) > 0 && (await tools.getAttribute('open')) === null)
    await tools.locator('summary').click();
  await page.getByRole('button', { name: deed }).click();
}
