/** What the deeds of the desk share: who did it, once, in a turn of the patient's chat. `recordDeskPayment` and `recordDeskReturn` use it. */
import type { Appointment, AppointmentStatus } from '../../domain/appointment.ts';
import type { DeskMode } from '../../domain/money.ts';
import type { NewOutboxRow, Tables } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import { takeFactTurn } from '../turn/factTurn.ts';
import type { Turn } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';

export interface DeskDeed {
  /** `staff:<id>`. */
  readonly actor: string;
  /** What patient and staff call the appointment: "CF-7K3M2". */
  readonly reference: string;
  readonly mode: DeskMode;
  readonly amountPaise: number;
  /** Of the button or the sheet's row: the same key is the same deed, however often it arrives. */
  readonly key: string;
}

export type DeskRefusal =
  | { readonly code: 'no_such_appointment' }
  | { readonly code: 'not_payable'; readonly status: AppointmentStatus }
  | { readonly code: 'already_paid' }
  | { readonly code: 'nothing_due' }
  | { readonly code: 'wrong_amount'; readonly duePaise: number };

export interface DeskDone {
  readonly reference: string;
  readonly amountPaise: number;
  readonly mode: DeskMode;
  /** The paper's number: "R/2627/000042"; null where there is none. */
  readonly documentNumber: string | null;
  /** False when this deed had been done before: nothing was done now. */
  readonly isNew: boolean;
  /** For `runner.sendNow`, once the promise has resolved. */
  readonly rows: readonly NewOutboxRow[];
}

export const eventIdOf = (deed: DeskDeed): string => `desk:${deed.key}`;

/** Runs the deed in the appointment's chat, in one transaction; `work` refuses, or does it and answers. */
export async function inDeskTurn<Value>(
  place: { world: World; tables: Tables },
  subject: { appointment: Appointment; deed: DeskDeed },
  work: (turn: Turn) => Promise<Result<Value, DeskRefusal>>,
): Promise<{ result: Result<Value, DeskRefusal>; rows: readonly NewOutboxRow[] }> {
  const { appointment, deed } = subject;
  const answer: { result?: Result<Value, DeskRefusal> } = {};
  const rows = await takeFactTurn(
    place,
    { chat: appointment.chat, id: `fact:${eventIdOf(deed)}` },
    async (turn) => {
      answer.result = await work(turn);
    },
  );
  if (answer.result === undefined) throw new Error('a deed of the desk gave no answer');
  return { result: answer.result, rows };
}

export function audit(
  turn: Turn,
  entry: { deed: DeskDeed; action: string; subject: string; before: string; after: string },
): Promise<void> {
  const { deed, action, subject, before, after } = entry;
  return turn.tables.audit.add({
    id: turn.world.ids.id(),
    at: turn.now,
    actor: deed.actor,
    action,
    subject,
    before,
    after,
  });
}
