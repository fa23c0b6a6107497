import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaperFacts } from '../../domain/money/paper.ts';
import type { ReceiptFacts } from '../../ports/documentPrinter.ts';
import { createFontShelf, SHAPED_SCRIPTS } from './fontShelf.ts';
import { shapedPath, shapedWidth } from './glyphShaper.ts';
import { printReceipt } from './printReceipt.ts';
import { countPdfPages, readPdfText } from './readPdfText.ts';
import { splitIntoRuns } from './textRuns.ts';

const shelf = createFontShelf();

type Clinic = PaperFacts['clinic'];
const CLINIC: Clinic = {
  name: 'Shanti Family Clinic',
  address: '14, 2nd Cross, Indiranagar, Bengaluru 560038',
  phone: '+91 80 4123 4567',
  timeZone: 'Asia/Kolkata',
  gstin: null,
  isDemo: false,
};

const FACTS: ReceiptFacts = {
  clinic: CLINIC,
  kind: 'receipt',
  sac: '9993',
  taxPercent: 0,
  against: null,
  refundReference: null,
  creditNotes: [],
  verifyUrl: 'https://clinic.example/paper/doc.AAAAAAAAAAAAAAAAAAAAAA',
  number: 'R/2627/000042',
  // Already the 14th in India.
  issuedAt: new Date('2026-04-13T19:00:00Z'),
  patientName: 'Asha Rao',
  patientPhone: '+919876543210',
  doctorName: 'Lakshmi Iyer',
  doctorRegistrationNumber: 'KMC 45678',
  specialityName: 'Paediatrics',
  appointmentReference: 'CF-7K3M2',
  visitDate: '2026-04-17',
  visitTime: '17:05',
  amountPaise: 60_000,
  paidBy: 'online',
  paymentReference: 'pay_Qb2gYRc7dxedX8',
};

const textOf = (change: Partial<ReceiptFacts> = {}, clinic: Partial<Clinic> = {}) =>
  readPdfText(printReceipt({ ...FACTS, ...change, clinic: { ...CLINIC, ...clinic } }, shelf));

test('a receipt names clinic, number, day, patient, doctor, visit, amount in figures and words, and the payment', () => {
  const lines = textOf().split('\n');
  for (const line of [
    'Shanti Family Clinic',
    '14, 2nd Cross, Indiranagar, Bengaluru 560038',
    'Phone +91 80 4123 4567',
    'Receipt',
    'No. R/2627/000042',
    'Date 14 April 2026',
    'Asha Rao',
    '+91 98765 43210',
    'Dr Lakshmi Iyer',
    'Paediatrics',
    'Registration no. KMC 45678',
    'CF-7K3M2',
    'Friday, 17 April 2026',
    '5:05 pm',
    'Consultation, Paediatrics',
    '₹600',
    'Six Hundred Rupees Only',
    'Paid online through Razorpay',
    'Payment id pay_Qb2gYRc7dxedX8',
  ])
    expect(lines).toContain(line);
});

test('an unregistered clinic prints neither GSTIN nor SAC nor a word on tax', () => {
  expect(textOf()).not.toMatch(/GST|SAC|9993|Nil/);
});

test('a registered clinic prints a bill of supply with GSTIN, SAC and the exemption', () => {
  const text = textOf({ kind: 'bill_of_supply', number: 'B/2627/000007' }, { gstin: '29AABCU9603R1ZM' });
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'Bill of Supply',
      'GSTIN 29AABCU9603R1ZM',
      '9993',
      'Nil (exempt)',
      'No. B/2627/000007',
    ]),
  );
  expect(text.replaceAll('\n', ' ')).toContain('Notification 12/2017-Central Tax (Rate), entry 74.');
});

