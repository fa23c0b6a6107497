/** The payment return page: says what our books know, waits while they know nothing, believes nothing that its address says. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { AppointmentId } from '../../domain/ids.ts';
import type { LedgerKind, PaymentLinkStatus } from '../../ports/moneyTables.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openSqliteStore } from '../../store/sqliteStore.ts';
import {
  entryOf,
  holdOf,
  linkOf,
  minutesLater,
  NOW,
  openClinic,
  TEN_O_CLOCK,
} from '../../testing/contracts/storeFixtures.ts';
import { startWebServer } from '../server.ts';
import { mountPaymentReturn } from './paymentReturn.ts';

const APPOINTMENT = 'appointment-A' as AppointmentId;
const REFERENCE = 'CF-A-link1';

async function openBench({ now = NOW, clinicName = 'Namaste Demo Clinic' } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-return-'));
  const store = await openSqliteStore({ dataDir, log: quietLog });
  await openClinic(store);
  await store.transact(async (tables) => {
    await tables.appointments.hold(holdOf('A', TEN_O_CLOCK));
    await tables.paymentLinks.add(linkOf(REFERENCE, APPOINTMENT));
  });
  const mount = mountPaymentReturn({
    store,
    clock: { now: () => now },
    clinic: () => ({ name: clinicName }),
  });
  const server = await startWebServer({
    port: 0,
    host: '127.0.0.1',
    log: quietLog,
    mounts: [mount],
  });
  onTestFinished(async () => {
    await server.close();
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const open = async (query: Record<string, string> = { razorpay_payment_link_reference_id: REFERENCE }) => {
    const answer = await fetch(`${server.url}/payment/return?${new URLSearchParams(query).toString()}`);
    const html = await answer.text();
    return {
      answer,
      html,
      standing: /data-standing="(\w+)"/.exec(html)?.[1],
      refreshes: html.includes('http-equiv="refresh"'),
    };
  };
  const setLink = (status: PaymentLinkStatus) =>
    store.transact((tables) => tables.paymentLinks.change(REFERENCE, { status }));
  // What goes back carries the payment and no link, as the product writes it.
  const enter = (kind: LedgerKind, paymentId = 'payment-1') =>
    store.transact((tables) =>
      tables.ledger.add(
        entryOf(`${kind}-${paymentId}`, {
          kind,
          appointmentId: APPOINTMENT,
          linkReference: kind === 'refund_started' ? null : REFERENCE,
          paymentId,
        }),
      ),
    );
  const cancel = () =>
    store.transact((tables) =>
      tables.appointments.change(APPOINTMENT, { from: ['pending'], to: { status: 'cancelled' }, at: now }),
    );
  return { open, setLink, enter, cancel };
}

it('waits and looks again while nothing is known, whatever the address claims', async () => {
  const { open } = await openBench();
  const claimed = await open({
    razorpay_payment_id: 'pay_false',
    razorpay_payment_link_id: 'plink_false',
    razorpay_payment_link_reference_id: REFERENCE,
    razorpay_payment_link_status: 'paid',
    razorpay_signature: 'f00',
  });
  expect(claimed).toMatchObject({ standing: 'open', refreshes: true });
  expect(claimed.html).toContain('content="3"');
});

it('says that the payment has come once it is in the books, and rests', async () => {
  const { open, enter } = await openBench();
  await enter('captured');
  expect(await open()).toMatchObject({ standing: 'paid', refreshes: false });
});

it.each([
  ['created', 'open'],
  ['paid', 'paid'],
  ['expired', 'closed'],
  ['cancelled', 'closed'],
  ['failed', 'closed'],
] as const)('tells of a link that is %s: %s', async (status, standing) => {
  const { open, setLink } = await openBench();
  await setLink(status);
  expect((await open()).standing).toBe(standing);
});

it('does not call a payment that goes back a booking', async () => {
  const { open, enter, setLink } = await openBench();
  await enter('captured', 'payment-1');
  await enter('refund_started', 'payment-1');
  await setLink('paid');
  expect((await open()).standing).toBe('refunded');
});

it('a link paid twice, one of which goes back, is paid', async () => {
  const { open, enter } = await openBench();
  await enter('captured', 'payment-1');
  await enter('captured', 'payment-2');
  await enter('refund_started', 'payment-2');
  expect((await open()).standing).toBe('paid');
});

it('money for a time that was gone is told so, with the way on', async () => {
  const { open, enter, cancel } = await openBench();
  await enter('captured', 'payment-1');
  await cancel();
  const page = await open();
  expect(page).toMatchObject({ standing: 'offered', refreshes: false });
  expect(page.html).toContain('choose another time');
});

it('asks not to pay again when money has come that does not fit', async () => {
  const { open, enter } = await openBench();
  await enter('quarantined');
  const page = await open();
  expect(page.standing).toBe('unclear');
  expect(page.html).toContain('do not pay again');
});

it('stops looking half an hour after the link has expired', async () => {
  const { open } = await openBench({ now: minutesLater(16 + 31) });
  expect(await open()).toMatchObject({ standing: 'unclear', refreshes: false });
});

it.each([
  {},
  { razorpay_payment_link_reference_id: 'CF-unknown' },
  { razorpay_payment_link_reference_id: "' or 1=1 --" },
  { razorpay_payment_link_reference_id: 'x'.repeat(5_000) },
])('knows nothing of a reference that is not ours', async (query: Record<string, string>) => {
  const { open } = await openBench();
  const page = await open(query);
  expect(page).toMatchObject({ standing: 'unknown', refreshes: false });
  expect(page.answer.status).toBe(404);
});

it('says it in all three languages, with nothing personal and no script', async () => {
  const { open, enter } = await openBench({ clinicName: 'Rao & Sons <Clinic>' });
  await enter('captured');
  const { html, answer } = await open();
  for (const language of ['en-IN', 'hi-IN', 'hi-Latn-IN']) expect(html).toContain(`<p lang="${language}">`);
  expect(html).toContain('Rao &amp; Sons &lt;Clinic&gt;');
  expect(html).not.toContain('<script');
  expect(html.slice(html.indexOf('<main'))).not.toMatch(/Asha|Iyer|600|9876543210|CF-A/);
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
