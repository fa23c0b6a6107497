/** The staff's sheet of the playground in a real browser: a visitor changes a fee, closes an afternoon, sorts, and the bot follows. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addDays, clinicMoment, weekdayOf } from '../domain/visit/visitTime.ts';
import { complaintsOf, whyNoBrowser } from './browser.ts';
import { asks, expectText, playgroundBench } from './playgroundBench.ts';

/** The sandbox looks at the sheet every ten seconds; the machine may be busy. */
const FOLLOWED_WITHIN_MS = 40_000;

const bench = playgroundBench();

const openPage = (width: number, path = 'playground/sheet.html'): Promise<Page> =>
  bench.openPage(path, { viewport: { width, height: 844 } });

async function write(page: Page, cell: RegExp | string, text: string): Promise<void> {
  await page.getByRole('button', { name: cell }).first().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const seen = (page: Page, selector: string, text: RegExp): Promise<void> =>
  expectText(page.locator(selector), text, FOLLOWED_WITHIN_MS);

function nextTuesday(): string {
  let date = addDays(clinicMoment(bench.product.desk.outside.world.clock.now(), 'Asia/Kolkata').date, 1);
  while (weekdayOf(date) !== 'tue') date = addDays(date, 1);
  return date.split('-').reverse().join('/');
}

describe.skipIf(whyNoBrowser() !== null)('the staff’s sheet in a browser', () => {
  it('a fee and an afternoon are changed in it, it is sorted, and the bot says what it says', async () => {
    const sheet = await openPage(1280);
    const complaints = complaintsOf(sheet);
    await seen(sheet, '#grid', /Lakshmi\s+Iyer/);
    await write(sheet, /^Fee of Lakshmi Iyer/, '₹750');
    await sheet.getByRole('button', { name: 'Sort by Fee' }).click();
    await seen(sheet, '.is-done', /✓ Fee taken over/);
    const fees = await sheet.getByRole('button', { name: /^Fee of / }).allInnerTexts();
    const paid = fees.filter((fee) => fee !== '').map((fee) => Number(fee.replace(/[₹,]/g, '')));
    expect(paid).toEqual([...paid].sort((left, right) => left - right));
    await sheet.getByRole('tab', { name: 'Slots' }).click();
    await write(sheet, 'Day of a new row', nextTuesday());
    await write(sheet, /^Time of/, '5 to 8 pm');
    await write(sheet, /^Doctor of/, 'Dr Iyer');
    await write(sheet, /^Status of/, 'Closed');
    await seen(sheet, '.is-done', /✓ Closed/);
    const phone = await openPage(1280, '');
    await asks(phone, 'what is the fee of Dr Iyer?', /Dr Lakshmi Iyer is ₹750/);
    await asks(phone, 'Asha Verma, 34, female, fever, 9876543210', /Do you agree/);
    await phone.locator('.from-bot .key', { hasText: 'I agree' }).first().click();
    await seen(phone, '#chat', /Which doctor/);
    await asks(
      phone,
      `Dr Iyer on ${nextTuesday()} between 5 pm and 8 pm`,
      /nothing is free with Dr Lakshmi Iyer/,
    );
    expect(complaints).toEqual([]);
  }, 120_000);

  it('what is refused is said on a phone too, where the answer’s column is out of sight', async () => {
    const sheet = await openPage(390);
    await seen(sheet, '#grid', /Lakshmi\s+Iyer/);
    await write(sheet, /^Fee of Suresh Rao/, 'much');
    await seen(sheet, '#said', /Cannot be read: Fee “much”/);
  }, 120_000);

  it.each([1280, 390])('nobody’s name is cut off above the phone at %i pixels', async (width) => {
    const page = await openPage(width, '');
    await seen(page, '.people', /Dr Iyer/);
    const cut = await page.evaluate(`[...document.querySelectorAll('.person, .add')]
      .filter((one) => {
        const panel = one.closest('.phone-panel').getBoundingClientRect();
        const { left, right } = one.getBoundingClientRect();
        return left < panel.left - 1 || right > panel.right + 1 || right > innerWidth;
      })
      .map((one) => one.textContent)`);
    expect(cut).toEqual([]);
  });
});
