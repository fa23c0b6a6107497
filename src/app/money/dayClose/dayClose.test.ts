/** The close of a day: what was expected, taken by mode, given back, and what is open, to the paisa. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeDay, type DayMovement, type DayVisit, PAID_BY } from '../../../domain/money/dayClose.ts';
import { booksAtClinic, comesToSummary, openClinic } from '../../../testing/journey.ts';
import { dayCloseMessage } from '../../../wording/admin/dayClose.ts';
import { doAsStaff } from '../../staff/staffDeed.ts';
import { recordDeskPayment } from '../desk/recordDeskPayment.ts';
import { dayClose, dayCloseCsv } from './dayClose.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

/** Asha has paid for Tuesday online, Ravi in cash at the desk on Monday, Meera has not paid. */
async function openBusyDay() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const { world } = clinic.desk.outside;
  const [asha, ravi, meera] = [clinic.chat('asha'), clinic.chat('ravi'), clinic.chat('meera')];
  await comesToSummary(asha);
  await asha.taps('Pay online');
  await clinic.pays();
  await booksAtClinic(ravi, 'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:40 pm with Dr Iyer');
  await booksAtClinic(meera, 'Meera Sharma, 52, female, cough, 9822001122, tomorrow at 6 pm with Dr Iyer');
  const [visit] = await ravi.appointments();
  await doAsStaff(world, { staffId: 'sunita', deedId: 'd1' }, (deed) =>
    recordDeskPayment(deed, { reference: visit?.reference ?? '', mode: 'cash', amountPaise: 60_000 }),
  );
  return { clinic, world };
}

it('the day of the visits says what is expected, paid and open; the day of the money what came in and how', async () => {
  const { world } = await openBusyDay();
  const tuesday = await dayClose(world, { date: TUESDAY, countedCashPaise: null });
  expect(tuesday).toMatchObject({
    expectedPaise: 180_000,
    settledPaise: 120_000,
    openPaise: 60_000,
    takenPaise: 0,
    differencePaise: 0,
  });
  const monday = await dayClose(world, { date: MONDAY, countedCashPaise: 55_000 });
  expect(monday).toMatchObject({
    expectedPaise: 0,
    takenByMode: { online: 60_000, cash: 60_000, upi: 0, card: 0 },
    cashInDrawerPaise: 60_000,
    drawerDifferencePaise: -5_000,
  });
});

it('what goes back on a day is in its sums, and a cancelled visit is expected no more', async () => {
  const { clinic, world } = await openBusyDay();
  const asha = clinic.chat('asha');
  await asha.says('no reports');
  await asha.says('cancel my appointment');
  await asha.taps('Yes, cancel it');
  expect(await dayClose(world, { date: MONDAY, countedCashPaise: null })).toMatchObject({
    refundedByMode: { online: 60_000, cash: 0 },
    refundedPaise: 60_000,
  });
  expect(await dayClose(world, { date: TUESDAY, countedCashPaise: null })).toMatchObject({
    expectedPaise: 120_000,
    openPaise: 60_000,
  });
});

it('the message tells the sums and names what is open by reference, and no patient', async () => {
  const { world } = await openBusyDay();
  const message = dayCloseMessage(await dayClose(world, { date: TUESDAY, countedCashPaise: null }), 'en');
  expect(message).toMatch(/Expected: ₹1,800\nPaid for: ₹1,200\nOpen: ₹600 \(CF-\w+\)/);
  expect(message).toContain('✅ Nothing is missing.');
  const counted = await dayClose(world, { date: MONDAY, countedCashPaise: 55_000 });
  expect(dayCloseMessage(counted, 'en')).toContain('the drawer holds ₹50 less. Please count it again.');
  expect(dayCloseMessage(counted, 'hi')).toContain('दराज़ में ₹50 कम है');
  expect(dayCloseMessage(counted, 'hinglish')).toContain('drawer mein ₹50 kam hai');
  expect(dayCloseMessage(counted, 'en')).not.toContain('Nothing is missing');
  expect(message).not.toMatch(/Asha|Ravi|Meera|98/);
});

it('the table has a row a visit and nothing that a spreadsheet would run', async () => {
  const { world } = await openBusyDay();
  const close = await dayClose(world, { date: TUESDAY, countedCashPaise: null });
  const spoilt = { ...close, visits: [{ ...(close.visits[0] as DayVisit), doctorName: '=1+1, "Iyer"' }] };
  expect(dayCloseCsv(spoilt)).toContain(`"'=1+1, ""Iyer"""`);
  const rows = dayCloseCsv(close).split('\r\n');
  expect(rows[0]).toBe('date,time,reference,doctor,status,fee,paid,open');
  expect(rows.filter((row) => row.startsWith(TUESDAY))).toHaveLength(3);
  expect(rows).toContain('open,600.00');
});

it('the paper of the day is one page with the same sums', async () => {
  const { clinic, world } = await openBusyDay();
  const { readPdfText, countPdfPages } = await import('../../../services/invoice/readPdfText.ts');
  const pdf = await clinic.desk.outside.printer.printDayClose(
    await dayClose(world, { date: TUESDAY, countedCashPaise: null }),
  );
  expect(countPdfPages(pdf)).toBe(1);
  const lines = readPdfText(pdf).split('\n');
  for (const line of ['Day close', '₹1,800', '₹1,200', '₹600', 'Open visits: 1'])
    expect(lines).toContain(line);
});

const paise = fc.integer({ min: 0, max: 1_000_000 });
const visits = fc.array(
  fc.record({
    reference: fc.constant('CF-1'),
    visitTime: fc.constant('10:00'),
    doctorName: fc.constant(''),
    status: fc.constantFrom('booked', 'arrived', 'fulfilled', 'noshow'),
    feePaise: paise,
    paidPaise: paise,
  }),
);
const movements: fc.Arbitrary<DayMovement[]> = fc.array(
  fc.record({
    direction: fc.constantFrom('in', 'out'),
    paidBy: fc.constantFrom(...PAID_BY),
    amountPaise: paise,
  }),
);

it('the sums by mode are the whole, and a day on which nobody paid too much has no difference', () => {
  fc.assert(
    fc.property(visits, movements, (all, moved) => {
      const exact = all.map((visit) => ({ ...visit, paidPaise: Math.min(visit.paidPaise, visit.feePaise) }));
      const close = closeDay({
        clinic: { name: '', timeZone: 'Asia/Kolkata', isDemo: false },
        date: MONDAY,
        madeAt: new Date(0),
        visits: exact,
        movements: moved,
        countedCashPaise: null,
      });
      const total = (direction: DayMovement['direction']) =>
        moved.filter((one) => one.direction === direction).reduce((sum, one) => sum + one.amountPaise, 0);
      expect([close.takenPaise, close.refundedPaise]).toEqual([total('in'), total('out')]);
      expect(close.differencePaise).toBe(0);
    }),
  );
});