test('a tax invoice shows what was served and both halves of the tax, which the fee holds', () => {
  const taxed = { kind: 'tax_invoice', taxPercent: 18, amountPaise: 118_000, sac: '999722' } as const;
  const lines = textOf(taxed, { gstin: '29AABCU9603R1ZM' }).split('\n');
  for (const line of [
    'Tax Invoice',
    '999722',
    'Taxable value',
    '₹1,000',
    'CGST 9 %',
    'SGST 9 %',
    '₹90',
    '₹1,180',
  ])
    expect(lines).toContain(line);
  expect(lines.join(' ')).not.toMatch(/exempt/);
});

test('a credit note names what it takes back, the refund, and how the money goes', () => {
  const text = textOf({
    kind: 'credit_note',
    number: 'C/2627/000003',
    amountPaise: 30_000,
    against: { number: 'R/2627/000042', date: '2026-04-14', amountPaise: 60_000 },
    refundReference: 'rfnd_FAKE12345',
  });
  for (const line of [
    'Credit Note',
    'No. C/2627/000003',
    'No. R/2627/000042',
    'of 14 April 2026',
    '₹300',
    'Three Hundred Rupees Only',
    'Given back to the account it was paid from',
    'Refund id rfnd_FAKE12345',
  ])
    expect(text.split('\n')).toContain(line);
});

test('a copy of a receipt that was taken back says so, wholly or in part; one that stands does not', () => {
  const number = 'C/2627/000003';
  expect(textOf({ creditNotes: [{ number, amountPaise: 60_000 }] })).toContain(
    'CANCELLED by credit note C/2627/000003',
  );
  expect(textOf({ creditNotes: [{ number, amountPaise: 30_000 }] })).toContain(
    '₹300 of this given back by credit note C/2627/000003',
  );
  expect(textOf()).not.toMatch(/CANCELLED|given back/);
});

test('without an address that reaches the clinic there is no code to scan', () => {
  expect(textOf()).toContain('Scan to check that this');
  expect(textOf({ verifyUrl: null })).not.toContain('Scan');
});

test('a demo clinic says on every paper that it is not a real document, a real one does not', () => {
  expect(textOf({}, { isDemo: true })).toMatch(/DEMO – not a real document/);
  expect(textOf({}, { isDemo: true })).toMatch(/no money was taken/);
  expect(textOf()).not.toMatch(/demo/i);
});

test('money taken at the desk has its mode and no payment id', () => {
  const text = textOf({ paidBy: 'cash', paymentReference: null });
  expect(text).toContain('Paid in cash at the clinic');
  expect(text).not.toContain('Payment id');
});

test('lakhs and paise stand as they are written in India', () => {
  const text = textOf({ amountPaise: 12_345_650 });
  expect(text).toContain('₹1,23,456.50');
  expect(text).toContain('One Lakh Twenty Three Thousand Four Hundred Fifty Six Rupees And Fifty Paise Only');
});

test('a doctor whose name is kept with the title is not called doctor twice', () => {
  expect(textOf({ doctorName: 'Dr. Lakshmi Iyer' })).not.toContain('Dr Dr');
});

test('a name in Devanagari, or in both scripts, can be found in the document', () => {
  expect(textOf({ patientName: 'कृष्णमूर्ति श्रीवास्तव' })).toContain('कृष्णमूर्ति श्रीवास्तव');
  const mixed = textOf({ patientName: 'Meera (मीरा) Sharma' });
  expect(mixed.replaceAll('\n', '')).toContain('Meera (मीरा) Sharma');
});

const devanagari = () => {
  const font = shelf.shapedFont('Devanagari', 'regular');
  if (font === null) throw new Error('the Devanagari font is not installed');
  return font;
};

test('Devanagari syllables are joined: ksha is one sign and narrower than its letters', () => {
  const letters = ['क', '्', 'ष']
    .map((letter) => shapedWidth(devanagari(), letter, 10))
    .reduce((sum, width) => sum + width);
  expect(shapedWidth(devanagari(), 'क्ष', 10)).toBeLessThan(letters * 0.8);
  expect(devanagari().layout('क्ष').glyphs).toHaveLength(1);
});

