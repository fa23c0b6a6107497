/** Lays a receipt, bill of supply, tax invoice or credit note out on one sheet of A4; called by the printing thread, `receiptWorker.ts`. */
import { formatRupees } from '../../domain/money/money.ts';
import { taxParts } from '../../domain/money/tax.ts';
import type { ReceiptFacts } from '../../ports/documentPrinter.ts';
import type { FontShelf } from './fontShelf.ts';
import {
  amountInWords,
  doctorText,
  EXEMPTION_NOTE,
  issueDayText,
  longDayText,
  NAME_ON_FILE,
  PAID_BY_WORDS,
  phoneText,
  RETURNED_BY_WORDS,
  TITLES,
  visitDayText,
  visitTimeText,
} from './receiptWords.ts';
import {
  COLOURS,
  drawFacts,
  drawFooter,
  drawHead,
  drawQr,
  type Fact,
  FOOT_TOP,
  MARGIN,
  PADDING,
  RIGHT,
  type Sheet,
  STYLES,
  takeSheet,
  WIDTH,
  writeLines,
} from './sheet.ts';
import { isPrintable } from './textRuns.ts';

/** The PDF of one paper; the same facts give the same bytes. */
export function printReceipt(facts: ReceiptFacts, shelf: FontShelf): Uint8Array {
  const sheet = takeSheet({
    shelf,
    clinic: facts.clinic,
    title: TITLES[facts.kind],
    identity: facts.number,
    at: facts.issuedAt,
  });
  const issued = issueDayText(facts.issuedAt, facts.clinic.timeZone);
  let y = drawHead(sheet, [`No. ${facts.number}`, `Date ${issued}`]);
  y = drawFacts(sheet, peopleOf(facts, sheet), y + 30);
  y = drawCharges(sheet, facts, y + 22);
  drawPayment(sheet, facts, y + 26);
  if (facts.verifyUrl !== null)
    drawQr(sheet, {
      text: facts.verifyUrl,
      lines: ['Scan to check that this', 'document is genuine and valid.'],
      bottom: FOOT_TOP - 14,
    });
  drawFooter(
    sheet,
    'Made by computer and valid without a signature. Please keep it for your records.',
    facts.number,
  );
  return sheet.paper.finish();
}

function peopleOf(facts: ReceiptFacts, sheet: Sheet): readonly (readonly [Fact, Fact])[] {
  const patient = isPrintable(facts.patientName, sheet.shelf) ? facts.patientName : NAME_ON_FILE;
  const { against } = facts;
  return [
    [
      { label: 'Patient', value: patient, below: [phoneText(facts.patientPhone)] },
      {
        label: 'Doctor',
        value: doctorText(facts.doctorName),
        below: [facts.specialityName, `Registration no. ${facts.doctorRegistrationNumber}`],
      },
    ],
    [
      { label: 'Appointment', value: facts.appointmentReference, below: [] },
      { label: 'Visit', value: visitDayText(facts.visitDate), below: [visitTimeText(facts.visitTime)] },
    ],
    ...(against === null
      ? []
      : [
          [
            {
              label: 'Takes back',
              value: `No. ${against.number}`,
              below: [`of ${longDayText(against.date)}`],
            },
            { label: 'Amount of that document', value: formatRupees(against.amountPaise), below: [] },
          ] as const,
        ]),
  ];
}

/** Amounts below one another: what they are on the left of them, the last one the total. */
function amountsOf({
  amountPaise,
  taxPercent,
  kind,
  clinic,
}: ReceiptFacts): readonly (readonly [string, string])[] {
  const total = ['Total', formatRupees(amountPaise)] as const;
  if (!isTaxPaper({ kind, clinic })) return [total];
  if (taxPercent === 0) return [['GST', 'Nil (exempt)'], total];
  const { taxablePaise, halfTaxPaise } = taxParts(amountPaise, taxPercent);
  const half = `${taxPercent / 2} %`;
  return [
    ['Taxable value', formatRupees(taxablePaise)],
    [`CGST ${half}`, formatRupees(halfTaxPaise)],
    [`SGST ${half}`, formatRupees(halfTaxPaise)],
    total,
  ];
}

/** A clinic without registration prints neither SAC nor a word on tax. */
const isTaxPaper = ({ kind, clinic }: Pick<ReceiptFacts, 'kind' | 'clinic'>): boolean =>
  kind !== 'receipt' && clinic.gstin !== null;

