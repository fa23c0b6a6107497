/** Lays a receipt, bill of supply or tax invoice out on one sheet of A4; called by the printing thread, `receiptWorker.ts`. */
import { createHash } from 'node:crypto';
import { formatRupees } from '../../domain/money.ts';
import type { ReceiptFacts } from '../../ports/documentPrinter.ts';
import type { FontShelf } from './fontShelf.ts';
import { breakIntoLines } from './lines.ts';
import { PAGE_HEIGHT, PAGE_WIDTH, type Paper, type TextStyle, takePaper } from './paper.ts';
import {
  amountInWords,
  CONSULTATION_SAC,
  doctorText,
  EXEMPTION_NOTE,
  issueDayText,
  PAID_BY,
  phoneText,
  TITLES,
  visitDayText,
  visitTimeText,
} from './receiptWords.ts';
import { isPrintable } from './textRuns.ts';

const MARGIN = 52;
const RIGHT = PAGE_WIDTH - MARGIN;
const WIDTH = RIGHT - MARGIN;
const COLUMN = WIDTH / 2;
const COLUMN_GAP = 24;
/** The clinic's half of the head; the title has the rest. */
const HEAD_WIDTH = 300;
const AMOUNT_PADDING = 12;

const COLOURS = {
  ink: '#16232e',
  muted: '#5f6d78',
  accent: '#0b5a58',
  line: '#d3dcdf',
  pale: '#f1f6f5',
  ghost: '#eef0f1',
  warning: '#a43a1c',
} as const;

const style = (size: number, weight: TextStyle['weight'], colour: keyof typeof COLOURS): TextStyle => ({
  size,
  weight,
  colour: COLOURS[colour],
});
const STYLES = {
  clinicName: style(17, 'bold', 'ink'),
  title: style(21, 'bold', 'accent'),
  label: style(8.5, 'regular', 'muted'),
  value: style(11, 'bold', 'ink'),
  plain: style(10, 'regular', 'ink'),
  small: style(9.5, 'regular', 'muted'),
  total: style(13, 'bold', 'ink'),
  paid: style(11, 'bold', 'accent'),
  footer: style(8.5, 'regular', 'muted'),
  warning: style(10, 'bold', 'warning'),
} as const satisfies Record<string, TextStyle>;

/** What stands on paper for a text of which no letter can be printed. */
const NAME_ON_FILE = 'Name as registered with the clinic';

/** The PDF of one receipt; the same facts give the same bytes. */
export function printReceipt(facts: ReceiptFacts, shelf: FontShelf): Uint8Array {
  const title = TITLES[facts.clinic.documentTitle];
  const paper = takePaper({
    shelf,
    title: `${title} ${facts.number}`,
    author: facts.clinic.name,
    issuedAt: facts.issuedAt,
    fileId: createHash('sha256')
      .update(`${facts.clinic.name} ${facts.number}`)
      .digest('hex')
      .slice(0, 32)
      .toUpperCase(),
  });
  if (facts.clinic.isDemo) paper.watermark('DEMO', COLOURS.ghost);
  const sheet = { paper, facts, shelf, title };
  let y = drawHead(sheet, MARGIN + 10);
  y = drawPeople(sheet, y + 30);
  y = drawCharges(sheet, y + 22);
  drawPayment(sheet, y + 26);
  drawFooter(sheet);
  return paper.finish();
}

interface Sheet {
  readonly paper: Paper;
  readonly facts: ReceiptFacts;
  readonly shelf: FontShelf;
  readonly title: string;
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lineHeight: number;
  readonly maxLines: number;
}

/** Writes the lines downwards from `y`; answers with the baseline of the next line. */
function writeLines(paper: Paper, text: string, block: Block & { readonly style: TextStyle }): number {
  const lines = breakIntoLines(paper, text, block);
  lines.forEach((line, index) => {
    paper.write(line, block.style, { x: block.x, y: block.y + index * block.lineHeight });
  });
  return block.y + lines.length * block.lineHeight;
}

function drawHead({ paper, facts, title }: Sheet, top: number): number {
  const { clinic } = facts;
  const block = { x: MARGIN, width: HEAD_WIDTH, lineHeight: 14 };
  let y = writeLines(paper, clinic.name, {
    ...block,
    y: top,
    lineHeight: 21,
    maxLines: 2,
    style: STYLES.clinicName,
  });
  y = writeLines(paper, clinic.address, { ...block, y, maxLines: 3, style: STYLES.small });
  y = writeLines(paper, `Phone ${clinic.phone}`, { ...block, y, maxLines: 1, style: STYLES.small });
  if (clinic.gstin !== null)
    y = writeLines(paper, `GSTIN ${clinic.gstin}`, { ...block, y, maxLines: 1, style: STYLES.small });

  paper.write(title, STYLES.title, { x: RIGHT, y: top, align: 'right' });
  const rightLines = [`No. ${facts.number}`, `Date ${issueDayText(facts.issuedAt, clinic.timeZone)}`];
  rightLines.forEach((line, index) => {
    paper.write(line, STYLES.plain, { x: RIGHT, y: top + 21 + index * 15, align: 'right' });
  });
  if (clinic.isDemo)
    paper.write('DEMO – not a real document', STYLES.warning, { x: RIGHT, y: top + 53, align: 'right' });

  const bottom = Math.max(y, top + 66) + 4;
  paper.rule({ x: MARGIN, y: bottom, width: WIDTH, thickness: 1.4, colour: COLOURS.accent });
  return bottom;
}

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly below: readonly string[];
}

