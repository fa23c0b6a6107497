/** Payments whose webhooks come three to ten times, shuffled, late or never, while the product is killed: the ledger equals the provider's truth, with one paper each. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { auditBooks } from '../../app/money/ledger/auditBooks.ts';
import type { RazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import type { TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { readBooks } from '../../store/copy/readBooks.ts';
import { chanceFrom, shuffled } from './chance.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { closeGround, type Ground, openGround, SECRET, seedHolds } from './paymentsGround.ts';

const KILL_EVERY_MS = [1_500, 5_000] as const;
const SETTLED_WITHIN_MS = 10 * 60_000;

interface Delivery {
  readonly eventId: string;
  readonly body: string;
}

async function run({ count, seed }: DrillOrder): Promise<readonly string[]> {
  const chance = chanceFrom(seed);
  const ground = await openGround();
  try {
    await seedHolds(ground, count);
    await ground.product.start();
    const deliveries = payAll(ground, chance);
    const killer = killAtRandom(ground, chance);
    const sent = await deliverAll(ground, deliveries);
    await killer.stop();
    await untilSettled(ground, count);
    await ground.product.stop();
    const facts = await holdToTruth(ground, count);
    return [
      `${count} payments; ${sent.posted} deliveries of ${deliveries.now.length + deliveries.late.length} events, ${deliveries.never} payments of which no webhook came`,
      `killed ${killer.deaths()} times; ${sent.refused} deliveries had to be brought again`,
      ...facts,
    ];
  } finally {
    await closeGround(ground);
  }
}

interface Deliveries {
  readonly now: readonly Delivery[];
  readonly late: readonly Delivery[];
  /** Payments without any webhook. */
  readonly never: number;
}

/** Every link is paid at once; what the provider would tell of it is written down, and brought by the drill itself. */
function payAll({ razorpay }: Ground, chance: () => number): Deliveries {
  const now: Delivery[] = [];
  const late: Delivery[] = [];
  let never = 0;
  for (const link of razorpay.links()) {
    const payment = razorpay.payLink(link.id, { course: 'never' });
    const fate = chance();
    if (fate < 0.1) never += 1;
    else (fate < 0.2 ? late : now).push(...eventsOf(razorpay, { linkId: link.id, paymentId: payment.id }));
  }
  return { now, late, never };
}

function eventsOf(
  razorpay: RazorpayStandIn,
  { linkId, paymentId }: { linkId: string; paymentId: string },
): readonly Delivery[] {
  const link = razorpay.fetchLink(linkId);
  const entity = {
    id: paymentId,
    amount: link['amount'],
    currency: 'INR',
    notes: link['notes'],
    status: 'captured',
  };
  const created_at = Math.floor(systemClock.now().getTime() / 1000);
  const bodyOf = (event: string, payload: object) =>
    JSON.stringify({ entity: 'event', event, created_at, payload });
  return [
    { eventId: `${paymentId}-a`, body: bodyOf('payment.authorized', { payment: { entity } }) },
    { eventId: `${paymentId}-c`, body: bodyOf('payment.captured', { payment: { entity } }) },
    {
      eventId: `${paymentId}-l`,
      body: bodyOf('payment_link.paid', { payment_link: { entity: link }, payment: { entity } }),
    },
  ];
}

/** Each three to ten times and shuffled; one that is not answered with 200 is brought again, as the provider does. */
async function deliverAll(
  { url }: Ground,
  { now, late }: Deliveries,
): Promise<{ readonly posted: number; readonly refused: number }> {
  const chance = chanceFrom(now.length);
  let posted = 0;
  let refused = 0;
  for (const wave of [now, late]) {
    const queue = shuffled(
      wave.flatMap((one) => Array.from({ length: 3 + Math.floor(chance() * 8) }, () => one)),
      chance,
    );
    const workers = Array.from({ length: 16 }, async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
        posted += 1;
        if (await post(url, one)) continue;
        refused += 1;
        queue.unshift(one);
        await pause(50);
      }
    });
    await Promise.all(workers);
  }
  return { posted, refused };
}

async function post(url: string, { eventId, body }: Delivery): Promise<boolean> {
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-razorpay-signature': signature,
        'x-razorpay-event-id': eventId,
      },
      signal: AbortSignal.timeout(10_000),
    });
    return answer.status === 200;
  } catch {
    return false;
  }
}

function killAtRandom({ product }: Ground, chance: () => number) {
  let isOver = false;
  let deaths = 0;
  const [least, most] = KILL_EVERY_MS;
  const running = (async () => {
    for (;;) {
      await pause(least + chance() * (most - least));
      if (isOver) return;
      await product.kill();
      deaths += 1;
      await product.start();
    }
  })();
  return {
    deaths: () => deaths,
    stop: async () => {
      isOver = true;
      await running;
    },
  };
}

/** The job asks the provider every two minutes for what no webhook told; a start asks at once. */
async function untilSettled({ dataDir, product, telegram }: Ground, count: number): Promise<void> {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  while (performance.now() < deadline) {
    const { entries } = await readBooks({ databaseUrl: null, dataDir });
    const captured = entries.filter((entry) => entry.kind === 'captured').length;
    if (captured === count && receiptsPerChat(telegram).size === count) return;
    if (captured < count) {
      await product.stop();
      await product.start();
    }
    await pause(3_000);
  }
  throw new Error('what was paid did not reach the books in time');
}

function receiptsPerChat({ calls }: TelegramStandIn): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { method, params } of calls) {
    // A calendar entry goes out as a document too.
    if (method !== 'sendDocument' || !String(params['caption']).includes('receipt')) continue;
    const chat = String(params['chat_id']);
    seen.set(chat, (seen.get(chat) ?? 0) + 1);
  }
  return seen;
}

/** @throws when the books and the provider differ */
async function holdToTruth(
  { dataDir, razorpay, telegram }: Ground,
  count: number,
): Promise<readonly string[]> {
  const books = await readBooks({ databaseUrl: null, dataDir });
  const findings = auditBooks(books, systemClock.now());
  if (findings.length > 0)
    throw new Error(`the books do not add up: ${JSON.stringify(findings.slice(0, 5))}`);
  const ofKind = (kind: string): string =>
    books.entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => `${entry.paymentId ?? ''} ${entry.amountPaise}`)
      .sort()
      .join('\n');
  const truth = razorpay
    .payments()
    .map((payment) => `${payment.id} ${payment.amount}`)
    .sort()
    .join('\n');
  if (ofKind('captured') !== truth) throw new Error('the ledger and the provider differ');
  if (ofKind('refund_started') !== '') throw new Error('money went back that should have stayed');
  const booked = books.appointments.filter((one) => one.status === 'booked' && one.paymentStatus === 'paid');
  if (booked.length !== count) throw new Error(`${booked.length} booked of ${count}`);
  if (books.documents.length !== count)
    throw new Error(`${books.documents.length} papers for ${count} payments`);
  const receipts = [...receiptsPerChat(telegram).values()];
  const twice = receipts.filter((times) => times > 1).length;
  return [
    `${books.entries.length} entries in the ledger, equal to the provider’s ${count} payments; ${booked.length} booked, ${books.documents.length} papers numbered without a gap`,
    `${receipts.length} patients got their receipt; ${twice} of them once more, because a death left its sending in doubt`,
  ];
}

export const paymentsDrill: Drill = {
  name: 'payments',
  purpose:
    'Payments whose webhooks come 3 to 10 times, shuffled, late or never, while the product is killed.',
  usualCount: 1000,
  run,
};
