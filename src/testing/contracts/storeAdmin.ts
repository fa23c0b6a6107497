/** What every store promises of the admin bot: its people, invitations, passwords, links, deeds and offers, and questions in SQL. */
import { describe, expect, it } from 'vitest';
import { type Admin, DEFAULT_WANTS, EMPTY_DESK } from '../../domain/admin/admin.ts';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { AppointmentId, ReportId } from '../../domain/ids.ts';
import { EVERY_APPOINTMENT } from '../../domain/visit/appointmentFilter.ts';
import { fillClinic } from '../admin/busyClinic.ts';
import type { CurrentStore } from './storeContract.ts';
import { minutesLater, NOW } from './storeFixtures.ts';

const SUNITA: Admin = {
  chatId: '42',
  name: 'Sunita',
  role: 'front_desk',
  doctorId: null,
  isRevoked: false,
  language: 'hinglish',
  sessionUntil: minutesLater(60),
  desk: EMPTY_DESK,
  wants: DEFAULT_WANTS,
  createdAt: NOW,
};

export function checkAdmin(current: CurrentStore): void {
  const store = () => current().store;

  it('keeps a person of the staff as they were put, and changes them in place', async () => {
    await store().transact((tables) => tables.admins.put(SUNITA));
    await store().transact((tables) => tables.admins.put({ ...SUNITA, isRevoked: true, sessionUntil: null }));
    const list = await store().read((tables) => tables.admins.list());
    expect(list).toEqual([{ ...SUNITA, isRevoked: true, sessionUntil: null }]);
    expect(await store().read((tables) => tables.admins.get('43'))).toBeNull();
  });

  it('lets one of many who open an invitation at once have it, and nobody later', async () => {
    const invitation = { tokenHash: 'hash', name: 'Sunita', role: 'front_desk', doctorId: null } as const;
    await store().transact((tables) =>
      tables.invitations.add({ ...invitation, createdAt: NOW, expiresAt: minutesLater(60) }),
    );
    const take = (chatId: string, minutes: number) =>
      store().transact((tables) => tables.invitations.take('hash', { chatId, at: minutesLater(minutes) }));
    const taken = await Promise.all(Array.from({ length: 8 }, (_, index) => take(String(index), 1)));
    expect(taken.filter((one) => one !== null)).toHaveLength(1);
    expect(await take('9', 2)).toBeNull();
    await store().transact((tables) =>
      tables.invitations.add({ ...invitation, tokenHash: 'old', createdAt: NOW, expiresAt: minutesLater(5) }),
    );
    const late = { chatId: '9', at: minutesLater(6) };
    expect(await store().transact((tables) => tables.invitations.take('old', late))).toBeNull();
  });

  it('counts wrong passwords by id and since when, and forgets them', async () => {
    await store().transact(async (tables) => {
      await tables.passwordFailures.add('1', NOW);
      await tables.passwordFailures.add('1', minutesLater(1));
      await tables.passwordFailures.add('2', minutesLater(2));
    });
    const read = await store().read(async (tables) => ({
      one: await tables.passwordFailures.get('1'),
      all: await tables.passwordFailures.since(NOW),
      late: await tables.passwordFailures.since(minutesLater(2)),
    }));
    expect(read).toEqual({ one: { count: 2, lastAt: minutesLater(1) }, all: 3, late: 1 });
    await store().transact((tables) => tables.passwordFailures.forget('1'));
    expect(await store().read((tables) => tables.passwordFailures.get('1'))).toBeNull();
  });

  it('opens a report link once, in time', async () => {
    const link = { tokenHash: 'link', reportId: 'r' as ReportId, chatId: '42', createdAt: NOW };
    await store().transact((tables) => tables.reportLinks.add({ ...link, expiresAt: minutesLater(10) }));
    const take = (minutes: number) =>
      store().transact((tables) => tables.reportLinks.take('link', minutesLater(minutes)));
    expect(await take(11)).toBeNull();
    expect(await take(9)).toMatchObject({ reportId: 'r', chatId: '42' });
    expect(await take(9)).toBeNull();
  });

  it('does a deed once, whoever confirms it how often', async () => {
    const order = { kind: 'cancelAppointment', reference: 'CF-7K3M2' } as const;
    const deed = {
      id: 'd1',
      chatId: '42',
      order,
      affected: 'mark',
      status: 'previewed',
      doneAt: null,
      before: null,
    } as const;
    await store().transact((tables) =>
      tables.deeds.add({ ...deed, createdAt: NOW, expiresAt: minutesLater(10) }),
    );
    const confirm = () =>
      store().transact((tables) => tables.deeds.change('d1', { from: 'previewed', to: 'done', at: NOW }));
    expect((await Promise.all([confirm(), confirm(), confirm()])).filter(Boolean)).toHaveLength(1);
    const kept = await store().read((tables) => tables.deeds.get('d1'));
    expect(kept).toMatchObject({ order, affected: 'mark', status: 'done', doneAt: NOW, before: null });
    if (kept === null) throw new Error('the deed was kept');
    await store().transact((tables) => tables.deeds.remember(kept, { status: 'booked' }));
    const last = await store().read((tables) => tables.deeds.lastDoneOf('42'));
    expect(last).toMatchObject({ id: 'd1', order, affected: 'mark', before: { status: 'booked' } });
    expect(await store().read((tables) => tables.deeds.lastDoneOf('43'))).toBeNull();
  });

  it('keeps one open offer for a visit, and ends it once', async () => {
    const id = 'visit' as AppointmentId;
    const offer = { appointmentId: id, deedId: 'd1', holdId: 'h', status: 'open', createdAt: NOW } as const;
    const add = (deedId: string) =>
      store().transact((tables) => tables.visitOffers.add({ ...offer, deedId, expiresAt: minutesLater(30) }));
    expect(await add('d1')).toBe(true);
    expect(await add('d2')).toBe(false);
    expect(await store().read((tables) => tables.visitOffers.endedBefore(minutesLater(31), 10))).toHaveLength(
      1,
    );
    const end = () => store().transact((tables) => tables.visitOffers.end(id, 'taken'));
    expect((await Promise.all([end(), end()])).filter(Boolean)).toHaveLength(1);
    expect(await add('d3')).toBe(true);
    expect(await store().read((tables) => tables.visitOffers.ofDeed('d3'))).toMatchObject([
      { status: 'open' },
    ]);
  });

  describe('questions', () => {
    const filter = { ...EVERY_APPOINTMENT, dateFrom: '2026-11-16', dateTo: '2026-11-28' };
    const fill = async (): Promise<void> => {
      await store().transact(async (tables) => {
        for (const doctor of DEMO_DOCTORS) await tables.doctors.put(doctor);
      });
      await fillClinic(store(), { fromDate: '2026-11-16', toDate: '2026-11-28', load: 0.06, seed: 3 });
    };

    it('count what they list, group by group', async () => {
      await fill();
      await store().read(async ({ questions }) => {
        const rows = await questions.list(filter, { limit: 1_000, offset: 0 });
        expect(rows.length).toBeGreaterThan(30);
        expect(await questions.count(filter)).toBe(rows.length);
        for (const grouping of ['day', 'doctor', 'status', 'payment', 'channel', 'hour'] as const) {
          const groups = await questions.countBy(filter, grouping);
          expect(
            groups.reduce((sum, { count }) => sum + count, 0),
            grouping,
          ).toBe(rows.length);
        }
        const page = await questions.list(filter, { limit: 10, offset: 10 });
        expect(page.map(({ id }) => id)).toEqual(rows.slice(10, 20).map(({ id }) => id));
        const unpaid = await questions.list({ ...filter, payment: 'unpaid' }, { limit: 1_000, offset: 0 });
        expect(unpaid).toEqual(rows.filter(({ payment }) => payment === 'unpaid'));
      });
    });

    it('find a patient by the beginning of each word, by phone and by reference, and take signs for letters', async () => {
      await fill();
      await store().read(async ({ questions }) => {
        const find = (patient: string) =>
          questions.list({ ...EVERY_APPOINTMENT, patient }, { limit: 1_000, offset: 0 });
        const kamla = await find('kam dev');
        expect(new Set(kamla.map(({ patientName }) => patientName))).toEqual(new Set(['Kamla Devi']));
        expect(await find('98000 00100')).toEqual(kamla);
        expect(await find('amla')).toEqual([]);
        for (const sign of ['%', '_', "' or 1=1 --", '\\', '%%%']) expect(await find(sign), sign).toEqual([]);
        const [first] = kamla;
        expect((await find(first?.reference.toLowerCase() ?? '')).map(({ id }) => id)).toEqual([first?.id]);
        expect(await questions.hasPatientNamed('मीरा')).toBe(true);
        expect(await questions.hasPatientNamed('Nobody')).toBe(false);
      });
    });

    it('add up money by the day on which it moved, whichever way it is grouped', async () => {
      await fill();
      await store().read(async ({ questions }) => {
        const days = Array.from({ length: 60 }, (_, index) => {
          const from = new Date(Date.UTC(2026, 9, 10 + index, 18, 30));
          const to = new Date(from.getTime() + 24 * 60 * 60_000);
          return { day: to.toISOString().slice(0, 10), from, to };
        });
        const net = (groups: readonly { receivedPaise: number; refundedPaise: number }[]): number =>
          groups.reduce((sum, { receivedPaise, refundedPaise }) => sum + receivedPaise - refundedPaise, 0);
        const whole = await questions.revenue(EVERY_APPOINTMENT, { days, groupBy: null });
        expect(whole).toHaveLength(1);
        expect(net(whole)).toBeGreaterThan(0);
        for (const groupBy of ['day', 'doctor', 'channel'] as const)
          expect(net(await questions.revenue(EVERY_APPOINTMENT, { days, groupBy })), groupBy).toBe(
            net(whole),
          );
        const moved = await questions.payments(EVERY_APPOINTMENT, { days, limit: 10_000, offset: 0 });
        const signed = moved.map(({ kind, amountPaise }) => (kind === 'refund' ? -amountPaise : amountPaise));
        expect(signed.reduce((sum, amount) => sum + amount, 0)).toBe(net(whole));
        expect(await questions.revenue(EVERY_APPOINTMENT, { days: [], groupBy: null })).toEqual([]);
      });
    });
  });
}
