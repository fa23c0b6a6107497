/** What the clinic's people are told without asking: who, when, in which language, and how they change it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffNotice } from '../../domain/admin/staffNotice.ts';
import type { OutboxId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { bookMany } from './bookMany.ts';
import { DOCTOR_ID, FRONT_DESK_ID, OWNER_ID, openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

const HOUR = 60 * 60_000;
let desk: StaffDeskUnderTest;
beforeEach(async () => {
  desk = await openStaffDesk();
});
afterEach(() => desk.close());

async function happens(notice: StaffNotice): Promise<void> {
  const { store, clock, ids, desk: front } = desk.terminal;
  const now = clock.now();
  const row = {
    id: ids.id() as OutboxId,
    dedupeKey: `test:${ids.id()}`,
    lane: 'staff',
    task: { kind: 'notifyStaff', notice } as const,
    createdAt: now,
    dueAt: now,
    leaseUntil: null,
  };
  await store.transact((tables) => tables.outbox.add([row]));
  await front.runner.sweep();
  await desk.terminal.settle();
}

const hears = (chatId: string): string =>
  desk.terminal
    .takeSent(chatKey('admin', chatId))
    .map((one) => (one.kind === 'message' ? plainText(one.delivery.message.text) : ''))
    .join('\n');

describe('a notice', () => {
  it('reaches the owner and the desk once, and a doctor only of their own patients', async () => {
    const [iyers] = await bookMany(desk.terminal, { doctorId: 'd-iyer', date: '2026-11-24', count: 1 });
    await happens({ code: 'booked', reference: iyers?.reference ?? '' });
    for (const id of [OWNER_ID, FRONT_DESK_ID, DOCTOR_ID])
      expect(hears(id)).toBe(
        `📅 New booking ${iyers?.reference}.\nDr Lakshmi Iyer, Tuesday, 24 November, 9:30 am`,
      );
    await happens({ code: 'payment_quarantined', paymentId: 'pay_strange' });
    expect(hears(OWNER_ID)).toContain('pay_strange');
    expect(hears(DOCTOR_ID)).toBe('');
  });

  it('waits for the end of quiet hours, but for an emergency', async () => {
    await desk.terminal.moveClock(12 * HOUR);
    await happens({ code: 'booked', reference: 'CF-NIGHT' });
    expect(hears(OWNER_ID)).toBe('');
    await happens({ code: 'red_flag', chat: chatKey('telegram', '9'), flag: 'chest_pain' });
    expect(hears(OWNER_ID)).toContain('chest pain');
    await desk.terminal.moveClock(9.6 * HOUR);
    expect(hears(OWNER_ID)).toContain('CF-NIGHT');
  });

  it('is not sent to whoever has switched it off, nor to the revoked', async () => {
    await desk.owner.signsIn();
    await desk.owner.says('notifications');
    const changed = await desk.owner.taps('🔔 New bookings');
    expect(changed.labels).toContain('🔕 New bookings');
    await happens({ code: 'booked', reference: 'CF-QUIET' });
    expect(hears(OWNER_ID)).toBe('');
    expect(hears(FRONT_DESK_ID)).toContain('CF-QUIET');
    await desk.owner.taps('🔕 New bookings');
    await happens({ code: 'booked', reference: 'CF-LOUD2' });
    expect(hears(OWNER_ID)).toContain('CF-LOUD2');
  });

  it('never holds a name, a number or a word of a patient', async () => {
    const [patient] = await bookMany(desk.terminal, { doctorId: 'd-rao', date: '2026-11-24', count: 1 });
    await happens({ code: 'cancelled_by_patient', reference: patient?.reference ?? '' });
    expect(hears(OWNER_ID)).toMatch(
      new RegExp(
        `^❌ ${patient?.reference} was cancelled by the patient\\.\\nDr Suresh Rao, Tuesday, 24 November, \\d+:\\d\\d [ap]m$`,
      ),
    );
  });
});

describe('the digest', () => {
  it('comes once, in the morning after eight, with the day of whoever reads it', async () => {
    await bookMany(desk.terminal, { doctorId: 'd-rao', date: '2026-11-24', count: 6 });
    hears(OWNER_ID);
    await desk.terminal.moveClock(21.9 * HOUR);
    expect(hears(OWNER_ID)).not.toContain('Good morning');
    await desk.terminal.moveClock(0.2 * HOUR);
    const read = hears(OWNER_ID);
    expect(read).toContain('Good morning, Anand. Tuesday, 24 November');
    expect(read).toContain('6 appointments today, 3 of them unpaid');
    expect(read).toContain('• Dr Suresh Rao: 6');
    const doctors = hears(DOCTOR_ID);
    expect(doctors).toContain('No appointments today.');
    expect(doctors).not.toContain('received');
    await desk.terminal.moveClock(0.1 * HOUR);
    expect(hears(OWNER_ID)).not.toContain('Good morning');
  });
});

describe('a backup that is missing', () => {
  it('is told to the owner and the desk once a day, in waking hours, and not while it is fresh', async () => {
    let madeAt = desk.terminal.clock.now();
    const watched = await openStaffDesk({ newestBackup: async () => madeAt });
    const told = (id: string): string =>
      watched.terminal
        .takeSent(chatKey('admin', id))
        .map((one) => (one.kind === 'message' ? plainText(one.delivery.message.text) : ''))
        .filter((text) => text.includes('backup'))
        .join('|');
    await watched.terminal.moveClock(24 * HOUR);
    expect(told(OWNER_ID)).toBe('');
    // 26 November, a quarter past midnight: it waits for the end of the quiet hours.
    await watched.terminal.moveClock(14.25 * HOUR);
    expect(told(OWNER_ID)).toBe('');
    await watched.terminal.moveClock(7.5 * HOUR);
    expect(told(OWNER_ID)).toBe(
      '🗄 The last backup is 38 hours old. Please look why the night’s is missing: npm run doctor tells.',
    );
    expect(told(FRONT_DESK_ID)).toContain('38 hours old');
    expect(told(DOCTOR_ID)).toBe('');
    await watched.terminal.moveClock(HOUR);
    expect(told(OWNER_ID)).toBe('');
    madeAt = watched.terminal.clock.now();
    await watched.terminal.moveClock(24 * HOUR);
    expect(told(OWNER_ID)).toBe('');
    await watched.close();
  });
});

describe('messages that do not go out', () => {
  it('are told of after a quarter of an hour, once an hour, to whoever wants it', async () => {
    await desk.owner.signsIn();
    await desk.owner.says('notifications');
    await desk.owner.taps('🔔 Slow sending');
    const { store, clock, ids } = desk.terminal;
    const now = clock.now();
    await store.transact((tables) =>
      tables.outbox.add([
        {
          id: ids.id() as OutboxId,
          dedupeKey: 'held-up',
          lane: 'telegram:9',
          task: { kind: 'sendMyData', chat: chatKey('telegram', '9') },
          createdAt: now,
          dueAt: now,
          // Somebody holds it: nothing here may send it for an hour.
          leaseUntil: new Date(now.getTime() + HOUR),
        },
      ]),
    );
    await desk.terminal.moveClock(10 * 60_000);
    expect(hears(FRONT_DESK_ID)).not.toContain('wait to go out');
    await desk.terminal.moveClock(10 * 60_000);
    expect(hears(FRONT_DESK_ID)).toContain('1 messages wait to go out, the oldest for 20 minutes');
    expect(hears(OWNER_ID)).not.toContain('wait to go out');
    await desk.terminal.moveClock(10 * 60_000);
    expect(hears(FRONT_DESK_ID)).not.toContain('wait to go out');
  });
});
