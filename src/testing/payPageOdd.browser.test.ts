/** The odd ways in which news of a payment travels, played on the pay page in a real browser: late, forged, twice, and a window that is closed in the middle. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppointmentId } from '../domain/ids.ts';
import { startBrowser, whyNoBrowser } from './browser.ts';
import { type PayerAtPage, payerWithLink, press, standingOf } from './payPagePhone.ts';

let browser: Browser;
const SLOW = { timeout: 120_000 } as const;
const BOOKED = /Your appointment is booked/;

/** What the books hold of the payment, and how often the patient was told. */
async function booksOf({ product, patient }: PayerAtPage) {
  const link = product.razorpay.standIn?.links().at(-1);
  const entries = await product.desk.outside.world.store.read(async (tables) => {
    const known = await tables.paymentLinks.byReference(link?.reference_id ?? '');
    return tables.ledger.ofAppointment(known?.appointmentId ?? ('' as AppointmentId));
  });
  return {
    captured: entries.filter(({ kind }) => kind === 'captured').length,
    told: patient.heard().filter((text) => BOOKED.test(text)).length,
  };
}

describe.skipIf(whyNoBrowser() !== null)('news of a payment that travels oddly', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it('late: the return page waits, and tells by itself when the books know', SLOW, async () => {
    const payer = await payerWithLink(browser);
    const { page, patient } = payer;
    await payer.open();
    const since = patient.phone.lastSequence;
    await press(page, 'Pay, webhook late');
    await page.waitForURL(/payment\/return/);
    expect(await standingOf(page)).toBe('open');
    await patient.hears(since, BOOKED);
    await expect.poll(() => standingOf(page), { timeout: 30_000 }).toBe('paid');
    expect(await booksOf(payer)).toEqual({ captured: 1, told: 1 });
  });

  it('forged: nothing is believed until the provider is asked', SLOW, async () => {
    const payer = await payerWithLink(browser);
    const { page, patient } = payer;
    await payer.open();
    await press(page, 'Pay, webhook forged');
    await page.waitForURL(/payment\/return/);
    expect(await standingOf(page)).toBe('open');
    expect(await booksOf(payer)).toEqual({ captured: 0, told: 0 });
    await patient.says('I have paid', BOOKED);
    await expect.poll(() => standingOf(page), { timeout: 30_000 }).toBe('paid');
    expect(await booksOf(payer)).toEqual({ captured: 1, told: 1 });
  });

  it('twice: booked, told and entered once', SLOW, async () => {
    const payer = await payerWithLink(browser);
    const { page, patient } = payer;
    await payer.open();
    const since = patient.phone.lastSequence;
    await press(page, 'Pay, webhook twice');
    await patient.hears(since, BOOKED);
    await page.waitForURL(/payment\/return/);
    await expect.poll(() => standingOf(page), { timeout: 30_000 }).toBe('paid');
    expect(await booksOf(payer)).toEqual({ captured: 1, told: 1 });
  });

  it(
    'the window is closed while the payment is on its way: the chat tells, and the link opened again says that it is paid',
    SLOW,
    async () => {
      const payer = await payerWithLink(browser);
      const { page, patient } = payer;
      await payer.open();
      const since = patient.phone.lastSequence;
      const gone = page.waitForEvent('close');
      // The form is on its way when the window goes; nobody follows the provider back to the clinic.
      await page.route('**/payment/return**', () => page.close());
      await page.getByRole('button', { name: /^Pay ₹.* by UPI app$/ }).click({ noWaitAfter: true });
      await gone;
      await patient.hears(since, BOOKED);
      expect(await booksOf(payer)).toEqual({ captured: 1, told: 1 });
      const again = await page.context().newPage();
      await again.goto(payer.product.razorpay.standIn?.links().at(-1)?.short_url ?? '');
      expect(await again.locator('.notice.paid').innerText()).toContain('Paid');
      expect(await again.getByRole('button').count()).toBe(0);
    },
  );

  it(
    'a page that was open when the clinic closed the link: what is paid all the same pays the visit, and nothing goes back',
    SLOW,
    async () => {
      const payer = await payerWithLink(browser);
      const { page, patient } = payer;
      await payer.open();
      await patient.taps(/^Pay at the clinic/, BOOKED);
      await page.locator('.notice.closed').waitFor();
      const since = patient.phone.lastSequence;
      await press(page, 'Pay although it is closed');
      await patient.hears(since, /We have received ₹/);
      const refunds = () => payer.product.razorpay.standIn?.refunds().length;
      expect(await booksOf(payer)).toMatchObject({ captured: 1 });
      expect(refunds()).toBe(0);
    },
  );
});
