/** Carries out the outbox: each row by its task, lane by lane in order; what failed for now is tried again, what failed for good is dealt with. */
import type { OutboxTask, OutboxTaskKind } from '../../ports/outboxTask.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import type { NewOutboxRow, OutboxRow } from '../../ports/store.ts';
import { inSpan } from '../../types/span.ts';
import { spreadNotice } from '../admin/notices/spreadNotice.ts';
import { sendAdminFile } from './drain/adminFileTask.ts';
import { holdNotSettled, patientUnreachable, refundNotMade } from './drain/afterGivingUp.ts';
import { sendCalendarEntry } from './drain/calendarTask.ts';
import { sendCode, tellOwnerOfChange } from './drain/codeTask.ts';
import { DONE, type Outside, type TaskResult } from './drain/outside.ts';
import { sendConfirmation, sendReceipt } from './drain/paperTasks.ts';
import {
  askAboutPayment,
  cancelLink,
  createLink,
  linkNotMade,
  paymentNotAsked,
  refund,
  settleHold,
} from './drain/paymentTasks.ts';
import { removeReportFile, sendMyData } from './drain/privacyTasks.ts';
import { reportNotFetched, storeReport } from './drain/reportTask.ts';
import { sayToPatient } from './drain/sayTask.ts';

type TaskOf<Kind extends OutboxTaskKind> = Extract<OutboxTask, { kind: Kind }>;

interface Handling<Kind extends OutboxTaskKind> {
  readonly carryOut: (outside: Outside, task: TaskOf<Kind>, rowId: string) => Promise<TaskResult>;
  /** How long a task is tried; a chat reply is worthless later, a refund is owed for days. */
  readonly patienceMs: number;
  /** A file that cannot be made or sent for now does not keep the chat's answers waiting. */
  readonly whenPostponed?: 'steps_aside';
  readonly afterGivingUp: (
    outside: Outside,
    task: TaskOf<Kind>,
    code: string,
  ) => Promise<readonly NewOutboxRow[]>;
}

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;
const nothing = (): Promise<readonly NewOutboxRow[]> => Promise.resolve([]);

const HANDLINGS: { readonly [Kind in OutboxTaskKind]: Handling<Kind> } = {
  say: {
    carryOut: sayToPatient,
    patienceMs: 6 * HOURS,
    afterGivingUp: (outside, task, code) => patientUnreachable(outside, task.chat, code),
  },
  sendReceipt: {
    carryOut: sendReceipt,
    patienceMs: 24 * HOURS,
    whenPostponed: 'steps_aside',
    afterGivingUp: (outside, task, code) => patientUnreachable(outside, task.chat, code),
  },
  sendCalendarEntry: {
    carryOut: sendCalendarEntry,
    patienceMs: 6 * HOURS,
    whenPostponed: 'steps_aside',
    afterGivingUp: (outside, task, code) => patientUnreachable(outside, task.chat, code),
  },
  // A code that comes later than it is good for helps nobody.
  sendCode: { carryOut: sendCode, patienceMs: 10 * MINUTES, afterGivingUp: nothing },
  tellOwner: {
    carryOut: tellOwnerOfChange,
    patienceMs: 24 * HOURS,
    afterGivingUp: (outside, task, code) => patientUnreachable(outside, task.chat, code),
  },
  sendMyData: {
    carryOut: sendMyData,
    patienceMs: 24 * HOURS,
    whenPostponed: 'steps_aside',
    afterGivingUp: (outside, task, code) => patientUnreachable(outside, task.chat, code),
  },
  removeReportFile: { carryOut: removeReportFile, patienceMs: 72 * HOURS, afterGivingUp: nothing },
  sendConfirmation: {
    carryOut: sendConfirmation,
    patienceMs: 24 * HOURS,
    whenPostponed: 'steps_aside',
    afterGivingUp: (outside, task, code) => patientUnreachable(outside, task.chat, code),
  },
  // The patient waits in front of the chat: half a minute of silence is the longest that is decent, and the last try may itself take
  // two of the provider's deadlines of eight seconds.
  createPaymentLink: {
    carryOut: createLink,
    patienceMs: 12_000,
    afterGivingUp: (outside, task) => linkNotMade(outside, task.reference),
  },
  cancelPaymentLink: { carryOut: cancelLink, patienceMs: 24 * HOURS, afterGivingUp: nothing },
  checkPayment: {
    carryOut: askAboutPayment,
    patienceMs: 12_000,
    afterGivingUp: (outside, task) => paymentNotAsked(outside, task),
  },
  // Its links expire by themselves at the provider before this patience ends.
  settleHold: {
    carryOut: settleHold,
    patienceMs: 30 * MINUTES,
    afterGivingUp: (outside, task) => holdNotSettled(outside, task.appointmentId),
  },
  refundPayment: {
    carryOut: refund,
    patienceMs: 72 * HOURS,
    afterGivingUp: (outside, task) => refundNotMade(outside, task),
  },
  storeReport: {
    carryOut: storeReport,
    patienceMs: 10 * MINUTES,
    afterGivingUp: (outside, task) => reportNotFetched(outside, task.reportId),
  },
  // Whoever ordered it waits for it; an hour later it would surprise them.
  sendAdminFile: {
    carryOut: sendAdminFile,
    patienceMs: 10 * MINUTES,
    whenPostponed: 'steps_aside',
    afterGivingUp: nothing,
  },
  notifyStaff: {
    carryOut: async (outside, task, rowId) => {
      await outside.tellStaff(task.notice);
      return { ...DONE, rows: await spreadNotice(outside, task.notice, rowId) };
    },
    patienceMs: 24 * HOURS,
    afterGivingUp: nothing,
  },
};

