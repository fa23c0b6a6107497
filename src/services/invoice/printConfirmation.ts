/** Lays the confirmation of an appointment out: what a patient shows at the desk, what they bring, and the way there. Called by the printing thread. */
import { formatRupees } from '../../domain/money/money.ts';
import type { ConfirmationFacts } from '../../ports/documentPrinter.ts';
import type { FontShelf } from './fontShelf.ts';
import {
  BRING_WORDS,
  doctorText,
  issueDayText,
  NAME_ON_FILE,
  visitDayText,
  visitTimeText,
} from './receiptWords.ts';
import {
  COLOURS,
  drawFacts,
  drawFooter,
  drawHead,
  drawQr,
  FOOT_TOP,
  MARGIN,
  PADDING,
  type Sheet,
  STYLES,
  takeSheet,
  WIDTH,
  writeLines,
} from './sheet.ts';
import { isPrintable } from './textRuns.ts';

export function printConfirmation(facts: ConfirmationFacts, shelf: FontShelf): Uint8Array {
  const sheet = takeSheet({
    shelf,
    clinic: facts.clinic,
    title: 'Your appointment',
    identity: facts.appointmentReference,
    at: facts.bookedAt,
  });
  const booked = issueDayText(facts.bookedAt, facts.clinic.timeZone);
  let y = drawHead(sheet, [facts.appointmentReference, `Printed ${booked}`]);
  y = drawWhen(sheet, facts, y + 24);
  const patient = isPrintable(facts.patientName, shelf) ? facts.patientName : NAME_ON_FILE;
  y = drawFacts(
    sheet,
    [
      [
        { label: 'Patient', value: patient, below: [] },
        { label: 'Doctor', value: doctorText(facts.doctorName), below: [facts.specialityName] },
      ],
      [
        { label: 'Payment', value: paymentText(facts.payment), below: [] },
        { label: 'Please come', value: '10 minutes early', below: [] },
      ],
    ],
    y + 30,
  );
  y = drawList(sheet, { label: 'Please bring', lines: BRING_WORDS[facts.bring] }, y + 26);
  drawWay(sheet, facts, y + 20);
  drawQr(sheet, {
    text: facts.clinic.mapUrl,
    lines: ['Scan for the way', 'to the clinic.'],
    bottom: FOOT_TOP - 14,
  });
  drawFooter(sheet, 'Show this page at the desk, on paper or on your phone.', facts.appointmentReference);
  return sheet.paper.finish();
}

function drawWhen({ paper }: Sheet, facts: ConfirmationFacts, top: number): number {
  paper.box({ x: MARGIN, y: top, width: WIDTH, height: 58, colour: COLOURS.pale });
  paper.write(visitDayText(facts.visitDate), STYLES.large, { x: MARGIN + PADDING, y: top + 25 });
  paper.write(visitTimeText(facts.visitTime), STYLES.large, { x: MARGIN + PADDING, y: top + 46 });
  return top + 58;
}

function paymentText({ standing, amountPaise }: ConfirmationFacts['payment']): string {
  const texts = {
    paid: `Paid: ${formatRupees(amountPaise)}`,
    due: `${formatRupees(amountPaise)} at the clinic`,
    free: 'Nothing to pay: free review',
  };
  return texts[standing];
}

function drawList(
  { paper }: Sheet,
  { label, lines }: { label: string; lines: readonly string[] },
  top: number,
): number {
  if (lines.length === 0) return top;
  paper.write(label, STYLES.label, { x: MARGIN, y: top });
  let y = top + 17;
  for (const line of lines) {
    paper.write('•', STYLES.plain, { x: MARGIN, y });
    const block = { x: MARGIN + 14, y, width: WIDTH - 14, lineHeight: 15, maxLines: 2, style: STYLES.plain };
    y = writeLines(paper, line, block) + 2;
  }
  return y;
}

function drawWay({ paper }: Sheet, { clinic }: ConfirmationFacts, top: number): void {
  paper.write('How to find us', STYLES.label, { x: MARGIN, y: top });
  const block = { x: MARGIN, width: WIDTH, lineHeight: 15, maxLines: 2, style: STYLES.plain };
  let y = writeLines(paper, clinic.address, { ...block, y: top + 17 });
  y = writeLines(paper, clinic.mapUrl, { ...block, y, style: STYLES.small });
  writeLines(paper, `If you cannot come, cancel in the chat or call ${clinic.phone}.`, {
    ...block,
    y: y + 8,
  });
}
