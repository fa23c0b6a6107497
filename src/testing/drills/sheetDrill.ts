/** Staff do anything to the sheet, thousands of times, while patients book: nothing illegal follows, no booking is lost, every no is explained, and in the end sheet and store say the same. */
import { moneyOf } from '../../app/money/ledger/moneyOf.ts';
import type { AuditEntry } from '../../ports/recordTables.ts';
import { randomStaff, seededRandom } from '../randomStaff.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { bookSomehow, checkSheet, closeGround, comeToRest, type Ground, openGround } from './sheetGround.ts';

/** Edits a booking; the issue's own proportion is 10,000 to 500. */
const EDITS_PER_BOOKING = 20;

async function run({ count, seed }: DrillOrder): Promise<readonly string[]> {
  const ground = await openGround();
  try {
    const bookings = Math.max(1, Math.round(count / EDITS_PER_BOOKING));
    await comeToRest(ground);
    const played = await play(ground, { edits: count, bookings, seed });
    const cycles = await comeToRest(ground);
    await checkStore(ground, played.references);
    await checkWords(ground, played.references);
    const rows = await checkSheet(ground);
    const explained = checkExplained(ground);
    return [
      `${count} edits: ${Object.entries(played.kinds)
        .map(([kind, times]) => `${kind} ${times}`)
        .join(', ')}`,
      `${played.references.length} bookings of ${played.tries} tries were acknowledged, all are there`,
      `${played.cycles} cycles meanwhile, ${cycles} to come to rest; ${rows} rows, sheet and store equal`,
      explained,
    ];
  } finally {
    await closeGround(ground);
  }
}

interface Played {
  readonly references: readonly string[];
  readonly kinds: Readonly<Record<string, number>>;
  readonly tries: number;
  readonly cycles: number;
}

/** Patients, staff and the keeper go on beside each other; whoever awaits lets the others in. */
async function play(
  ground: Ground,
  order: { edits: number; bookings: number; seed: number },
): Promise<Played> {
  const staff = randomStaff(ground.google.staff, seededRandom(order.seed));
  const kinds: Record<string, number> = {};
  const course = { isOver: false, cycles: 0, edited: 0, booked: 0 };
  const keeping = (async () => {
    for (; !course.isOver; course.cycles += 1) {
      await ground.keeper.cycle();
      await breathe();
    }
  })();
  const editing = (async () => {
    for (; course.edited < order.edits; course.edited += 1) {
      // Neither runs ahead of the other.
      while (runsAhead(course)) await breathe();
      const kind = staff.act();
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      await breathe();
    }
  })();
  const references: string[] = [];
  let tries = 0;
  for (; references.length < order.bookings && tries < order.bookings * 3; tries += 1) {
    const reference = await bookSomehow(ground.desk, tries, seededRandom(order.seed + tries));
    if (reference === null) continue;
    references.push(reference);
    course.booked += 1;
  }
  if (references.length < order.bookings) course.booked = Number.POSITIVE_INFINITY;
  await editing;
  course.isOver = true;
  await keeping;
  return { references, kinds, tries, cycles: course.cycles };
}

const runsAhead = ({ edited, booked }: { edited: number; booked: number }): boolean =>
  edited > (booked + 1) * EDITS_PER_BOOKING;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Every acknowledged booking is there as it was made, and its status is one that its history allows. */
