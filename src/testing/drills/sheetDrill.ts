/** Staff do anything to the sheet, thousands of times, while patients book: nothing illegal follows, no booking is lost, every no is explained, and in the end sheet and store say the same. */

import { desiredRows, openBook } from '../../app/sheet/sheetBook.ts';
import { SheetKeeper } from '../../app/sheet/sheetKeeper.ts';
import { columnsOf, TAB_NAMES, TABS } from '../../app/sheet/tabs.ts';
import { openTerminalDesk, type TerminalDesk } from '../../compose/terminalDesk.ts';
import { chatKey } from '../../domain/chat.ts';
import { isSameCell } from '../../domain/sheet/compareTab.ts';
import type { AuditEntry } from '../../ports/recordTables.ts';
import type { Sheet } from '../../ports/sheet.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { movableClock, systemClock } from '../../services/clock.ts';
import { createGoogleSheet } from '../../services/googleSheets/createGoogleSheet.ts';
import { type RecordingLog, recordingLog } from '../../services/recordingLog.ts';
import { CAST, MONDAY_TEN } from '../clinic.ts';
import { type Chat, chatOf } from '../journey.ts';
import { randomStaff, seededRandom } from '../randomStaff.ts';
import type { Drill, DrillOrder } from './drill.ts';

interface Ground {
  readonly desk: TerminalDesk;
  readonly google: SheetsStandIn;
  readonly sheet: Sheet;
  readonly keeper: SheetKeeper;
  readonly log: RecordingLog;
}

async function openGround(): Promise<Ground> {
  const log = recordingLog();
  const desk = await openTerminalDesk({
    log,
    startsAt: null,
    dataDir: null,
    channels: ['telegram'],
    clock: movableClock({ now: () => MONDAY_TEN }),
  });
  const google = await startSheetsStandIn({
    now: () => desk.clock.now(),
    realNow: () => systemClock.now(),
    spreadsheetId: 'drill-sheet',
    quota: { readsPerMinute: 1e9, writesPerMinute: 1e9 },
  });
  const sheet = createGoogleSheet({
    baseUrl: google.url,
    spreadsheetId: google.spreadsheetId,
    clientEmail: google.account.client_email,
    privateKey: google.account.private_key,
  });
  await sheet.layOut(TAB_NAMES.map((name) => TABS[name]));
  const keeper = new SheetKeeper({
    world: desk.desk.outside.world,
    sheet,
    sheetId: google.spreadsheetId,
    sendNow: (rows) => desk.desk.runner.sendNow(rows),
    intervalMs: 30_000,
    isShared: false,
  });
  return { desk, google, sheet, keeper, log };
}

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
    await ground.keeper.stop();
    await ground.google.close();
    await ground.desk.close();
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
  let isOver = false;
  let cycles = 0;
  const keeping = (async () => {
    for (; !isOver; cycles += 1) {
      await ground.keeper.cycle();
      await breathe();
    }
  })();
  let edited = 0;
  let booked = 0;
  const editing = (async () => {
    for (; edited < order.edits; edited += 1) {
      // Neither runs ahead of the other.
      while (edited > (booked + 1) * EDITS_PER_BOOKING && !isOver) await breathe();
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
    booked += 1;
  }
  if (references.length < order.bookings) booked = Number.POSITIVE_INFINITY;
  await editing;
  isOver = true;
  await keeping;
  return { references, kinds, tries, cycles };
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const DOCTORS = ['Dr Rao', 'Dr Khan', 'Dr Iyer', 'Dr Singh', 'Dr Thomas', 'Dr Joshi'];
const MOST_STEPS = 10;

/** A patient who takes whatever is offered; null when nothing was free for them. */
async function bookSomehow(desk: TerminalDesk, number: number, random: () => number): Promise<string | null> {
  const chat = chatOf(desk, { ...CAST.ravi, chat: chatKey('telegram', String(500_000 + number)) });
  const doctor = DOCTORS[Math.floor(random() * DOCTORS.length)];
  await chat.says(`Ravi Kumar, 43, male, cough, 9812345678, ${doctor}`);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const label = await nextChoice(chat, random);
    if (label === null) return null;
    const answer = await chat.taps(label);
    if (label !== 'Pay at the clinic') continue;
    const reference = /CF-\w+/.exec(answer.text)?.[0];
    if (reference !== undefined) return reference;
  }
  return null;
}

async function nextChoice(chat: Chat, random: () => number): Promise<string | null> {
  const { choices } = await chat.menu();
  const fixed = choices.find(({ label }) => label === 'Pay at the clinic' || label === 'I agree');
  if (fixed !== undefined) return fixed.label;
  const offered = choices.filter(({ call }) => call.tool === 'holdSlot' || call.tool === 'recordDetails');
  return offered[Math.floor(random() * offered.length)]?.label ?? null;
}

async function comeToRest({ keeper, desk }: Ground): Promise<number> {
  for (let cycles = 1; cycles <= 60; cycles += 1) {
    const owes = await keeper.cycle();
    await desk.settle();
    if (!owes) return cycles;
  }
  throw new Error('sheet and store do not come to rest');
}

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

/** Each row that should be there is there once, cell by cell. */
async function checkSheet({ desk, sheet }: Ground): Promise<number> {
  const place = { world: desk.desk.outside.world, sendNow: () => undefined };
  const desired = await desiredRows(place, await openBook(place, 'drill-sheet'));
  const grids = await sheet.read(TAB_NAMES);
  let rows = 0;
  for (const tab of TAB_NAMES) {
    const [headers = [], ...lines] = grids.get(tab) ?? [];
    const places = columnsOf(tab).map((name) => headers.indexOf(name));
    for (const [id, cells] of desired[tab]) {
      const found = lines.filter((line) => line[places[0] ?? 0] === id);
      if (found.length !== 1) throw new Error(`${tab} ${id} is in ${found.length} rows`);
      for (const [index, cell] of cells.entries())
        if (cell !== null && !isSameCell(cell, found[0]?.[places[index] ?? 0] ?? ''))
          throw new Error(`${tab} ${id} ${columnsOf(tab)[index]} differs`);
      rows += 1;
    }
  }
  return rows;
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
