/** What time alone brings about. Each sweep looks for rows that are due and acts on them; `jobs/` says how often. */
import { OutsideError } from '../../ports/outsideError.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { giveBackFromStaff } from '../conversation/askForStaff.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { applyLinkState } from '../outbox/drain/paymentTasks.ts';
import { taskRow } from '../outbox/taskRow.ts';
import { takeFactTurn } from '../turn/factTurn.ts';

const AT_ONCE = 100;

/** Holds that have ended go to the outbox, where their payment is asked for once more before the seat is free. */
export function sweepHolds({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const now = world.clock.now();
  return world.store.transact(async (tables) => {
    const ended = await tables.appointments.withHoldEndedBefore(now, AT_ONCE);
    const rows = ended.map((held) =>
      // A renewed hold ends at another instant, so it is settled anew.
      taskRow(
        world,
        { kind: 'settleHold', appointmentId: held.id },
        {
          dedupeKey: `settleHold:${held.id}:${held.holdExpiresAt?.getTime() ?? 0}`,
          lane: `hold:${held.id}`,
        },
      ),
    );
    const added = new Set(await tables.outbox.add(rows));
    return rows.filter((row) => added.has(row.id));
  });
}

/** Asks the provider about every open link: for webhooks that never come. A provider that is away is asked again next time. */
export async function reconcilePayments(outside: Outside): Promise<readonly NewOutboxRow[]> {
  const open = await outside.world.store.read((tables) => tables.paymentLinks.open(AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const link of open) {
    if (link.providerLinkId === null) continue;
    try {
      rows.push(
        ...(await applyLinkState(outside, link, await outside.payments.fetchLink(link.providerLinkId))),
      );
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      outside.world.log.warn('payment_not_reconciled', { code: error.code });
      if (!error.permanent) break;
    }
  }
  return rows;
}

/** Chats whose silence has lasted long enough are the bot's again. */
export async function sweepStaffSilence({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const now = world.clock.now();
  const chats = await world.store.read((tables) => tables.conversations.withStaffUntilBefore(now, AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const chat of chats) {
    const closed = await world.store.transact((tables) =>
      takeFactTurn({ world, tables }, { chat, id: `fact:staffGaveBack:${world.ids.id()}` }, async (turn) => {
        const isOver = turn.conversation.staffUntil !== null && turn.conversation.staffUntil <= now;
        if (isOver) await giveBackFromStaff(turn);
      }),
    );
    rows.push(...closed);
  }
  return rows;
}

const KEPT_DAYS = 30;

/** Old messages keep their id, so that a late copy is still recognised, and lose what was written. */
export function forgetOldMessages({ world }: Outside): Promise<number> {
  const before = new Date(world.clock.now().getTime() - KEPT_DAYS * 24 * 60 * 60_000);
  return world.store.transact((tables) => tables.inbox.forgetContent(before));
}