async function checkStore({ desk }: Ground, references: readonly string[]): Promise<void> {
  for (const reference of references) {
    const found = await desk.store.read(async (tables) => {
      const appointment = await tables.appointments.byReference(reference);
      if (appointment === null) return null;
      return {
        appointment,
        patient: await tables.patients.get(appointment.patientId),
        audit: await tables.audit.ofSubject(appointment.id),
        slot: await tables.slots.get(appointment.slotId),
      };
    });
    if (found === null) throw new Error(`${reference} was acknowledged and is lost`);
    const { appointment, patient, audit, slot } = found;
    const wanted = statusByHistory(audit);
    if (appointment.status !== wanted)
      throw new Error(`${reference} is ${appointment.status}, not ${wanted}`);
    // It is Monday at ten: nobody has come to a visit of the days after, and nobody has missed one.
    const came = wanted === 'arrived' || wanted === 'fulfilled';
    if ((came && appointment.visitDate !== '2026-11-23') || wanted === 'noshow')
      throw new Error(`${reference} is ${wanted} before its time`);
    if (patient?.name !== 'Ravi Kumar') throw new Error(`${reference} has another patient now`);
    if (slot === null || slot.startsAt.getTime() !== appointment.startsAt.getTime())
      throw new Error(`${reference} is on no slot of its time`);
    if (audit.some(({ actor }) => actor !== 'staff:sheet'))
      throw new Error(`${reference} was changed by a stranger`);
  }
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  booked: 'Booked',
  arrived: 'Arrived',
  fulfilled: 'Completed',
  cancelled: 'Cancelled',
};
const PAYMENT_WORDS: Readonly<Record<string, string>> = {
  due_at_clinic: 'To pay',
  paid: 'Paid at desk',
  refund_due: 'Refund due',
  refunded: 'Refunded',
};

/** What each row says is what the ledger and the appointment say, in words of this drill's own. */
async function checkWords({ desk, google }: Ground, references: readonly string[]): Promise<void> {
  const rows = new Map(
    google.staff.rows('Appointments').map(({ cells }) => [String(cells['Row id']), cells]),
  );
  for (const reference of references) {
    const [appointment, ledger] = await desk.store.read(async (tables) => {
      const found = await tables.appointments.byReference(reference);
      return [found, found === null ? [] : await tables.ledger.ofAppointment(found.id)] as const;
    });
    if (appointment === null) throw new Error(`${reference} is lost`);
    const { status, paymentStatus, note, feePaise } = appointment;
    const { heldPaise } = moneyOf(ledger);
    if (heldPaise !== (['paid', 'refund_due'].includes(paymentStatus) ? feePaise : 0))
      throw new Error(`${reference} is ${paymentStatus}, and its ledger holds ${heldPaise}`);
    const wanted = {
      Status: STATUS_WORDS[status],
      Payment:
        status === 'cancelled' && paymentStatus === 'due_at_clinic'
          ? 'Nothing due'
          : PAYMENT_WORDS[paymentStatus],
      Amount: feePaise / 100,
      Patient: 'Ravi Kumar',
      Note: note,
    };
    for (const [header, value] of Object.entries(wanted)) {
      const shown = rows.get(appointment.id)?.[header];
      if (shown !== value) throw new Error(`${reference}: ${header} is “${shown}”, not “${value}”`);
    }
  }
}

/** Each step begins where the one before has ended. */
function statusByHistory(audit: readonly AuditEntry[]): string {
  let status = 'booked';
  for (const { action, before, after } of audit) {
    if (action !== 'appointment_cancelled' && action !== 'attendance_marked') continue;
    if (before !== status) throw new Error(`a step from ${before} where the appointment was ${status}`);
    status = after ?? '';
  }
  return status;
}

/** As many lines in the Log as there were refusals and rows put back. */
function checkExplained({ log, google }: Ground): string {
  const lines = google.staff.rows('Log').length;
  const count = (event: string, kind?: string): number =>
    log.lines.filter((line) => line.event === event && (kind === undefined || line.facts['kind'] === kind))
      .length;
  const refusals = count('sheet_answered', 'refused');
  const putBack = count('sheet_row_put_back');
  if (lines !== refusals + putBack)
    throw new Error(`${refusals} refusals and ${putBack} rows put back, but ${lines} lines in the Log`);
  return `${count('sheet_answered', 'done')} changes were taken over, ${refusals} refused and ${putBack} rows put back, each with its line in the Log`;
}

export const sheetDrill: Drill = {
  name: 'sheet',
  purpose: 'staff do anything to the sheet so many times, while a twentieth as many patients book',
  usualCount: 10_000,
  run,
};
