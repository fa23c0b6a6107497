/** The ground that the payments drill stands on: stand-ins, a product that can be killed, and patients who each hold a time with a link to pay. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectory, extendSlots, openDemoClinic } from '../../app/clinic/clinicBook.ts';
import { POLICY } from '../../domain/clinic/policy.ts';
import type { AppointmentId, DoctorId, PatientId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { ProviderLink } from '../../ports/payments.ts';
import type { FreeSlot, Store, Tables } from '../../ports/store.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { createRazorpayPayments } from '../../services/razorpay.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openSqliteStore } from '../../store/sqliteStore.ts';
import { findFreePort } from '../findFreePort.ts';
import { type KillableProduct, killableProduct } from '../killableProduct.ts';
import { BOT_TOKEN } from '../productBench.ts';

const KEYS = { keyId: 'rzp_test_drill', keySecret: 'drill-key-secret' };
export const SECRET = 'drill-webhook-secret';
const FIRST_CHAT = 500_000;
/** The holds and links of the drill outlive it. */
const HOLD_MS = 3 * 60 * 60_000;

export interface Ground {
  readonly dataDir: string;
  readonly url: string;
  readonly razorpay: RazorpayStandIn;
  readonly telegram: TelegramStandIn;
  readonly product: KillableProduct;
}

export async function openGround(): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-payments-'));
  const port = String(await findFreePort());
  const telegram = await startTelegramStandIn({
    now: () => systemClock.now(),
    bots: [{ token: BOT_TOKEN }],
    // Every call is looked at in the end.
    recordedCalls: 1_000_000,
  });
  const razorpay = await startRazorpayStandIn({ now: () => systemClock.now(), ...KEYS });
  const product = killableProduct({
    PORT: port,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_MESSAGES_PER_SECOND: '0',
    RAZORPAY_KEY_ID: KEYS.keyId,
    RAZORPAY_KEY_SECRET: KEYS.keySecret,
    RAZORPAY_WEBHOOK_SECRET: SECRET,
    RAZORPAY_BASE_URL: razorpay.url,
  });
  return { dataDir, url: `http://127.0.0.1:${port}/webhooks/razorpay`, razorpay, telegram, product };
}

/** So many patients each hold a time and have a link to pay, as if they had just asked for one. */
export async function seedHolds({ dataDir, razorpay, telegram }: Ground, count: number): Promise<void> {
  const store = await openSqliteStore({ dataDir, log: quietLog });
  try {
    await openDemoClinic(store, { timeZone: 'Asia/Kolkata' });
    const directory = createDirectory();
    await directory.load(store);
    await extendSlots({ store, clock: systemClock, policy: POLICY }, directory);
    const payments = createRazorpayPayments({ ...KEYS, baseUrl: razorpay.url });
    const seats = await freeSeats(
      store,
      directory.doctors.map((doctor) => doctor.id),
    );
    if (seats.length < count) throw new Error(`the clinic has only ${seats.length} free seats`);
    for (let index = 0; index < count; index += 1) {
      telegram.phone({ chatId: FIRST_CHAT + index, firstName: 'Asha' }, BOT_TOKEN);
      const slot = seats[index];
      if (slot !== undefined) await holdOne({ store, payments }, { slot, index });
    }
  } finally {
    await store.close();
  }
}

const freeSeats = (store: Store, doctorIds: readonly DoctorId[]): Promise<readonly FreeSlot[]> =>
  store.read((tables) =>
    tables.slots.findFree({
      doctorIds,
      fromDate: '2000-01-01',
      toDate: '2999-12-31',
      timeFrom: null,
      timeTo: null,
      startsAfter: new Date(systemClock.now().getTime() + HOLD_MS),
      limit: 20_000,
    }),
  );

async function holdOne(
  { store, payments }: { store: Store; payments: ReturnType<typeof createRazorpayPayments> },
  { slot, index }: { slot: FreeSlot; index: number },
): Promise<void> {
  const now = systemClock.now();
  const until = new Date(now.getTime() + HOLD_MS);
  const reference = `CF-D${index}`;
  const link = await payments.createLink({
    reference: `${reference}-l1`,
    amountPaise: 60_000,
    expiresAt: until,
    description: 'Drill',
    customer: { name: 'Asha', phone: '+919876543210' },
    returnUrl: null,
  });
  await store.transact((tables) => writeHold(tables, { reference, slot, link, until, now, index }));
}

interface Hold {
  readonly reference: string;
  readonly slot: FreeSlot;
  readonly link: ProviderLink;
  readonly until: Date;
  readonly now: Date;
  readonly index: number;
}

async function writeHold(tables: Tables, { reference, slot, link, until, now, index }: Hold): Promise<void> {
  const chat = chatKey('telegram', String(FIRST_CHAT + index));
  const id = `drill-${index}` as AppointmentId;
  const patientId = `patient-${index}` as PatientId;
  await tables.patients.put({
    id: patientId,
    chat,
    forWhom: 'self',
    name: `Asha ${index}`,
    phone: '+919876543210',
    age: { years: 34, months: null },
    gender: 'female',
    updatedAt: now,
  });
  await tables.appointments.hold({
    id,
    reference,
    slot,
    patientId,
    chat,
    feePaise: 60_000,
    purpose: 'drill',
    holdExpiresAt: until,
    at: now,
  });
  await tables.appointments.change(id, {
    from: ['pending'],
    to: { paymentMode: 'online', paymentStatus: 'link_sent' },
    at: now,
  });
  await tables.paymentLinks.add({
    reference: link.reference,
    appointmentId: id,
    amountPaise: 60_000,
    status: 'created',
    providerLinkId: link.providerLinkId,
    url: link.url,
    expiresAt: until,
    createdAt: now,
  });
}

export async function closeGround({ product, razorpay, telegram, dataDir }: Ground): Promise<void> {
  await product.kill();
  await razorpay.close();
  await telegram.close();
  await rm(dataDir, { recursive: true, force: true });
}
