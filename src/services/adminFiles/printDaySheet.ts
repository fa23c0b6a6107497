/** Lays a doctor's day out on A4, a row for each patient with a box to tick; called by the thread, `fileWorker.ts`. */
import { createHash } from 'node:crypto';
import type { DaySheetFacts } from '../../ports/adminFiles.ts';
import { createFontShelf, type FontShelf } from '../invoice/fontShelf.ts';
import { PAGE_HEIGHT, PAGE_WIDTH, type Paper, type TextStyle, takePaper } from '../invoice/paper.ts';
import { visitDayText, visitTimeText } from '../invoice/receiptWords.ts';

const MARGIN = 40;
const RIGHT = PAGE_WIDTH - MARGIN;
const ROW_HEIGHT = 30;
const INK = '#16232e';
const MUTED = '#5f6d78';
const ACCENT = '#0b5a58';
const LINE = '#d3dcdf';

const STYLES = {
  clinic: { size: 10, weight: 'regular', colour: MUTED },
  title: { size: 18, weight: 'bold', colour: INK },
  day: { size: 12, weight: 'bold', colour: ACCENT },
  head: { size: 8.5, weight: 'bold', colour: MUTED },
  time: { size: 11, weight: 'bold', colour: INK },
  name: { size: 11, weight: 'bold', colour: INK },
  plain: { size: 9, weight: 'regular', colour: INK },
  small: { size: 8.5, weight: 'regular', colour: MUTED },
} as const satisfies Record<string, TextStyle>;

/** From left to right; widths in points fill the sheet. */
const COLUMNS = [
  { title: 'Time', x: MARGIN + 20 },
  { title: 'Patient', x: MARGIN + 76 },
  { title: 'Reason', x: MARGIN + 236 },
  { title: 'Status', x: MARGIN + 384 },
  { title: 'Payment', x: MARGIN + 444 },
] as const;
const WIDTHS = { patient: 154, reason: 142, status: 56, payment: RIGHT - COLUMNS[4].x } as const;

let keptShelf: FontShelf | undefined;

export function printDaySheet(facts: DaySheetFacts): Uint8Array {
  keptShelf ??= createFontShelf();
  const title = `Day sheet, Dr ${facts.doctorName}, ${facts.date}`;
  const paper = takePaper({
    shelf: keptShelf,
    title,
    author: facts.clinic.name,
    issuedAt: facts.printedAt,
    fileId: createHash('sha256')
      .update(`${facts.clinic.name} ${title}`)
      .digest('hex')
      .slice(0, 32)
      .toUpperCase(),
  });
  let y = drawHead(paper, facts);
  for (const row of facts.rows) {
    if (y + ROW_HEIGHT > PAGE_HEIGHT - MARGIN) {
      paper.nextPage();
      y = drawColumnTitles(paper, MARGIN + 10);
    }
    drawRow(paper, row, y);
    y += ROW_HEIGHT;
  }
  return paper.finish();
}

function drawHead(paper: Paper, { clinic, doctorName, speciality, date, rows }: DaySheetFacts): number {
  paper.write(clinic.name, STYLES.clinic, { x: MARGIN, y: MARGIN + 8 });
  paper.write(`Dr ${doctorName}`, STYLES.title, { x: MARGIN, y: MARGIN + 34 });
  paper.write(speciality, STYLES.clinic, { x: MARGIN, y: MARGIN + 50 });
  paper.write(visitDayText(date), STYLES.day, { x: RIGHT, y: MARGIN + 34, align: 'right' });
  paper.write(`${rows.length} ${rows.length === 1 ? 'patient' : 'patients'}`, STYLES.clinic, {
    x: RIGHT,
    y: MARGIN + 50,
    align: 'right',
  });
  return drawColumnTitles(paper, MARGIN + 82);
}

function drawColumnTitles(paper: Paper, y: number): number {
  for (const { title, x } of COLUMNS) paper.write(title, STYLES.head, { x, y });
  paper.rule({ x: MARGIN, y: y + 6, width: RIGHT - MARGIN, thickness: 1, colour: ACCENT });
  return y + 10;
}

function drawRow(paper: Paper, row: DaySheetFacts['rows'][number], y: number): void {
  const [time, patient, reason, status, payment] = COLUMNS;
  const upper = y + 13;
  const lower = y + 24;
  drawTickBox(paper, y + 8);
  paper.write(visitTimeText(row.time), STYLES.time, { x: time.x, y: upper });
  paper.write(row.reference, STYLES.small, { x: time.x, y: lower });
  paper.write(fitted(paper, row.patientName, { style: STYLES.name, width: WIDTHS.patient }), STYLES.name, {
    x: patient.x,
    y: upper,
  });
  paper.write(row.phone, STYLES.small, { x: patient.x, y: lower });
  paper.write(fitted(paper, row.purpose, { style: STYLES.plain, width: WIDTHS.reason }), STYLES.plain, {
    x: reason.x,
    y: upper,
  });
  paper.write(fitted(paper, row.status, { style: STYLES.plain, width: WIDTHS.status }), STYLES.plain, {
    x: status.x,
    y: upper,
  });
  paper.write(fitted(paper, row.payment, { style: STYLES.plain, width: WIDTHS.payment }), STYLES.plain, {
    x: payment.x,
    y: upper,
  });
  paper.rule({ x: MARGIN, y: y + ROW_HEIGHT - 1, width: RIGHT - MARGIN, thickness: 0.5, colour: LINE });
}

/** Four thin lines: the paper knows filled boxes only. */
function drawTickBox(paper: Paper, y: number): void {
  const size = 11;
  const side = { thickness: 0.8, colour: MUTED };
  paper.rule({ x: MARGIN, y, width: size, ...side });
  paper.rule({ x: MARGIN, y: y + size, width: size, ...side });
  paper.box({ x: MARGIN - 0.4, y, width: 0.8, height: size, colour: MUTED });
  paper.box({ x: MARGIN + size - 0.4, y, width: 0.8, height: size, colour: MUTED });
}

/** The text, or as much of it as fits with a sign that there is more. */
function fitted(paper: Paper, text: string, { style, width }: { style: TextStyle; width: number }): string {
  if (paper.measure(text, style) <= width) return text;
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  while (letters.length > 0 && paper.measure(`${letters.join('')}…`, style) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