/** A service that asks for no wait at all would be asked in a circle. */
const LEAST_WAIT_MS = 1000;

/** Grows from one second to five minutes. */
const backOffMs = (attempts: number): number => Math.min(5 * MINUTES, 1000 * 2 ** attempts);

export type Drained =
  | { readonly kind: 'done' | 'given_up'; readonly rows: readonly NewOutboxRow[] }
  /** `aside`: in a lane of its own from now on. */
  | { readonly kind: 'postponed'; readonly dueAt: Date; readonly place: 'kept' | 'aside' };

/** Notes that a row is done, with the channel's reference of what was sent. */
export type FinishRow = (providerRef: string | null) => Promise<void>;

export const finishRow = (
  { world }: Outside,
  id: OutboxRow['id'],
  providerRef: string | null,
): Promise<void> =>
  world.store.transact((tables) => tables.outbox.finish(id, world.clock.now(), providerRef));

/** Carries out one leased row and writes down how it went. Throws only when the store does. */
export async function carryOutRow(
  outside: Outside,
  row: Pick<OutboxRow, 'id' | 'lane' | 'task' | 'attempts' | 'createdAt'>,
  finish: FinishRow,
): Promise<Drained> {
  const handling = HANDLINGS[row.task.kind] as Handling<OutboxTaskKind>;
  return inSpan('outbox.send', { kind: row.task.kind, attempt: row.attempts + 1 }, async (note) => {
    try {
      const result = await handling.carryOut(outside, row.task, row.id);
      await finish(result.providerRef);
      return { kind: 'done', rows: result.rows };
    } catch (error) {
      const drained = await dealWithFailure(outside, { row, handling, error });
      note({ outcome: drained.kind, code: error instanceof OutsideError ? error.code : 'bug' });
      return drained;
    }
  });
}

interface Failure {
  readonly row: Pick<OutboxRow, 'id' | 'lane' | 'task' | 'attempts' | 'createdAt'>;
  readonly handling: Handling<OutboxTaskKind>;
  readonly error: unknown;
}

/** It names the chat, so that what belongs to it is found when it is erased. */
const laneAside = ({ id, lane }: Failure['row']): string =>
  lane.startsWith('aside:') ? lane : `aside:${lane}:${id}`;

async function dealWithFailure(outside: Outside, { row, handling, error }: Failure): Promise<Drained> {
  const { world } = outside;
  const now = world.clock.now();
  const failure = error instanceof OutsideError ? error : null;
  // A bug is tried again too, a few times: the row is the patient's message, and the bug may lie in what surrounded it.
  const code = failure?.code ?? 'bug';
  const waitMs = Math.max(LEAST_WAIT_MS, failure?.retryAfterMs ?? backOffMs(row.attempts));
  const isOver =
    failure?.permanent === true ||
    now.getTime() + waitMs - row.createdAt.getTime() > handling.patienceMs ||
    (failure === null && row.attempts >= 4);
  world.log.warn('outbox_failed', {
    kind: row.task.kind,
    code,
    attempts: row.attempts + 1,
    isOver,
    bug: failure === null ? String((error as Error).name) : undefined,
  });
  if (isOver) {
    const rows = await handling.afterGivingUp(outside, row.task, code);
    await world.store.transact((tables) => tables.outbox.giveUp(row.id, now, code));
    return { kind: 'given_up', rows };
  }
  const dueAt = new Date(now.getTime() + waitMs);
  const aside = handling.whenPostponed === 'steps_aside' ? { lane: laneAside(row) } : {};
  await world.store.transact((tables) =>
    tables.outbox.postpone(row.id, { dueAt, errorCode: code, ...aside }),
  );
  return { kind: 'postponed', dueAt, place: 'lane' in aside ? 'aside' : 'kept' };
}

/** Claims what is due and nobody holds, for rows that another process left behind and those whose wait is over. */
export function claimDueRows(
  { world }: Outside,
  claim: { readonly limit: number; readonly leaseUntil: Date },
): Promise<readonly OutboxRow[]> {
  return world.store.transact((tables) => tables.outbox.claimDue({ now: world.clock.now(), ...claim }));
}
