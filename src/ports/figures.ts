/** Counts over the store's tables, for metrics, status and lamps. Part of the `Store` port. */

export interface StoreFigures {
  /** By status. */
  readonly appointments: Readonly<Record<string, number>>;
  /** Entries by kind. */
  readonly ledger: Readonly<Record<string, number>>;
  /** Rows by status. */
  readonly outbox: Readonly<Record<string, number>>;
  readonly inboxWaiting: number;
  readonly inboxOldestAt: Date | null;
  /** Verified and stored, not yet applied. */
  readonly webhookEventsWaiting: number;
}

export interface Figures {
  read(): Promise<StoreFigures>;
}
