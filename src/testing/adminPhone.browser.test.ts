/** The staff's bot on the playground's admin phone, in a real browser: signing in, asking, a chart, a deed with its preview, and a patient's report by a link that opens once. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SANDBOX_PASSWORD } from '../compose/adminDesk.ts';
import { complaintsOf, whyNoBrowser } from './browser.ts';
import { asks, chatOf, expectText, key, playgroundBench, say } from './playgroundBench.ts';

const PATIENT = 'Asha Menon, 34, female, fever since Monday, 98765 43210, with Dr Rao next Monday';
/** A red square of 8 by 8, as a photo that can be recognised. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEElEQVR42mP4z8CAFTEMLQkAKP8/wU8LGmIAAAAASUVORK5CYII=',
  'base64',
);

const bench = playgroundBench();

async function holdPhoneOf(person: string): Promise<Page> {
  const page = await bench.openPage(`#${person}`);
  await expectText(page.locator('#bot-status'), 'bot');
  return page;
}

/** In its own pixels; 0 while it is not loaded. */
const widthOfPicture = (page: Page, selector: string): Promise<number> =>
  page.evaluate<number>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].at(-1)?.naturalWidth ?? 0`,
  );

async function signsIn(person: string): Promise<Page> {
  const page = await holdPhoneOf(person);
  await asks(page, '/start', /🔐 Staff desk of .*password/s);
  await asks(page, SANDBOX_PASSWORD, /✅ Welcome, /);
  return page;
}

/** Books with Dr Rao on Monday, pays at the clinic and sends a photo; answers with the reference. */
async function booksWithReport(): Promise<string> {
  const page = await holdPhoneOf('asha');
  await asks(page, PATIENT, /privacy/i);
  await key(page, 'I agree').click();
  await expectText(chatOf(page), /Which one suits you/);
  await page.locator('.from-bot .inline-keyboard').last().locator('.key').first().click();
  await key(page, 'Pay at the clinic').click();
  await expectText(chatOf(page), /Your appointment is booked/);
  await key(page, 'Send reports').click();
  await expectText(chatOf(page), /photo/i);
  await page.setInputFiles('input[type=file]', { name: 'x-ray.png', mimeType: 'image/png', buffer: PNG });
  await expectText(chatOf(page), '✅ Saved. We have 1 report');
  await key(page, 'Done').click();
  return /CF-\w{5}/.exec((await chatOf(page).allInnerTexts()).join())?.[0] ?? '';
}

describe.skipIf(whyNoBrowser() !== null)('the admin phone in a browser', () => {
  let reference: string;
  it('lets the owner in with the password, which is not left on the screen, and lists Monday', {
    timeout: 90_000,
  }, async () => {
    reference = await booksWithReport();
    const page = await signsIn('owner');
    const complaints = complaintsOf(page);
    expect((await chatOf(page).allInnerTexts()).join()).not.toContain(SANDBOX_PASSWORD);
    await asks(page, 'who is coming on Monday?', /Asha Menon/);
    expect(complaints).toEqual([]);
  });

  it('shows a chart as a picture', { timeout: 90_000 }, async () => {
    const page = await holdPhoneOf('owner');
    await say(page, 'chart of bookings by day this month');
    await chatOf(page).locator('.from-bot img').last().waitFor();
    await expect
      .poll(() => widthOfPicture(page, '#chat .from-bot img'), { timeout: 15_000 })
      .toBeGreaterThan(600);
  });

  it('closes an afternoon after its preview, and opens it again', { timeout: 90_000 }, async () => {
    const page = await signsIn('desk');
    await asks(page, 'block Dr Iyer tomorrow 4 to 6 pm', /Close Dr Lakshmi Iyer, .*4:00 pm to 6:00 pm/);
    await key(page, 'Yes').click();
    await key(page, 'Undo').click();
    await expectText(chatOf(page).locator('.from-bot').last(), /↩️ Undone: Close Dr Lakshmi Iyer/);
  });

  it('opens a patient’s report by its link, once, and the audit log says who', {
    timeout: 90_000,
  }, async () => {
    const page = await holdPhoneOf('owner');
    await asks(page, `open the report of ${reference}`, /opens once, within 10 minutes/);
    const link = chatOf(page).locator('.from-bot a[href*="/reports/"]').last();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await opened.locator('img').waitFor();
    expect(await widthOfPicture(opened, 'img')).toBe(8);
    await opened.reload();
    await expectText(opened.locator('body'), /used up or too old/);
    const openings = await bench.product.desk.outside.world.store.read(async (tables) => {
      const visit = await tables.appointments.byReference(reference);
      const reports = visit === null ? [] : await tables.reports.ofAppointment(visit.id);
      return Promise.all(reports.map(({ id }) => tables.audit.ofSubject(`report:${id}`)));
    });
    expect(openings.flat().map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'staff:4000000001 report_opened',
    ]);
  });
});
