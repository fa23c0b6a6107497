/** The staff's sheet after a leave of thirty patients, and after one that was taken back: each row says what the store says. */
import { expect, it } from 'vitest';
import type { ChatKey } from '../../domain/message/chat.ts';
import { openSheetClinic, type SheetClinic } from '../sheetBench.ts';
import { type BookedPatient, bookMany } from './bookMany.ts';
import { OWNER_ID, phoneOf } from './staffDesk.ts';

const TUESDAY = '2026-11-24';
const TIMEOUT = { timeout: 120_000 };

async function openLeave() {
  const clinic = await openSheetClinic({ channels: ['telegram', 'whatsapp'] });
  const patients = await bookMany(clinic, { doctorId: 'd-rao', date: TUESDAY, count: 30 });
  const owner = phoneOf(clinic, OWNER_ID);
  await owner.signsIn();
  await clinic.inStep();
  await owner.says('Dr Rao kal nahi aayenge');
  await owner.taps('✅ Haan, kar do');
  await clinic.settle();
  return { clinic, patients, owner };
}

async function taps({ desk, ids, clock, takeSent, settle }: SheetClinic, chat: ChatKey, index: number) {
  const heard = takeSent(chat).flatMap((one) => (one.kind === 'message' ? [one.delivery] : []));
  await desk.receive({
    chat,
    messageId: ids.id(),
    sentAt: clock.now(),
    appLanguage: null,
    content: { kind: 'choice', menuVersion: heard.at(-1)?.menuVersion ?? 0, index, messageRef: null },
  });
  await settle();
}

const STATUS_WORDS: Readonly<Record<string, string>> = { booked: 'Booked', cancelled: 'Cancelled' };

const PAYMENT_WORDS: Readonly<Record<string, string>> = {
  due_at_clinic: 'To pay',
  paid: 'Paid online',
  refunded: 'Refunded',
};

/** Both sides of each visit, day by the sheet's own count of days since 1899. */
async function rowsAndVisits(clinic: SheetClinic, patients: readonly BookedPatient[]) {
  await clinic.inStep();
  const visits = await clinic.store.read((tables) =>
    Promise.all(patients.map(({ id }) => tables.appointments.get(id))),
  );
  const dayOf = (date: string): number =>
    (Date.parse(date) - Date.parse('1899-12-30')) / (24 * 60 * 60 * 1000);
  const inSheet = patients.map(({ reference }) => {
    const { cells } = clinic.row('Appointments', 'Reference', reference);
    return [cells['Date'], cells['Status'], cells['Payment']];
  });
  const inStore = visits.map((visit) => [
    dayOf(visit?.visitDate ?? ''),
    STATUS_WORDS[visit?.status ?? ''],
    visit?.status === 'cancelled' && visit.paymentStatus !== 'refunded'
      ? 'Nothing due'
      : PAYMENT_WORDS[visit?.paymentStatus ?? ''],
  ]);
  return { inSheet, inStore };
}

it(
  'ten take the time that is kept for them, ten decline, ten stay silent: thirty rows are right',
  TIMEOUT,
  async () => {
    const { clinic, patients } = await openLeave();
    for (const { chat } of patients.slice(0, 10)) await taps(clinic, chat, 0);
    for (const { chat } of patients.slice(10, 20)) await taps(clinic, chat, 1);
    await clinic.later(25 * 60);
    const { inSheet, inStore } = await rowsAndVisits(clinic, patients);
    expect(inSheet).toEqual(inStore);
    expect(inSheet.map(([, status]) => status)).toEqual([
      ...Array.from({ length: 10 }, () => 'Booked'),
      ...Array.from({ length: 20 }, () => 'Cancelled'),
    ]);
    expect(inSheet.filter(([, , payment]) => payment === 'Refunded')).toHaveLength(10);
  },
);

it(
  'taken back after one has moved: twenty-nine rows are as they were, one has its new day',
  TIMEOUT,
  async () => {
    const { clinic, patients, owner } = await openLeave();
    const [mover] = patients;
    if (mover === undefined) throw new Error('there are patients');
    await taps(clinic, mover.chat, 0);
    await owner.taps('↩️ Undo');
    await clinic.settle();
    const { inSheet, inStore } = await rowsAndVisits(clinic, patients);
    expect(inSheet).toEqual(inStore);
    const [moved, ...kept] = inSheet.map(([day]) => day);
    expect(new Set(kept).size).toBe(1);
    expect(moved).not.toBe(kept[0]);
  },
);
