/** Lays the close of a clinic's day out: sums above, what is open below. Called by the printing thread. */
import { type DayClose, PAID_BY } from '../../domain/money/dayClose.ts';
import { formatRupees } from '../../domain/money/money.ts';
import type { FontShelf } from './fontShelf.ts';
import { DAY_MODES, doctorText, issueDayText, longDayText, visitTimeText } from './receiptWords.ts';
import {
  COLOURS,
  drawFooter,
  drawHead,
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

export function printDayClose(close: DayClose, shelf: FontShelf): Uint8Array {
  const sheet = takeSheet({
    shelf,
    clinic: close.clinic,
    title: 'Day close',
    identity: close.date,
    at: close.madeAt,
  });
  const made = issueDayText(close.madeAt, close.clinic.timeZone);
  let y = drawHead(sheet, [longDayText(close.date), `Made ${made}`]);
  y = drawSums(sheet, sumsOf(close), y + 18);
  drawOpen(sheet, close, y + 26);
  drawFooter(sheet, 'For the clinic alone. Sums are of the clinic’s own books.', close.date);
  return sheet.paper.finish();
}

interface Sum {
  readonly label: string;
  readonly amount: string;
  readonly isStrong?: boolean;
  readonly isWrong?: boolean;
}

function sumsOf(close: DayClose): readonly Sum[] {
  const { drawerDifferencePaise: drawer } = close;
  return [
    { label: 'Expected from the day’s visits', amount: formatRupees(close.expectedPaise), isStrong: true },
    { label: 'Paid for them', amount: formatRupees(close.settledPaise) },
    { label: 'Open', amount: formatRupees(close.openPaise) },
    {
      label: 'Difference',
      amount: formatRupees(close.differencePaise),
      isStrong: true,
      isWrong: close.differencePaise !== 0,
    },
    ...PAID_BY.map((mode) => ({
      label: `Taken today ${DAY_MODES[mode]}`,
      amount: formatRupees(close.takenByMode[mode]),
    })),
    { label: 'Taken today', amount: formatRupees(close.takenPaise), isStrong: true },
    ...PAID_BY.filter((mode) => close.refundedByMode[mode] > 0).map((mode) => ({
      label: `Given back today ${DAY_MODES[mode]}`,
      amount: formatRupees(close.refundedByMode[mode]),
    })),
    { label: 'Given back today', amount: formatRupees(close.refundedPaise), isStrong: true },
    {
      label: 'Must lie in the drawer from today',
      amount: formatRupees(close.cashInDrawerPaise),
      isStrong: true,
    },
    ...(drawer === null
      ? []
      : [{ label: 'Counted more (or less) than that', amount: formatRupees(drawer), isWrong: drawer !== 0 }]),
  ];
}

function drawSums({ paper }: Sheet, sums: readonly Sum[], top: number): number {
  let y = top;
  for (const { label, amount, isStrong, isWrong } of sums) {
    y += 19;
    if (isStrong === true)
      paper.box({ x: MARGIN, y: y - 13, width: WIDTH, height: 19, colour: COLOURS.pale });
    const plain = isStrong === true ? STYLES.value : STYLES.plain;
    const style = isWrong === true ? STYLES.warning : plain;
    paper.write(label, style, { x: MARGIN + PADDING, y });
    paper.write(amount, style, { x: RIGHT - PADDING, y, align: 'right' });
  }
  return y;
}

/** What still has to be paid, as far as the page goes: references and times, no names. */
function drawOpen({ paper }: Sheet, close: DayClose, top: number): void {
  const open = close.visits.filter((visit) => visit.status !== 'noshow' && visit.paidPaise < visit.feePaise);
  paper.write(`Open visits: ${open.length}`, STYLES.label, { x: MARGIN, y: top });
  const room = Math.max(0, Math.floor((FOOT_TOP - 20 - top - 16) / 16));
  const shown = open.length > room ? open.slice(0, Math.max(0, room - 1)) : open;
  let y = top + 17;
  for (const visit of shown) {
    const line = `${visitTimeText(visit.visitTime)} · ${visit.reference} · ${doctorText(visit.doctorName)} · ${visit.status}`;
    const block = { x: MARGIN, y, width: WIDTH - 90, lineHeight: 16, maxLines: 1, style: STYLES.plain };
    paper.write(formatRupees(visit.feePaise - visit.paidPaise), STYLES.plain, {
      x: RIGHT - PADDING,
      y,
      align: 'right',
    });
    y = writeLines(paper, line, block);
  }
  if (shown.length < open.length)
    paper.write(`and ${open.length - shown.length} more: see the table (CSV)`, STYLES.small, {
      x: MARGIN,
      y,
    });
}
