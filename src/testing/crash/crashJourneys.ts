/** Bookings from hello to receipt while the product kills itself at one named point after the other; an outside witness counts what came of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { chatKey } from '../../domain/chat.ts';
import { type RazorpayStandIn, startRazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { checkInvariants } from '../../store/copy/invariants.ts';
import { openStore } from '../../store/openStore.ts';
import { type KillableProduct, killableProduct } from '../killableProduct.ts';
import { bookUnderFire } from '../killDrill.ts';
import { BOT_TOKEN, findFreePort, PatientPhone } from '../productBench.ts';

export interface CrashOrder {
  /** `ledger.add:after` or `ledger.add:after:2`, one life each. */
  readonly points: readonly string[];
  readonly store: { readonly dataDir: string; readonly databaseUrl: string | null };
}

export interface CrashResult {
  /** Points at which the product has died. */
  readonly died: readonly string[];
  /** Points that no journey came to. */
  readonly unreached: readonly string[];
  readonly journeys: number;
  /** Confirmations that a patient saw once more, a death having come between sending and noting it. */
  readonly seenAgain: number;
}

const KEYS = { keyId: 'rzp_test_crash', keySecret: 'crash-key-secret' };
const WEBHOOK_SECRET = 'crash-webhook-secret';
const CONFIRMATION = /Your appointment is booked/;
/** A point that three whole journeys have not come to is not on their way. */
const JOURNEYS_PER_POINT = 3;

interface Witness {
  readonly telegram: TelegramStandIn;
  readonly razorpay: RazorpayStandIn;
}

/** @throws Error that says what was lost or doubled, or that a patient was left without an answer */
export async function crashThrough(order: CrashOrder): Promise<CrashResult> {
  const now = () => systemClock.now();
  const port = String(await findFreePort());
  const telegram = await startTelegramStandIn({ now, bots: [{ token: BOT_TOKEN }], webhookRetryMs: 50 });
  const razorpay = await startRazorpayStandIn({ now, ...KEYS, webhookRetryMs: 100 });
  razorpay.setWebhook(`http://127.0.0.1:${port}/webhooks/razorpay`, WEBHOOK_SECRET);
  const product = killableProduct({
    PORT: port,
    DATA_DIR: order.store.dataDir,
    ...(order.store.databaseUrl === null ? {} : onPostgres(order.store.databaseUrl, port)),
    LOG_LEVEL: 'silent',
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_MESSAGES_PER_SECOND: '0',
    RAZORPAY_KEY_ID: KEYS.keyId,
    RAZORPAY_KEY_SECRET: KEYS.keySecret,
    RAZORPAY_WEBHOOK_SECRET: WEBHOOK_SECRET,
    RAZORPAY_BASE_URL: razorpay.url,
  });
  const lives = new Lives(product, order.points);
  try {
    await lives.begin();
    const chats: number[] = [];
    for (let chatId = 20_001; !lives.areOver; chatId += 1) {
      chats.push(chatId);
      await Promise.race([bookOnce({ telegram, razorpay }, { product, chatId }), lives.failure]);
      lives.countJourney();
    }
    await lives.end();
    await product.stop();
    if (product.complaints() !== '') throw new Error(`the product complained: ${product.complaints()}`);
    const seenAgain = await judge({ telegram, razorpay }, { chats, order });
    return { died: lives.died, unreached: lives.unreached, journeys: chats.length, seenAgain };
  } finally {
    lives.abandon();
    await product.kill();
    await telegram.close();
    await razorpay.close();
  }
}

/** By webhook, as several processes would: a lease for polling is another's after some seconds only. */
const onPostgres = (databaseUrl: string, port: string): Readonly<Record<string, string>> => ({
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  TELEGRAM_WEBHOOK_SECRET: 'crash-drill-webhook-secret',
});

async function bookOnce(
  witness: Witness,
  { product, chatId }: { product: KillableProduct; chatId: number },
): Promise<void> {
  const phone = witness.telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN);
  // Nobody else kills: no points of the other drill.
  await bookUnderFire({ product, ...witness, patient: new PatientPhone(phone) }, []);
}

