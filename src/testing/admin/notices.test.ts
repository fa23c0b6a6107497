/** What the clinic's people are told without asking: who, when, in which language, and how they change it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatKey } from '../../domain/chat.ts';
import type { OutboxId } from '../../domain/ids.ts';
import { plainText } from '../../domain/outgoingMessage.ts';
import type { StaffNotice } from '../../domain/staffNotice.ts';
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
      expect(hears(id)).toBe(`📅 New booking ${iyers?.reference}.`);
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
    expect(hears(OWNER_ID)).toBe(`❌ ${patient?.reference} was cancelled by the patient.`);
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
    expect(doctors).toContain('0 appointments today');
    expect(doctors).not.toContain('received');
    await desk.terminal.moveClock(0.1 * HOUR);
    expect(hears(OWNER_ID)).not.toContain('Good morning');
  });
});
