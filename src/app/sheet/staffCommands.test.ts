/** What staff write into an appointment's status and payment is done as the staff's bot does it: the same checks, the same words to the patient, the same entries in the audit log. */
import { describe, expect, it } from 'vitest';
import { FRONT_DESK_ID, phoneOf } from '../../testing/admin/staffDesk.ts';
import { booksAtClinic, type Chat } from '../../testing/journey.ts';
import { openSheetClinic, type SheetClinic } from '../../testing/sheetBench.ts';

interface Booked {
  readonly clinic: SheetClinic;
  readonly asha: Chat;
  readonly reference: string;
}

async function withAshasBooking(): Promise<Booked> {
  const clinic = await openSheetClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await clinic.inStep();
  const [appointment] = await asha.appointments();
  return { clinic, asha, reference: appointment?.reference ?? '' };
}

const rowOf = ({ clinic, reference }: Booked) => clinic.row('Appointments', 'Reference', reference);
const saysOf = (booked: Booked) => String(rowOf(booked).cells['Front desk says']);

async function write(booked: Booked, header: string, text: string): Promise<string> {
  booked.clinic.google.staff.type({ tab: 'Appointments', row: rowOf(booked).row, header }, text);
  await booked.clinic.inStep();
  return saysOf(booked);
}

/** What came of it: the appointment, the patient's messages, the audit log; without what is each clinic's own. */
async function outcomeOf({ clinic, asha, reference }: Booked) {
  const [appointment] = await asha.appointments();
  if (appointment === undefined) throw new Error('the appointment is gone');
  const audit = await clinic.store.read((tables) => tables.audit.ofSubject(appointment.id));
  const { status, paymentStatus, paymentMode, visitDate, visitTime } = appointment;
  const heard = await asha.hears();
  return {
    appointment: { status, paymentStatus, paymentMode, visitDate, visitTime },
    told: heard.text.replaceAll(reference, 'THE REFERENCE'),
    files: heard.files.length,
    ledger: (await clinic.ledgerOf(appointment)).map(({ kind, amountPaise, desk }) => ({
      kind,
      amountPaise,
      mode: desk?.mode,
    })),
    audit: audit.map(({ action, before, after }) => ({ action, before, after })),
  };
}

async function byTheBot({ clinic }: Booked, sentence: string): Promise<string> {
  const sunita = phoneOf(clinic, FRONT_DESK_ID);
  await sunita.signsIn();
  const preview = await sunita.says(sentence);
  const yes = preview.labels.find((label) => label.startsWith('✅'));
  if (yes === undefined) throw new Error(`nothing to confirm: ${preview.text}`);
  return (await sunita.taps(yes)).text;
}

/** Refused before there is anything to say yes to. */
async function refusedByTheBot({ clinic }: Booked, sentence: string): Promise<string> {
  const sunita = phoneOf(clinic, FRONT_DESK_ID);
  await sunita.signsIn();
  const answer = await sunita.says(sentence);
  expect(answer.labels.filter((label) => label.startsWith('✅'))).toEqual([]);
  return answer.text;
}

const ON_THE_DAY = 24 * 60;
/** After the visit's time. */
const AFTERWARDS = 32 * 60;