function drawCharges({ paper }: Sheet, facts: ReceiptFacts, top: number): number {
  const isTaxed = isTaxPaper(facts);
  const sacX = RIGHT - 150;
  const amountX = RIGHT - PADDING;
  paper.box({ x: MARGIN, y: top, width: WIDTH, height: 24, colour: COLOURS.pale });
  paper.write('Description', STYLES.label, { x: MARGIN + PADDING, y: top + 15.5 });
  if (isTaxed) paper.write('SAC', STYLES.label, { x: sacX, y: top + 15.5, align: 'right' });
  paper.write('Amount', STYLES.label, { x: amountX, y: top + 15.5, align: 'right' });

  const rowY = top + 46;
  const block = { x: MARGIN + PADDING, width: WIDTH - 220, lineHeight: 15 };
  if (isTaxed) paper.write(facts.sac, STYLES.plain, { x: sacX, y: rowY, align: 'right' });
  paper.write(formatRupees(facts.amountPaise), STYLES.plain, { x: amountX, y: rowY, align: 'right' });
  const what = facts.kind === 'credit_note' ? 'Fee given back: consultation' : 'Consultation';
  let y = writeLines(paper, `${what}, ${facts.specialityName}`, {
    ...block,
    y: rowY,
    maxLines: 2,
    style: STYLES.plain,
  });
  if (isTaxed && facts.taxPercent === 0)
    y = writeLines(paper, EXEMPTION_NOTE, { ...block, y, lineHeight: 13, maxLines: 2, style: STYLES.small });

  paper.rule({ x: MARGIN, y: y + 2, width: WIDTH, thickness: 0.6, colour: COLOURS.line });
  const amounts = amountsOf(facts);
  y += 20;
  amounts.forEach(([label, amount], index) => {
    const isTotal = index === amounts.length - 1;
    const style = isTotal ? STYLES.total : STYLES.plain;
    if (isTotal) y += 6;
    paper.write(label, style, { x: sacX, y, align: 'right' });
    paper.write(amount, style, { x: amountX, y, align: 'right' });
    if (!isTotal) y += 20;
  });
  paper.rule({ x: MARGIN, y: y + 13, width: WIDTH, thickness: 0.6, colour: COLOURS.line });
  return y + 13;
}

function drawPayment({ paper }: Sheet, facts: ReceiptFacts, top: number): void {
  paper.write('Amount in words', STYLES.label, { x: MARGIN, y: top });
  const y = writeLines(paper, amountInWords(facts.amountPaise), {
    x: MARGIN,
    y: top + 16,
    width: WIDTH,
    lineHeight: 15,
    maxLines: 2,
    style: STYLES.plain,
  });
  const references = referencesOf(facts);
  const boxY = y + 6;
  paper.box({ x: MARGIN, y: boxY, width: WIDTH, height: 32 + references.length * 15, colour: COLOURS.pale });
  const paid = facts.kind === 'credit_note' ? RETURNED_BY_WORDS : PAID_BY_WORDS;
  paper.write(paid[facts.paidBy], STYLES.paid, { x: MARGIN + PADDING, y: boxY + 20.5 });
  const amountSpot = { x: RIGHT - PADDING, y: boxY + 20.5, align: 'right' } as const;
  paper.write(formatRupees(facts.amountPaise), STYLES.paid, amountSpot);
  references.forEach((line, index) => {
    paper.write(line, STYLES.small, { x: MARGIN + PADDING, y: boxY + 36.5 + index * 15 });
  });
  const notesY = boxY + 32 + references.length * 15 + 24;
  facts.creditNotes.forEach(({ number, amountPaise }, index) => {
    const isWhole = amountPaise === facts.amountPaise;
    const text = isWhole
      ? `CANCELLED by credit note ${number}`
      : `${formatRupees(amountPaise)} of this given back by credit note ${number}`;
    paper.write(text, STYLES.warning, { x: MARGIN, y: notesY + index * 15 });
  });
}

const referencesOf = ({ paymentReference, refundReference }: ReceiptFacts): readonly string[] => [
  ...(paymentReference === null ? [] : [`Payment id ${paymentReference}`]),
  ...(refundReference === null ? [] : [`Refund id ${refundReference}`]),
];