/** Each life has one point to die at; the next one begins at once. */
class Lives {
  readonly died: string[] = [];
  readonly unreached: string[] = [];
  readonly #product: KillableProduct;
  readonly #points: string[];
  #journeysOfPoint = 0;
  #isOver = false;
  #watch: Promise<void> = Promise.resolve();
  /** Rejects when a life could not begin: nobody waits for answers then. */
  failure: Promise<never> = new Promise(() => undefined);

  constructor(product: KillableProduct, points: readonly string[]) {
    this.#product = product;
    this.#points = [...points];
  }

  get areOver(): boolean {
    return this.#points.length === 0;
  }

  async begin(): Promise<void> {
    await this.#startNext();
    this.#watch = this.#restartWhenGone();
    this.failure = this.#watch.then(() => new Promise<never>(() => undefined));
    this.failure.catch(() => undefined);
  }

  countJourney(): void {
    this.#journeysOfPoint += 1;
    const [point] = this.#points;
    if (point === undefined || this.#journeysOfPoint < JOURNEYS_PER_POINT) return;
    this.unreached.push(point);
    this.#points.shift();
    // It dies by our hand, so that the next life is armed anew.
    void this.#product.kill();
  }

  async end(): Promise<void> {
    // What the last death interrupted is still on its way.
    await pause(2_000);
    this.#isOver = true;
  }

  abandon(): void {
    this.#isOver = true;
  }

  async #restartWhenGone(): Promise<void> {
    while (!this.#isOver) {
      await this.#product.gone();
      if (this.#isOver) return;
      const [point] = this.#points;
      const isByItself = point !== undefined && this.#journeysOfPoint < JOURNEYS_PER_POINT;
      if (isByItself) this.died.push(this.#points.shift() ?? point);
      await this.#startNext();
    }
  }

  async #startNext(): Promise<void> {
    this.#journeysOfPoint = 0;
    const [point] = this.#points;
    // A point may be reached while starting, when what the last death left behind is taken up.
    await this.#product.start(point === undefined ? {} : { CRASH_AT: point }).catch((error: unknown) => {
      if (!String(error).includes('SIGKILL')) throw error;
    });
  }
}

/** What the patients' phones, the payment provider and the store say must agree, once for each journey. */
async function judge(
  { telegram, razorpay }: Witness,
  { chats, order }: { chats: readonly number[]; order: CrashOrder },
): Promise<number> {
  const captured = razorpay.payments().filter(({ status }) => status === 'captured').length;
  expectSame('payments at the provider', captured, chats.length);
  expectSame('refunds at the provider', razorpay.refunds().length, 0);
  expectSame('broken promises', JSON.stringify(await checkInvariants(order.store)), '[]');
  const store = await openStore({ ...order.store, log: quietLog });
  let seenAgain = 0;
  try {
    for (const chatId of chats) {
      await store.read(async (tables) => {
        const appointments = await tables.appointments.ofChat(chatKey('telegram', String(chatId)));
        const stands = appointments.map(({ status, paymentStatus }) => `${status} ${paymentStatus}`);
        expectSame(`appointments of ${chatId}`, stands.join(), 'booked paid');
        for (const { id } of appointments) {
          const entries = (await tables.ledger.ofAppointment(id)).filter(({ kind }) => kind === 'captured');
          expectSame(`captures of ${chatId}`, entries.length, 1);
        }
      });
      const screen = telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN).screen();
      const shown = screen.messages.filter(
        ({ from, text }) => from === 'bot' && CONFIRMATION.test(text),
      ).length;
      if (shown === 0) throw new Error(`${chatId} was never told of the booking`);
      seenAgain += shown - 1;
    }
    const { waiting } = await store.read((tables) => tables.outbox.backlog());
    const ours = await store.read((tables) => tables.figures.read());
    expectSame('messages left unanswered', ours.inboxWaiting, 0);
    expectSame('rows left in the outbox', waiting, 0);
  } finally {
    await store.close();
  }
  return seenAgain;
}

function expectSame(what: string, found: string | number, expected: string | number): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
