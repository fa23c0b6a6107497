/** Every two things that can race over one payment, in both orders: the same lawful end, and books that add up. */
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../app/money/ledger/checkLedger.ts';
import { moneyOf } from '../app/money/ledger/moneyOf.ts';
import { cancelByStaff } from '../app/staff/cancelByStaff.ts';
import { moveByStaff } from '../app/staff/moveByStaff.ts';
import { doAsStaff, type StaffDeed } from '../app/staff/staffDeed.ts';
import type { SlotId } from '../domain/ids.ts';
import type { Result } from '../types/result.ts';
import { type Chat, comesToSummary, type OpenClinic, openClinic } from './journey.ts';

interface Scene {
  readonly clinic: OpenClinic;
  readonly asha: Chat;
}

type Happening = (scene: Scene) => Promise<void>;

let deeds = 0;
async function asStaff<Value, Refusal>(
  { clinic }: Scene,
  work: (deed: StaffDeed, reference: string) => Promise<Result<Value, Refusal>>,
): Promise<void> {
  deeds += 1;
  const { world } = clinic.desk.outside;
  const [appointment] = await clinic.chat('asha').appointments();
  const { rows } = await doAsStaff(world, { staffId: 'sunita', deedId: `race-${deeds}` }, (deed) =>
    work(deed, appointment?.reference ?? ''),
  );
  clinic.desk.runner.sendNow(rows);
  await clinic.settle();
}

const HAPPENINGS = {
  /** The payer pays and the webhook comes; of money that has moved already, the news comes late. */
  paid: async ({ clinic }) => {
    if (clinic.razorpay.payments().length === 0) await clinic.pays();
    else await clinic.later(2);
  },
  /** The hold's time runs out. */
  expired: ({ clinic }) => clinic.later(21),
  /** The patient gives it up, held or booked. */
  cancelled: async ({ asha }) => {
    const [visit] = await asha.appointments();
    if (visit?.status !== 'booked') {
      await asha.types('cancel');
      return;
    }
    await asha.says('no reports');
    await asha.says('cancel my appointment');
    await asha.taps('Yes, cancel it');
  },
  /** Somebody gives the money back in the provider's dashboard; its news may overtake the payment's. */
  refunded: async ({ clinic }) => {
    if (clinic.razorpay.payments().length === 0) await clinic.pays('never');
    const paid = clinic.razorpay
      .payments()
      .find((one) => one.amount_refunded === 0 && one.status === 'captured');
    if (paid !== undefined) clinic.razorpay.refundOutside(paid.id, paid.amount);
    await clinic.settle();
  },
  /** Staff move it twenty minutes on. */
  moved: (scene) =>
    asStaff(scene, (deed, reference) =>
      moveByStaff(deed, { reference, slotId: 'd-iyer_20261124_1740' as SlotId }),
    ),
  /** Staff cancel it. */
  'cancelled by staff': (scene) => asStaff(scene, (deed, reference) => cancelByStaff(deed, { reference })),
} as const satisfies Record<string, Happening>;
type Name = keyof typeof HAPPENINGS;

const NAMES = Object.keys(HAPPENINGS) as Name[];
/** What can only happen to a visit that was paid for: the scene begins with it. */
const NEEDS_PAYMENT: readonly Name[] = ['refunded', 'moved'];

async function openScene(pair: readonly Name[]): Promise<Scene> {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  if (!pair.includes('paid') && pair.some((name) => NEEDS_PAYMENT.includes(name))) await clinic.pays();
  return { clinic, asha };
}

/** Where the visit and its money stand at the end, without what depends on when. */
async function endOf(pair: readonly Name[]) {
  const scene = await openScene(pair);
  for (const name of pair) await HAPPENINGS[name](scene);
  const { clinic, asha } = scene;
  await clinic.later(25);
  const visits = (await asha.appointments()).filter((one) => one.paymentStatus !== 'none');
  const held = await Promise.all(visits.map(async (one) => moneyOf(await clinic.ledgerOf(one)).heldPaise));
  const provider = clinic.razorpay.payments().filter((one) => one.status !== 'failed');
  const report = await checkLedger(clinic.desk.outside.world, null);
  return {
    findings: report.findings,
    heldPaise: held.reduce((sum, one) => sum + one, 0),
    providerPaise: provider.reduce((sum, one) => sum + one.amount - one.amount_refunded, 0),
    live: visits.filter((one) => one.status === 'booked').length,
  };
}

describe('two things race over one payment', () => {
  const pairs = NAMES.flatMap((one, place) => NAMES.slice(place + 1).map((other) => [one, other] as const));
  it.each(pairs)(
    '%s and %s, in either order, end the same and the books add up',
    { timeout: 60_000 },
    async (one, other) => {
      const [first, second] = [await endOf([one, other]), await endOf([other, one])];
      for (const end of [first, second]) {
        expect(end.findings).toEqual([]);
        expect(end.heldPaise).toBe(end.providerPaise);
      }
      expect(second).toEqual(first);
    },
  );
});
