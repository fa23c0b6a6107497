// Sandbox, Razorpay: a patient opens the pay page, pays or fails, and is led back with a signature that holds.
import { validatePaymentVerification } from 'razorpay/dist/utils/razorpay-utils.js';
import { describe, expect, it } from 'vitest';
import { KEY, type RazorpayBench, startRazorpayBench } from '../../testing/razorpayBench.ts';

const CALLBACK = {
  callback_url: 'https://clinic.example/paid?from=chat',
  callback_method: 'get',
  reference_id: 'A-17',
};

async function openPage(bench: RazorpayBench, more: object = {}) {
  const link = await bench.razorpay.paymentLink.create(
    bench.request({ description: 'Visit <b>Dr Iyer</b>', ...more }),
  );
  const html = async () => (await fetch(link.short_url)).text();
  const press = (deed: string, way = 'upiApp') =>
    fetch(`${link.short_url}/${deed}`, {
      method: 'POST',
      body: new URLSearchParams({ way }),
      redirect: 'manual',
    });
  return { id: link.id, html, press };
}

describe('the pay page', () => {
  it('says who is paid, how much, for what, until when, and that nothing is real', async () => {
    const bench = await startRazorpayBench({ merchantName: 'Asha & Sons Clinic' });
    const { html } = await openPage(bench);
    const page = await html();
    expect(page).toContain('Asha &amp; Sons Clinic');
    expect(page).toContain('₹500.00');
    expect(page).toContain('Visit &lt;b&gt;Dr Iyer&lt;/b&gt;');
    expect(page).toContain('data-seconds="960"');
    expect(page).toContain('<strong>Simulation.</strong>');
    expect(page).toContain('aria-label="UPI code for ₹500.00"');
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('after success the patient is led back with a signature that the real package accepts', async () => {
    const bench = await startRazorpayBench();
    const { id, press, html } = await openPage(bench, CALLBACK);
    const response = await press('succeed', 'card');
    expect(response.status).toBe(303);
    const back = new URL(response.headers.get('location') ?? '');
    const value = (name: string) => back.searchParams.get(`razorpay_${name}`) ?? '';
    expect(back.href).toContain('https://clinic.example/paid?from=chat&');
    expect(value('payment_link_id')).toBe(id);
    expect(value('payment_link_status')).toBe('paid');
    const isGenuine = validatePaymentVerification(
      {
        payment_link_id: id,
        payment_id: value('payment_id'),
        payment_link_reference_id: value('payment_link_reference_id'),
        payment_link_status: 'paid',
      },
      value('signature'),
      KEY.keySecret,
    );
    expect(isGenuine).toBe(true);
    expect(bench.standIn.returnUrl(value('payment_id'))).toBe(back.href);
    expect(bench.standIn.payments()).toMatchObject([{ method: 'card', status: 'captured' }]);
    expect(await html()).toContain('₹500.00 received.');
  });

  it('a failed payment comes back to the page and can be tried again', async () => {
    const bench = await startRazorpayBench();
    const { id, press } = await openPage(bench);
    const failed = await press('fail');
    expect(failed.headers.get('location')).toBe(`/pay/${id}?outcome=failed`);
    const page = await (await fetch(`${bench.standIn.url}/pay/${id}?outcome=failed`)).text();
    expect(page).toContain('The payment did not go through.');
    expect((await press('succeed', 'upiQr')).headers.get('location')).toBe(`/pay/${id}`);
    expect(bench.standIn.payments().map(({ status, flow }) => [status, flow])).toEqual([
      ['failed', 'intent'],
      ['captured', 'qr'],
    ]);
  });

  it.each([
    ['webhook-twice', ['authorized', 'authorized', 'captured', 'captured', 'paid', 'paid'], 1],
    ['webhook-never', [], 1],
    ['webhook-late', [], 1],
    ['fail-then-authorise', ['failed', 'authorized', 'captured', 'paid'], 1],
    ['pay-twice', ['authorized', 'captured', 'paid', 'authorized', 'captured'], 2],
  ])('the test tool %s', async (deed, events, payments) => {
    const bench = await startRazorpayBench();
    const { press } = await openPage(bench);
    expect((await press(deed)).status).toBe(303);
    await bench.standIn.webhooksSettled();
    expect(bench.received.map(({ event }) => event.replace(/.*\./, ''))).toEqual(events);
    expect(bench.standIn.payments().filter(({ status }) => status === 'captured')).toHaveLength(payments);
  });

  it('a forged webhook, and a payment on a page that was open too long', async () => {
    const bench = await startRazorpayBench();
    const first = await openPage(bench);
    await first.press('wrong-signature');
    await bench.standIn.webhooksSettled();
    expect(bench.received.map(({ isGenuine }) => isGenuine)).toEqual([false, false, false]);
    const second = await openPage(bench);
    bench.advance(16 * 60_000);
    expect(await second.html()).toContain('The time to pay is over.');
    expect((await second.press('succeed')).status).toBe(409);
    expect((await second.press('pay-closed')).status).toBe(303);
    expect(bench.standIn.fetchLink(second.id)).toMatchObject({ status: 'expired', amount_paid: 50_000 });
  });

  it('another process does the same by JSON', async () => {
    const bench = await startRazorpayBench();
    const { id } = await openPage(bench, CALLBACK);
    const response = await fetch(`${bench.standIn.url}/pay/${id}/succeed`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: JSON.stringify({ way: 'card' }),
    });
    expect(await response.json()).toMatchObject({
      payment: { method: 'card', status: 'captured' },
      redirectTo: expect.stringContaining('razorpay_signature='),
    });
    const status = await fetch(`${bench.standIn.url}/pay/${id}/status`);
    expect(await status.json()).toMatchObject({ status: 'paid', amount_paid: 50_000 });
  });

  it('an unknown link and an unknown deed are said to be so', async () => {
    const bench = await startRazorpayBench();
    const { press } = await openPage(bench);
    const missing = await fetch(`${bench.standIn.url}/pay/plink_none`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('There is no such link');
    expect((await press('fly')).status).not.toBe(303);
    expect(bench.standIn.payments()).toEqual([]);
  });
});