function drawPeople(sheet: Sheet, top: number): number {
  const { facts } = sheet;
  const patient = isPrintable(facts.patientName, sheet.shelf) ? facts.patientName : NAME_ON_FILE;
  const rows: readonly (readonly [Fact, Fact])[] = [
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
  ];
  let y = top;
  for (const [left, right] of rows) {
    y =
      Math.max(
        drawFact(sheet.paper, left, { x: MARGIN, y }),
        drawFact(sheet.paper, right, { x: MARGIN + COLUMN, y }),
      ) + 14;
  }
  return y - 14;
}

function drawFact(paper: Paper, fact: Fact, at: { x: number; y: number }): number {
  const block = { x: at.x, width: COLUMN - COLUMN_GAP, lineHeight: 15 };
  paper.write(fact.label, STYLES.label, at);
  let y = writeLines(paper, fact.value, { ...block, y: at.y + 16, maxLines: 3, style: STYLES.value });
  for (const line of fact.below)
    y = writeLines(paper, line, { ...block, y, maxLines: 2, style: STYLES.plain });
  return y;
}

function drawCharges({ paper, facts }: Sheet, top: number): number {
  const isTaxPaper = facts.clinic.documentTitle !== 'receipt';
  const sacX = RIGHT - 150;
  const amountX = RIGHT - AMOUNT_PADDING;
  paper.box({ x: MARGIN, y: top, width: WIDTH, height: 24, colour: COLOURS.pale });
  paper.write('Description', STYLES.label, { x: MARGIN + AMOUNT_PADDING, y: top + 15.5 });
  if (isTaxPaper) paper.write('SAC', STYLES.label, { x: sacX, y: top + 15.5, align: 'right' });
  paper.write('Amount', STYLES.label, { x: amountX, y: top + 15.5, align: 'right' });

  const amount = formatRupees(facts.amountPaise);
  const rowY = top + 46;
  const block = { x: MARGIN + AMOUNT_PADDING, width: WIDTH - 220, lineHeight: 15 };
  if (isTaxPaper) paper.write(CONSULTATION_SAC, STYLES.plain, { x: sacX, y: rowY, align: 'right' });
  paper.write(amount, STYLES.plain, { x: amountX, y: rowY, align: 'right' });
  let y = writeLines(paper, `Consultation, ${facts.specialityName}`, {
    ...block,
    y: rowY,
    maxLines: 2,
    style: STYLES.plain,
  });
  if (isTaxPaper)
    y = writeLines(paper, EXEMPTION_NOTE, { ...block, y, lineHeight: 13, maxLines: 2, style: STYLES.small });

  paper.rule({ x: MARGIN, y: y + 2, width: WIDTH, thickness: 0.6, colour: COLOURS.line });
  if (isTaxPaper) {
    y += 20;
    paper.write('GST', STYLES.plain, { x: sacX, y, align: 'right' });
    paper.write('Nil (exempt)', STYLES.plain, { x: amountX, y, align: 'right' });
  }
  const totalY = y + 26;
  paper.write('Total', STYLES.total, { x: sacX, y: totalY, align: 'right' });
  paper.write(amount, STYLES.total, { x: amountX, y: totalY, align: 'right' });
  paper.rule({ x: MARGIN, y: totalY + 13, width: WIDTH, thickness: 0.6, colour: COLOURS.line });
  return totalY + 13;
}

function drawPayment({ paper, facts }: Sheet, top: number): void {
  paper.write('Amount in words', STYLES.label, { x: MARGIN, y: top });
  const y = writeLines(paper, amountInWords(facts.amountPaise), {
    x: MARGIN,
    y: top + 16,
    width: WIDTH,
    lineHeight: 15,
    maxLines: 2,
    style: STYLES.plain,
  });
  const boxY = y + 6;
  const hasReference = facts.paymentReference !== null;
  paper.box({ x: MARGIN, y: boxY, width: WIDTH, height: hasReference ? 48 : 32, colour: COLOURS.pale });
  paper.write(PAID_BY[facts.paidBy], STYLES.paid, { x: MARGIN + AMOUNT_PADDING, y: boxY + 20.5 });
  paper.write(formatRupees(facts.amountPaise), STYLES.paid, {
    x: RIGHT - AMOUNT_PADDING,
    y: boxY + 20.5,
    align: 'right',
  });
  if (facts.paymentReference !== null) {
    paper.write(`Payment id ${facts.paymentReference}`, STYLES.small, {
      x: MARGIN + AMOUNT_PADDING,
      y: boxY + 36.5,
    });
  }
}

function drawFooter({ paper, facts }: Sheet): void {
  const y = PAGE_HEIGHT - MARGIN - 12;
  paper.rule({ x: MARGIN, y: y - 16, width: WIDTH, thickness: 0.6, colour: COLOURS.line });
  const text = facts.clinic.isDemo
    ? 'Made by a demonstration clinic: no service was given and no money was taken.'
    : 'Made by computer and valid without a signature. Please keep it for your records.';
  paper.write(text, STYLES.footer, { x: MARGIN, y });
  paper.write(facts.number, STYLES.footer, { x: RIGHT, y, align: 'right' });
}
