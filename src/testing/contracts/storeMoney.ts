/** The promises of payment links, ledger, webhooks, numbered documents, reports and the audit log. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { AppointmentId, DocumentId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import {
  entryOf,
  holdOf,
  linkOf,
  minutesLater,
  NOW,
  openClinic,
  receiptOf,
  reportOf,
  TEN_O_CLOCK,
} from './storeFixtures.ts';

const A = 'appointment-A' as AppointmentId;

async function openWithAppointment(store: Store): Promise<void> {
  await openClinic(store);
  await store.transact((tables) => tables.appointments.hold(holdOf('A', TEN_O_CLOCK)));
}

export function checkMoney(current: CurrentStore): void {
  checkLinks(current);
  checkLedger(current);
  checkDocuments(current);
  checkReportsAndAudit(current);
}

function checkLinks(current: CurrentStore): void {
  it('keeps a payment link and what becomes of it', async () => {
    const { store } = current();
    await openWithAppointment(store);
    const change = {
      status: 'created',
      providerLinkId: 'plink_1',
      url: 'https://rzp.io/1',
      expiresAt: minutesLater(17),
    } as const;
    await store.transact(async (tables) => {
      await tables.paymentLinks.add(linkOf('first', A));
      await tables.paymentLinks.add(linkOf('second', A));
      await tables.paymentLinks.change('first', change);
      await tables.paymentLinks.change('second', {});
    });
    expect(await store.read((tables) => tables.paymentLinks.byReference('first'))).toEqual({
      ...linkOf('first', A),
      ...change,
    });
    const ofAppointment = await store.read((tables) => tables.paymentLinks.ofAppointment(A));
    expect(ofAppointment.map((link) => link.reference)).toEqual(['second', 'first']);
    expect(await store.read((tables) => tables.paymentLinks.byReference('unknown'))).toBeNull();
  });

  it('names the links that may still be paid, the oldest first', async () => {
    const { store } = current();
    await openWithAppointment(store);
    await store.transact(async (tables) => {
      for (const reference of ['wanted', 'paid', 'created'])
        await tables.paymentLinks.add(linkOf(reference, A));
      await tables.paymentLinks.change('paid', { status: 'paid' });
      await tables.paymentLinks.change('created', { status: 'created' });
    });
    const open = async (limit: number) =>
      (await store.read((tables) => tables.paymentLinks.open(limit))).map((link) => link.reference);
    expect(await open(10)).toEqual(['wanted', 'created']);
    expect(await open(1)).toEqual(['wanted']);
  });

  it('refuses a second link with the same reference', async () => {
    const { store } = current();
    await openWithAppointment(store);
    const add = () => store.transact((tables) => tables.paymentLinks.add(linkOf('one', A)));
    await add();
    await expect(add()).rejects.toThrow();
  });

  it('takes a webhook once, and hands it out until it is handled', async () => {
    const { store } = current();
    const event = (eventId: string) =>
      ({ provider: 'razorpay', eventId, body: '{"event":"payment.captured"}', receivedAt: NOW }) as const;
    const deliveries = Array.from({ length: 10 }, () =>
      store.transact((tables) => tables.webhookEvents.add(event('1'))),
    );
    expect((await Promise.all(deliveries)).filter((isNew) => isNew)).toHaveLength(1);
    await store.transact((tables) => tables.webhookEvents.add(event('2')));
    const waiting = async (limit: number, after = 0) =>
      store.read((tables) => tables.webhookEvents.unhandled({ limit, after }));
    const [first, second] = await waiting(10);
    expect([first, second]).toMatchObject([event('1'), event('2')]);
    expect(await waiting(1)).toEqual([first]);
    expect(await waiting(10, first?.sequence)).toEqual([second]);
    await store.transact((tables) => tables.webhookEvents.finish('razorpay', '1', NOW));
    expect(await waiting(10)).toEqual([second]);
    expect(await store.transact((tables) => tables.webhookEvents.add(event('1')))).toBe(false);
  });
}

function checkLedger(current: CurrentStore): void {
  it('enters a payment once, by whichever way it becomes known', async () => {
    const { store } = current();
    const ways = Array.from({ length: 12 }, (_, index) =>
      entryOf(String(index), { paymentId: 'payment-1', eventId: `event-${index % 6}` }),
    );
    const added = await Promise.all(
      ways.map((entry) => store.transact((tables) => tables.ledger.add(entry))),
    );
    expect(added.filter((isNew) => isNew)).toHaveLength(1);
  });

  it('enters an event once, whatever it says the second time', async () => {
    const { store } = current();
    const added = await store.transact(async (tables) => [
      await tables.ledger.add(entryOf('1')),
      await tables.ledger.add(entryOf('2', { eventId: 'event-1', kind: 'refunded' })),
      await tables.ledger.add(entryOf('3', { paymentId: 'payment-1', kind: 'refunded' })),
    ]);
    expect(added).toEqual([true, false, true]);
  });

  it('enters any number of entries without a payment id', async () => {
    const { store } = current();
    const added = await store.transact(async (tables) => [
      await tables.ledger.add(entryOf('1', { kind: 'created', paymentId: null })),
      await tables.ledger.add(entryOf('2', { kind: 'created', paymentId: null })),
    ]);
    expect(added).toEqual([true, true]);
  });

  it('shows the money of an appointment in the order of entry', async () => {
    const { store } = current();
    const entries = [
      entryOf('1', { appointmentId: A, kind: 'captured', at: minutesLater(5) }),
      entryOf('2', { appointmentId: A, kind: 'refunded', at: NOW, amountPaise: 12_345_678_901 }),
    ];
    await store.transact(async (tables) => {
      for (const entry of entries) await tables.ledger.add(entry);
      await tables.ledger.add(entryOf('3', { appointmentId: null, kind: 'quarantined' }));
    });
    expect(await store.read((tables) => tables.ledger.ofAppointment(A))).toEqual(entries);
  });

  it('refuses money that belongs to nothing, unless it is in quarantine', async () => {
    const { store } = current();
    await expect(
      store.transact((tables) => tables.ledger.add(entryOf('1', { appointmentId: null }))),
    ).rejects.toThrow();
  });

  it('lets nobody change or remove what is in the ledger or the audit log', async () => {
    const { store, execute } = current();
    const audited = {
      id: 'audit-1',
      at: NOW,
      actor: 'system',
      action: 'opened',
      subject: 'clinic',
      before: null,
      after: null,
    };
    await store.transact(async (tables) => {
      await tables.ledger.add(entryOf('1', { appointmentId: A }));
      await tables.audit.add(audited);
    });
    await expect(execute('update ledger set amount_paise = 0')).rejects.toThrow('ledger is append-only');
    await expect(execute('delete from ledger')).rejects.toThrow('ledger is append-only');
    await expect(execute("update audit set actor = 'somebody'")).rejects.toThrow('audit is append-only');
    await expect(execute('delete from audit')).rejects.toThrow('audit is append-only');
    expect(await store.read((tables) => tables.ledger.ofAppointment(A))).toEqual([
      entryOf('1', { appointmentId: A }),
    ]);
    expect(await store.read((tables) => tables.audit.ofSubject('clinic'))).toEqual([audited]);
  });
}

function checkDocuments(current: CurrentStore): void {
  it('numbers receipts without a gap when many are issued at once and some are undone', async () => {
    const { store, openAnother } = current();
    const stores = [store, (await openAnother()) ?? store];
    const issued = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        (stores[index % 2] ?? store).transact(async (tables) => {
          const document = await tables.documents.issue(receiptOf(String(index)));
          if (index % 4 === 0) throw new Error('the printer is on fire');
          return document.number;
        }),
      ),
    );
    const numbers = issued.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(numbers.sort((left, right) => left - right)).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
    const series = await store.read((tables) => tables.documents.series('receipt', '2526'));
    expect(series.map((document) => document.number)).toEqual(numbers);
  });

  it('gives a payment one receipt, however often and from wherever it is asked for', async () => {
    const { store, openAnother } = current();
    const stores = [store, (await openAnother()) ?? store];
    const issued = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const receipt = receiptOf('A', { id: `document-${index}` as DocumentId });
        return (stores[index % 2] ?? store).transact((tables) => tables.documents.issue(receipt));
      }),
    );
    expect(new Set(issued.map((document) => `${document.id} ${document.number}`)).size).toBe(1);
    const next = await store.transact((tables) => tables.documents.issue(receiptOf('B')));
    expect(next.number).toBe(2);
  });

  it('begins each financial year with number one', async () => {
    const { store } = current();
    const numbers = await store.transact(async (tables) => [
      (await tables.documents.issue(receiptOf('A'))).number,
      (await tables.documents.issue(receiptOf('B', { financialYear: '2627' }))).number,
      (await tables.documents.issue(receiptOf('C'))).number,
    ]);
    expect(numbers).toEqual([1, 1, 2]);
  });

  it('lets a paper forget its person, and nothing else', async () => {
    const { store, execute } = current();
    const paper = { patientName: 'Asha', patientPhone: '+919876543210', doctorName: 'Lakshmi Iyer' } as never;
    await store.transact((tables) => tables.documents.issue(receiptOf('A', { paper })));
    const refused = [
      'update documents set amount_paise = 0',
      `update documents set paper = '{"patientName":"","patientPhone":"","doctorName":"Somebody else"}'`,
      `update documents set paper = '{"patientName":"Ravi","patientPhone":"","doctorName":"Lakshmi Iyer"}'`,
      'delete from documents',
    ];
    for (const change of refused)
      await expect(execute(change), change).rejects.toThrow('documents is append-only');
    await store.transact((tables) => tables.erasures.erasePapers(A));
    const [forgotten] = await store.read((tables) => tables.documents.ofAppointment(A));
    expect(forgotten).toMatchObject({
      number: 1,
      paper: { patientName: '', patientPhone: '', doctorName: 'Lakshmi Iyer' },
    });
  });

  it('gives a receipt back as it was issued', async () => {
    const { store } = current();
    const issued = await store.transact((tables) =>
      tables.documents.issue(receiptOf('A', { paymentReference: null })),
    );
    expect(issued).toEqual({ ...receiptOf('A', { paymentReference: null }), number: 1 });
    expect(await store.read((tables) => tables.documents.get(issued.id))).toEqual(issued);
    expect(await store.read((tables) => tables.documents.ofAppointment(A))).toEqual([issued]);
    expect(await store.read((tables) => tables.documents.get('unknown' as DocumentId))).toBeNull();
    expect(await store.read((tables) => tables.documents.ofAppointment('unknown' as AppointmentId))).toEqual(
      [],
    );
  });
}

function checkReportsAndAudit(current: CurrentStore): void {
  it('keeps what is known of a report and of its file', async () => {
    const { store } = current();
    await openWithAppointment(store);
    const change = {
      status: 'stored',
      fileName: 'x7',
      contentType: 'application/pdf',
      sizeBytes: 5_000_000_000,
      sha256: 'ab',
    } as const;
    const first = reportOf('1', A);
    await store.transact(async (tables) => {
      await tables.reports.add(first);
      await tables.reports.add(reportOf('2', A));
      await tables.reports.change(first.id, change);
      await tables.reports.change(first.id, {});
    });
    expect(await store.read((tables) => tables.reports.get(first.id))).toEqual({ ...first, ...change });
    expect(await store.read((tables) => tables.reports.ofAppointment(A))).toEqual([
      { ...first, ...change },
      reportOf('2', A),
    ]);
    expect(await store.read((tables) => tables.reports.ofAppointment('unknown' as AppointmentId))).toEqual(
      [],
    );
  });

  it('tells what happened to a subject in the order in which it happened', async () => {
    const { store } = current();
    const entries = ['opened', 'changed'].map((action, index) => ({
      ...{ id: `audit-${index}`, at: minutesLater(-index), actor: 'staff:1', action, subject: 'slot:1' },
      ...{ before: index === 0 ? null : '{"closed":false}', after: '{"closed":true}' },
    }));
    await store.transact(async (tables) => {
      for (const entry of entries) await tables.audit.add(entry);
    });
    expect(await store.read((tables) => tables.audit.ofSubject('slot:1'))).toEqual(entries);
    expect(await store.read((tables) => tables.audit.ofSubject('slot:2'))).toEqual([]);
  });
}