test('the short i is drawn before its consonant, though it is written after it', () => {
  const place = { x: 0, y: 0, size: 10 };
  const begin = (text: string) => shapedPath(devanagari(), text, place)[0];
  expect(begin('कि')).not.toEqual(begin('क'));
  const consonant = shapedPath(devanagari(), 'क', place).length;
  const syllable = shapedPath(devanagari(), 'कि', place);
  const last = syllable.at(-2)?.c[0] ?? 0;
  const alone = shapedPath(devanagari(), 'क', place).at(-2)?.c[0] ?? 0;
  expect(syllable.length).toBeGreaterThan(consonant);
  expect(last).toBeGreaterThan(alone);
});

test('letters that no font can draw are left out, and a name of such letters alone is said to be on file', () => {
  expect(textOf({ patientName: 'Ravi 😀 Kumar' }).split('\n')).toContain('Ravi Kumar');
  expect(textOf({ patientName: '李小龍' }).split('\n')).toContain('Name as registered with the clinic');
});

test('signs that would turn or hide the writing do not reach the paper', () => {
  expect(textOf({ patientName: 'Asha\u202e\u0000\u200b\nRao' }).split('\n')).toContain('Asha Rao');
});

test('whatever a name is made of, it prints on one page without an empty box', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  fc.assert(
    fc.property(names, names, names, (patientName, doctorName, name) => {
      const pdf = printReceipt({ ...FACTS, patientName, doctorName, clinic: { ...CLINIC, name } }, shelf);
      expect(countPdfPages(pdf)).toBe(1);
      expect(readPdfText(pdf)).toContain('R/2627/000042');
    }),
    { numRuns: 10 },
  );
});

test('every installed Indian script is shaped, whatever order its letters come in', () => {
  for (const { name, letters } of SHAPED_SCRIPTS) {
    const font = shelf.shapedFont(name, 'bold');
    if (font === null) continue;
    const signs = Array.from({ length: 0x480 }, (_, place) => String.fromCodePoint(0x900 + place)).filter(
      (sign) => letters.test(sign),
    );
    const words = fc
      .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, (word) =>
        shapedPath(font, word, { x: 0, y: 0, size: 11 }).every((step) => step.c.every(Number.isFinite)),
      ),
    );
  }
});

test('runs hold every letter that a font has, in order, and no space twice', () => {
  const letters = fc.constantFrom('A', 'é', 'क', '्', 'ष', 'ि', ' ', '7', '.', '-', '₹', '😀');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 20 }), (signs) => {
      const printed = splitIntoRuns(signs.join(''), shelf)
        .map((run) => run.text)
        .join('');
      const drawn = signs.filter((sign) => sign !== '😀').join('');
      expect(printed).toBe(drawn.replace(/ +/g, ' '));
    }),
  );
});

test('the longest names, addresses and specialities stay on one page and do not run into the next column', () => {
  const long = 'Venkatanarasimharajuvaripeta '.repeat(8);
  const pdf = printReceipt(
    {
      ...FACTS,
      patientName: long,
      doctorName: 'X'.repeat(400),
      specialityName: long,
      doctorRegistrationNumber: long,
      kind: 'tax_invoice',
      taxPercent: 18,
      amountPaise: 99_99_99_99_999,
      clinic: {
        ...CLINIC,
        name: long,
        address: long,
        gstin: '29AABCU9603R1ZM',
        isDemo: true,
      },
    },
    shelf,
  );
  expect(countPdfPages(pdf)).toBe(1);
  expect(readPdfText(pdf)).toContain('…');
});

test('the same document printed twice is the same file, another number is another file', () => {
  const print = (number: string) => Buffer.from(printReceipt({ ...FACTS, number }, shelf));
  expect(print('R/2627/000042').equals(print('R/2627/000042'))).toBe(true);
  expect(print('R/2627/000042').equals(print('R/2627/000043'))).toBe(false);
});
