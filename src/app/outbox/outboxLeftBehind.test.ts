/** What a process that died had still to say: said first after the start, at once where nobody else can be saying it, and never by two. */
import { describe, expect, it } from 'vitest';
import type { OutboxId } from '../../domain/ids.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { CAST } from '../../testing/clinic.ts';
import { type OpenClinic, openClinic } from '../../testing/journey.ts';
import { createOutboxRunner } from './outboxRunner.ts';

const ASHA = CAST.asha.chat;

/** Commits a message as a turn would: leased to its writer for half a minute. */
async function commit(clinic: OpenClinic, text: string): Promise<NewOutboxRow> {
  const now = clinic.clock.now();
  const id = clinic.ids.id() as OutboxId;
  const message = { text: [text], choices: [], links: [], contactButton: null, lasts: false };
  const row: NewOutboxRow = {
    id,
    dedupeKey: id,
    lane: ASHA,
    task: { kind: 'say', chat: ASHA, message, menuVersion: 1, replaces: null },
    createdAt: now,
    dueAt: now,
    leaseUntil: new Date(now.getTime() + 30_000),
  };
  await clinic.store.transact((tables) => tables.outbox.add([row]));
  return row;
}

const said = (clinic: OpenClinic): readonly string[] =>
  clinic.takeSent(ASHA).map((one) => (one.kind === 'message' ? plainText(one.delivery.message.text) : ''));

describe('messages that a stop left on their way', () => {
  it('come at once after the start, before what is said then', async () => {
    const clinic = await openClinic();
    await commit(clinic, 'one');
    await commit(clinic, 'two');
    const runner = createOutboxRunner(clinic.desk.outside);
    await runner.takeUpLeftBehind(false);
    runner.sendNow([await commit(clinic, 'three')]);
    await runner.idle();
    await runner.sweep();
    expect(said(clinic)).toEqual(['one', 'two', 'three']);
  });

  it('are left to whoever has them where several processes share the store, and still come first', async () => {
    const clinic = await openClinic();
    await commit(clinic, 'one');
    const runner = createOutboxRunner(clinic.desk.outside);
    await runner.takeUpLeftBehind(true);
    runner.sendNow([await commit(clinic, 'two')]);
    await runner.idle();
    expect(said(clinic)).toEqual([]);
    clinic.clock.moveBy(31_000);
    await runner.sweep();
    expect(said(clinic)).toEqual(['one', 'two']);
  });

  it('are nothing to wait for when there are none', async () => {
    const clinic = await openClinic();
    const runner = createOutboxRunner(clinic.desk.outside);
    await runner.takeUpLeftBehind(false);
    runner.sendNow([await commit(clinic, 'one')]);
    await runner.idle();
    expect(said(clinic)).toEqual(['one']);
  });
});
