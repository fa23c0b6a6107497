/** What the clinic's people do during a play, by the same use cases that the sheet and the staff's bot call. */
import { recordDeskPayment } from '../../src/app/money/desk/recordDeskPayment.ts';
import { blockTime } from '../../src/app/staff/blockTime.ts';
import { cancelByStaff } from '../../src/app/staff/cancelByStaff.ts';
import { markAttendance } from '../../src/app/staff/markAttendance.ts';
import { moveByStaff } from '../../src/app/staff/moveByStaff.ts';
import { doAsStaff, type StaffDeed } from '../../src/app/staff/staffDeed.ts';
import type { DoctorId, SlotId } from '../../src/domain/ids.ts';
import type { NewOutboxRow } from '../../src/ports/store.ts';
import type { Result } from '../../src/types/result.ts';
import type { PersonName, StaffStep } from '../scenario/steps.ts';
import type { Stage } from './openStage.ts';

/** The clinic's clock is India's in every scenario. */
const OFFSET = '+05:30';
const instant = (clinicTime: string): Date => new Date(`${clinicTime}:00${OFFSET}`);

/** Does the deed and answers with how the transcript tells it; a refusal is told as well, for it may be what is wanted. */
export async function doStaffDeed(stage: Stage, step: StaffStep): Promise<string> {
  const [words, work] = await deedOf(stage, step);
  const { world } = stage.product.desk.outside;
  const member = { staffId: 'evals', deedId: world.ids.id() };
  return finish(stage, words, await doAsStaff(world, member, work));
}

type Work = (deed: StaffDeed) => Promise<Result<object, { readonly code: string }>>;

async function deedOf(stage: Stage, step: StaffStep): Promise<readonly [string, Work]> {
  if ('takes' in step) {
    const { takes, mode, from } = step;
    const payment = { reference: await referenceOf(stage, from), mode, amountPaise: takes * 100 };
    return [`takes ₹${takes} from ${from} in ${mode}`, (deed) => recordDeskPayment(deed, payment)];
  }
  if ('closes' in step) {
    const order = {
      doctorId: step.closes as DoctorId,
      from: instant(step.from),
      to: instant(step.to),
      note: 'on leave',
      bookings: step.bookings,
      entryId: null,
    };
    return [`closes ${step.closes} from ${step.from} to ${step.to}`, (deed) => blockTime(deed, order)];
  }
  if ('cancels' in step) {
    const reference = await referenceOf(stage, step.cancels);
    return [`cancels ${step.cancels}'s visit`, (deed) => cancelByStaff(deed, { reference })];
  }
  if ('moves' in step) {
    const reference = await referenceOf(stage, step.moves);
    return [
      `moves ${step.moves}'s visit to ${step.to}`,
      (deed) => moveByStaff(deed, { reference, slotId: step.to as SlotId }),
    ];
  }
  const reference = await referenceOf(stage, step.marks);
  return [
    `marks ${step.marks} as ${step.as}`,
    (deed) => markAttendance(deed, { reference, attendance: step.as }),
  ];
}

function finish(
  stage: Stage,
  words: string,
  {
    outcome,
    rows,
  }: { readonly outcome: Result<object, { readonly code: string }>; readonly rows: readonly NewOutboxRow[] },
): string {
  stage.product.desk.runner.sendNow(rows);
  return outcome.ok ? `the clinic ${words}` : `the clinic ${words}: refused, ${outcome.refusal.code}`;
}

/** Of the person's newest appointment that is not cancelled. */
async function referenceOf(stage: Stage, person: PersonName): Promise<string> {
  const { chat } = stage.phone(person);
  const rows = await stage.product.parts.store.read((tables) => tables.appointments.ofChat(chat));
  const live = rows
    .filter(({ status }) => status !== 'cancelled')
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (live === undefined) throw new Error(`${person} has no appointment that staff could deal with`);
  return live.reference;
}