describe('a command in the sheet does what the staff’s bot does', () => {
  it.each([
    ['Status', 'Cancelled', 'cancel REF', 0, 'cancelled'],
    ['Status', 'Moved to 25/11 11:10', 'move REF to 25 November 11:10 am', 0, 'booked'],
    ['Status', 'Arrived', 'REF has arrived', ON_THE_DAY, 'arrived'],
    ['Status', 'Completed', 'REF was seen by the doctor', ON_THE_DAY, 'fulfilled'],
    ['Status', 'No-show', 'REF did not come', AFTERWARDS, 'noshow'],
    ['Payment', 'Paid cash', 'REF paid 600 cash', 0, 'booked'],
    ['Payment', 'Paid UPI ₹600', 'REF paid 600 upi', 0, 'booked'],
  ])('%s: “%s”', async (header, written, sentence, minutes, status) => {
    const [bySheet, byBot] = [await withAshasBooking(), await withAshasBooking()];
    for (const { clinic, asha } of [bySheet, byBot]) {
      await clinic.later(minutes);
      await asha.hears();
    }
    expect(await write(bySheet, header, written)).toMatch(/^✓/);
    await byTheBot(byBot, sentence.replace('REF', byBot.reference));
    const outcome = await outcomeOf(bySheet);
    expect(outcome.appointment.status).toBe(status);
    expect(outcome.audit.length).toBeGreaterThan(0);
    expect(outcome).toEqual(await outcomeOf(byBot));
  });

  it.each([
    ['Status', 'Arrived', 'REF has arrived', 'Too early', 'too early'],
    ['Status', 'No-show', 'REF did not come', 'Too early', 'too early'],
    [
      'Status',
      'Moved to 25/11 11:13',
      'move REF to 25 November 11:13 am',
      'The doctor has no such time',
      'has no free time',
    ],
    ['Payment', 'Paid cash 300', 'REF paid 300 cash', 'Due is ₹600.', 'Due is ₹600.'],
  ])('%s: “%s” is refused by both', async (header, written, sentence, why, said) => {
    const [bySheet, byBot] = [await withAshasBooking(), await withAshasBooking()];
    expect(await write(bySheet, header, written)).toContain(why);
    expect(await refusedByTheBot(byBot, sentence.replace('REF', byBot.reference))).toContain(said);
    const outcome = await outcomeOf(bySheet);
    expect(outcome).toMatchObject({ appointment: { status: 'booked' }, told: '', ledger: [], audit: [] });
    expect(outcome).toEqual(await outcomeOf(byBot));
    expect(bySheet.clinic.rows('Log')).toHaveLength(1);
  });
});

describe('money over the counter', () => {
  it('a part of the fee is no payment: the row says what is due and where the part belongs', async () => {
    const booked = await withAshasBooking();
    expect(await write(booked, 'Payment', 'Paid cash 300')).toBe(
      '⚠ Due is ₹600. A part of it goes into the note; write “Paid cash” when all of it is there.',
    );
    expect(rowOf(booked).cells['Payment']).toBe('To pay');
    await write(booked, 'Note', '₹300 in cash, the rest tomorrow');
    expect(await write(booked, 'Payment', 'cash')).toMatch(/^✓ Paid, receipt /);
    expect(rowOf(booked).cells).toMatchObject({
      Payment: 'Paid at desk',
      Note: '₹300 in cash, the rest tomorrow',
    });
    expect(await write(booked, 'Payment', 'Paid card')).toBe('⚠ It is paid already.');
    expect((await outcomeOf(booked)).ledger).toEqual([
      { kind: 'taken_at_desk', amountPaise: 60_000, mode: 'cash' },
    ]);
  });

  it('what was paid at the desk goes back over it once the visit is cancelled, and once only', async () => {
    const booked = await withAshasBooking();
    await write(booked, 'Payment', 'Paid UPI');
    expect(await write(booked, 'Payment', 'Returned cash')).toContain('Not possible');
    await write(booked, 'Status', 'Cancelled');
    expect(rowOf(booked).cells).toMatchObject({ Status: 'Cancelled', Payment: 'Refund due' });
    await booked.asha.hears();
    expect(await write(booked, 'Payment', 'Returned UPI')).toBe('✓ Given back; the patient was told.');
    expect(rowOf(booked).cells['Payment']).toBe('Refunded');
    expect((await booked.asha.hears()).text).toContain('₹600');
    expect(await write(booked, 'Payment', 'Returned cash')).toContain('Nothing is due');
  });

  it('Arrived and paid in one go are two deeds, and a slip over many columns is none', async () => {
    const booked = await withAshasBooking();
    await booked.clinic.later(ON_THE_DAY);
    const { row } = rowOf(booked);
    const { staff } = booked.clinic.google;
    staff.paste({ tab: 'Appointments', row, header: 'Purpose' }, [
      ['cough', 'Cancelled', 'Paid cash', 1, 'came by bus'],
    ]);
    await booked.clinic.inStep();
    expect(rowOf(booked).cells).toMatchObject({ Status: 'Booked', Payment: 'To pay', Note: 'came by bus' });
    expect(saysOf(booked)).toContain('Purpose, Status, Payment, Amount: written by the front desk');
    staff.type({ tab: 'Appointments', row, header: 'Status' }, 'Arrived');
    staff.type({ tab: 'Appointments', row, header: 'Payment' }, 'Paid card');
    await booked.clinic.inStep();
    expect(rowOf(booked).cells).toMatchObject({ Status: 'Arrived', Payment: 'Paid at desk' });
  });
});
