/** What the store holds, as gauges for `/metrics`: read when asked, at most every few seconds, and the same from every process on one store. */
import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.ts';
import type { StoreFigures } from '../../ports/figures.ts';
import type { Store } from '../../ports/store.ts';

interface Reading {
  readonly figures: StoreFigures;
  readonly oldestDueAt: Date | null;
}

/** Counting goes over whole tables; several scrapers share one look. */
const GOOD_FOR_MS = 10_000;

interface GaugeRow {
  readonly name: string;
  readonly help: string;
  /** A value, or one for each word of the label. */
  readonly read: (reading: Reading, now: Date) => number | Readonly<Record<string, number>>;
  readonly label?: string;
}

const secondsSince = (instant: Date | null, now: Date): number =>
  instant === null ? 0 : Math.max(0, (now.getTime() - instant.getTime()) / 1000);

const GAUGES: readonly GaugeRow[] = [
  {
    name: 'frontdesk_outbox_waiting',
    help: 'Rows that wait in the outbox.',
    read: ({ figures }) => figures.outbox['waiting'] ?? 0,
  },
  {
    name: 'frontdesk_outbox_oldest_seconds',
    help: 'How long the oldest row that is due has waited.',
    read: ({ oldestDueAt }, now) => secondsSince(oldestDueAt, now),
  },
  {
    name: 'frontdesk_outbox_given_up',
    help: 'Rows that were tried until it was over.',
    read: ({ figures }) => figures.outbox['given_up'] ?? 0,
  },
  {
    name: 'frontdesk_inbox_waiting',
    help: 'Messages that are stored and not yet answered.',
    read: ({ figures }) => figures.inboxWaiting,
  },
  {
    name: 'frontdesk_inbox_oldest_seconds',
    help: 'How long the oldest message that is not answered has waited.',
    read: ({ figures }, now) => secondsSince(figures.inboxOldestAt, now),
  },
  {
    name: 'frontdesk_appointments',
    help: 'Appointments by status; pending ones are holds.',
    label: 'status',
    read: ({ figures }) => figures.appointments,
  },
  {
    name: 'frontdesk_ledger_entries',
    help: 'Entries of the payment ledger by kind.',
    label: 'kind',
    read: ({ figures }) => figures.ledger,
  },
  {
    name: 'frontdesk_webhook_events_waiting',
    help: 'Webhook events that are stored and not yet applied.',
    read: ({ figures }) => figures.webhookEventsWaiting,
  },
];

export function addStoreGauges(registry: Registry, place: { store: Store; clock: Clock }): void {
  const look = sharedLook(place);
  for (const { name, help, read, label } of GAUGES)
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
      async collect() {
        const value = read(await look(), place.clock.now());
        if (typeof value === 'number') return this.set(value);
        this.reset();
        for (const [word, count] of Object.entries(value)) this.set({ [label ?? '']: word }, count);
      },
    });
}

function sharedLook({ store, clock }: { store: Store; clock: Clock }): () => Promise<Reading> {
  let last: { readonly at: number; readonly reading: Promise<Reading> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (last !== null && Math.abs(now - last.at) < GOOD_FOR_MS) return last.reading;
    const reading = store.read(async (tables) => ({
      figures: await tables.figures.read(),
      oldestDueAt: (await tables.outbox.backlog()).oldestDueAt,
    }));
    last = { at: now, reading };
    reading.catch(() => {
      last = null;
    });
    return reading;
  };
}
