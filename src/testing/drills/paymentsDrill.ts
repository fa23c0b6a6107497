/** Payments whose webhooks come three to ten times, shuffled, late or never, while the product is killed: the ledger equals the provider's truth, with one paper each. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { readBooks } from '../../store/copy/readBooks.ts';
import { chanceFrom, shuffled } from './chance.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { closeGround, type Ground, openGround, SECRET, seedHolds } from './paymentsGround.ts';
import { Doubts, holdToTruth, receiptsPerChat, waitingMessages } from './paymentsTruth.ts';

const SETTLED_WITHIN_MS = 10 * 60_000;

interface Delivery {
  readonly eventId: string;
  readonly body: string;
}

interface PaymentsOrder extends DrillOrder {
  /** How long a life lasts after it is ready, from and to. */
  readonly livesMs: readonly [number, number];
  readonly leastDeaths: number;
}

/** @throws when the books, the papers or the messages are not what the provider's payments ask for */
export async function payUnderFire({
  count,
  seed,
  livesMs,
  leastDeaths,
}: PaymentsOrder): Promise<readonly string[]> {
  const chance = chanceFrom(seed);
  const ground = await openGround();
  try {
    await seedHolds(ground, count);
    await ground.product.start();
    const deliveries = payAll(ground, chance);
    const doubts = new Doubts(ground);
    const killer = killAtRandom(ground, { chance, doubts, livesMs, leastDeaths });
    const sent = await deliverAll(ground, deliveries);
    await killer.stop();
    await untilSettled(ground, count);
    await ground.product.stop();
    const facts = await holdToTruth(ground, { count, doubts });
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

interface KillOrder extends Pick<PaymentsOrder, 'livesMs' | 'leastDeaths'> {
  readonly chance: () => number;
  readonly doubts: Doubts;
}

function killAtRandom({ product }: Ground, { chance, doubts, livesMs, leastDeaths }: KillOrder) {
  let isOver = false;
  let deaths = 0;
  const [least, most] = livesMs;
  const running = (async () => {
    for (;;) {
      await pause(least + chance() * (most - least));
      if (isOver && deaths >= leastDeaths) return;
      await product.kill();
      deaths += 1;
      await doubts.note();
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
    if (captured === count && receiptsPerChat(telegram).size >= count) break;
    if (captured < count) {
      await product.stop();
      await product.start();
    }
    await pause(3_000);
  }
  // Of who has paid and hears nothing, the truth tells.
  while (performance.now() < deadline && (await waitingMessages(dataDir)) > 0) await pause(1_000);
}

export const paymentsDrill: Drill = {
  name: 'payments',
  purpose:
    'Payments whose webhooks come 3 to 10 times, shuffled, late or never, while the product is killed.',
  usualCount: 1000,
  run: (order) => payUnderFire({ ...order, livesMs: [500, 5_000], leastDeaths: 5 }),
};
