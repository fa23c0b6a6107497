/** What the playground's inspector shows, as plain JSON: turns, outbox, notices, clock, faults; its routes send it. */
import { plainText } from '../../domain/message/outgoingMessage.ts';
import type { OutboxTask } from '../../ports/outboxTask.ts';
import type { Outbox } from '../../ports/store.ts';
import type { FaultBoard, FaultButton } from './playgroundFaults.ts';
import type { PlaygroundParts } from './playgroundParts.ts';

export interface OutboxLine {
  readonly id: string;
  readonly kind: OutboxTask['kind'];
  readonly lane: string;
  /** What the row is about, in a few words. */
  readonly about: string;
  readonly status: 'waiting' | 'done' | 'given_up';
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
}

/** What changes without a turn: looked at again and again while somebody watches. */
export interface InspectorChanges {
  readonly outbox: readonly OutboxLine[];
  readonly faults: readonly FaultButton[];
}

export interface ClockView {
  readonly now: Date;
  readonly offsetMs: number;
}

const OUTBOX_LINES = 30;
const TURNS = 60;
const NOTICES = 30;
const ABOUT_LETTERS = 90;

export async function viewChanges({ store }: PlaygroundParts, faults: FaultBoard): Promise<InspectorChanges> {
  const rows = await store.read((tables) => tables.outbox.latest(OUTBOX_LINES));
  return { outbox: rows.map(lineOf), faults: faults.list() };
}

export const viewClock = ({ clock }: PlaygroundParts): ClockView => ({
  now: clock.now(),
  offsetMs: clock.offsetMs,
});

/** Everything at once, for a page that has just been opened. */
export async function viewState(parts: PlaygroundParts, faults: FaultBoard) {
  const { name, timeZone } = parts.clinic();
  return {
    clinic: { name, timeZone },
    clock: viewClock(parts),
    services: parts.services,
    turns: parts.traces.latest.slice(-TURNS),
    staffNotices: parts.staffNotices.latest.slice(-NOTICES),
    ...(await viewChanges(parts, faults)),
  };
}

function lineOf(row: Awaited<ReturnType<Outbox['latest']>>[number]): OutboxLine {
  const { id, lane, task, status, attempts, errorCode, createdAt, dueAt } = row;
  return {
    id,
    kind: task.kind,
    lane,
    about: shorten(aboutTask(task)),
    status,
    attempts,
    errorCode,
    createdAt,
    dueAt,
  };
}

function aboutTask(task: OutboxTask): string {
  switch (task.kind) {
    case 'say':
      return plainText(task.message.text).replaceAll(/\s+/g, ' ');
    case 'sendConfirmation':
      return `appointment ${task.appointmentId}`;
    case 'sendReceipt':
      return `document ${task.documentId}`;
    case 'createPaymentLink':
    case 'cancelPaymentLink':
      return task.reference;
    case 'checkPayment':
      return `${task.reference}, asked by ${task.askedBy}`;
    case 'settleHold':
      return `appointment ${task.appointmentId}`;
    case 'refundPayment':
      return task.paymentId;
    case 'sendCalendarEntry':
      return `${task.change}, number ${task.sequence}`;
    case 'sendCode':
      return `code for ${task.reference}`;
    case 'tellOwner':
      return `${task.change} elsewhere`;
    case 'sendMyData':
      return 'own data';
    case 'removeReportFile':
      return 'report file';
    case 'storeReport':
      return `report ${task.reportId}`;
    case 'sendAdminFile':
      return task.order.kind;
    case 'notifyStaff':
      return task.notice.code.replaceAll('_', ' ');
  }
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= ABOUT_LETTERS ? text : `${letters.slice(0, ABOUT_LETTERS - 1).join('')}…`;
}
