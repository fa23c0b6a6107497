/** `kill -9` at twenty points of a booking, each time started again at once: nothing is lost and nothing is doubled. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import { chatKey } from '../domain/message/chat.ts';
import { startRazorpayStandIn } from '../sandbox/razorpay/startRazorpayStandIn.ts';
import { startTelegramStandIn } from '../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../services/clock.ts';
import { quietLog } from '../services/recordingLog.ts';
import { openSqliteStore, SQLITE_FILE_NAME } from '../store/sqliteStore.ts';
import { findFreePort } from './findFreePort.ts';
import { killableProduct } from './killableProduct.ts';
import { bookUnderFire, type Drill, type Drilled, type KillPoint } from './killDrill.ts';
import { BOT_TOKEN, PatientPhone } from './productBench.ts';

/** Four bookings, five deaths each. */
const BOOKINGS: readonly (readonly KillPoint[])[] = [
  [{ afterCall: 1 }, { afterCall: 3 }, { afterCall: 5 }, { afterCall: 7 }, { afterCall: 9 }],
  [{ afterCall: 2 }, { afterCall: 4 }, { afterCall: 6 }, { afterCall: 8 }, { afterCall: 10 }],
  [
    { at: 'telegram', operation: 'sendMessage', held: 'delay' },
    { at: 'telegram', operation: 'editMessageText', held: 'dropAfterDoing' },
    { at: 'razorpay', operation: 'createPaymentLink', held: 'delay' },
    { step: 'paid', ms: 0 },
    { at: 'telegram', operation: 'sendDocument', held: 'delay' },
  ],
  [
    { step: 'hello', ms: 2 },
    { step: 'agree', ms: 8 },
    { step: 'time', ms: 15 },
    { at: 'razorpay', operation: 'createPaymentLink', held: 'dropAfterDoing' },
    { at: 'telegram', operation: 'sendDocument', held: 'dropAfterDoing' },
  ],
];

const CONFIRMATION = /Your appointment is booked/;
const RECEIPT_CAPTION = /^📄 Your receipt/u;

const KEYS = { keyId: 'rzp_test_drill', keySecret: 'drill-key-secret' };
const WEBHOOK_SECRET = 'drill-webhook-secret';

async function startDrill(): Promise<{ drillFor: (chatId: number) => Drill; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-drill-'));
  const port = String(await findFreePort());
  const telegram = await startTelegramStandIn({ now: () => systemClock.now(), bots: [{ token: BOT_TOKEN }] });
  const razorpay = await startRazorpayStandIn({ now: () => systemClock.now(), ...KEYS, webhookRetryMs: 100 });
  razorpay.setWebhook(`http://127.0.0.1:${port}/webhooks/razorpay`, WEBHOOK_SECRET);
  const product = killableProduct({
    PORT: port,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    RAZORPAY_KEY_ID: KEYS.keyId,
    RAZORPAY_KEY_SECRET: KEYS.keySecret,
    RAZORPAY_WEBHOOK_SECRET: WEBHOOK_SECRET,
    RAZORPAY_BASE_URL: razorpay.url,
  });
  onTestFinished(async () => {
    await product.kill();
    await telegram.close();
    await razorpay.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  await product.start();
  const drillFor = (chatId: number): Drill => {
    telegram.forgetCalls();
    return {
      product,
      telegram,
      razorpay,
      patient: new PatientPhone(telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN)),
    };
  };
  return { drillFor, dataDir };
}

/** On the screen as often as it was sent for certain, and once more for each death that left the sending in doubt. */
function expectOnScreen({ patient }: Drill, { inDoubt }: Drilled, text: RegExp): void {
  const shown = patient.heard().filter((one) => text.test(one)).length;
  expect(shown).toBeGreaterThanOrEqual(1);
  expect(shown).toBeLessThanOrEqual(1 + inDoubt.filter((one) => text.test(one)).length);
}

it('twenty deaths, four bookings: each is booked once, paid once, has one receipt and lost no message', {
  timeout: 240_000,
}, async () => {
  expect(BOOKINGS.flat()).toHaveLength(20);
  const { drillFor, dataDir } = await startDrill();
  const drilled: { drill: Drill; result: Drilled }[] = [];
  for (const [index, points] of BOOKINGS.entries()) {
    const drill = drillFor(9100 + index);
    const result = await bookUnderFire(drill, points);
    expect(result.inDoubt).toHaveLength(points.length);
    expectOnScreen(drill, result, CONFIRMATION);
    expectOnScreen(drill, result, RECEIPT_CAPTION);
    drilled.push({ drill, result });
  }
  const [first] = drilled;
  await first?.drill.product.stop();
  expect(first?.drill.product.complaints()).toBe('');
  expect(first?.drill.razorpay.payments().filter(({ status }) => status === 'captured')).toHaveLength(
    BOOKINGS.length,
  );
  expect(first?.drill.razorpay.refunds()).toEqual([]);
  for (const { drill } of drilled) await expectBookedOnce(dataDir, drill);
  expectEachMessageOnce(
    dataDir,
    drilled.reduce((sum, { result }) => sum + result.sent, 0),
  );
});

async function expectBookedOnce(dataDir: string, { patient }: Drill): Promise<void> {
  const store = await openSqliteStore({ dataDir, log: quietLog });
  try {
    await store.read(async (tables) => {
      const appointments = await tables.appointments.ofChat(
        chatKey('telegram', String(patient.phone.chatId)),
      );
      expect(appointments.map(({ status, paymentStatus }) => [status, paymentStatus])).toEqual([
        ['booked', 'paid'],
      ]);
      for (const { id } of appointments) {
        expect(
          (await tables.ledger.ofAppointment(id)).filter(({ kind }) => kind === 'captured'),
        ).toHaveLength(1);
        expect(await tables.documents.ofAppointment(id)).toHaveLength(1);
        expect(
          (await tables.paymentLinks.ofAppointment(id)).filter(({ status }) => status === 'paid'),
        ).toHaveLength(1);
      }
    });
  } finally {
    await store.close();
  }
}

function expectEachMessageOnce(dataDir: string, sent: number): void {
  const database = new Database(join(dataDir, SQLITE_FILE_NAME));
  try {
    const inbox = database
      .prepare(
        'select status, count(*) as messages, count(distinct message_id) as ids from inbox group by status',
      )
      .all();
    expect(inbox).toEqual([{ status: 'answered', messages: sent, ids: sent }]);
    expect(database.prepare("select count(*) as waiting from outbox where status <> 'done'").all()).toEqual([
      { waiting: 0 },
    ]);
    expect(database.prepare('select number from documents order by number').all()).toEqual(
      BOOKINGS.map((_, index) => ({ number: index + 1 })),
    );
  } finally {
    database.close();
  }
}
