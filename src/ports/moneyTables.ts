/** The tables of money and papers that a store keeps: links, ledger, webhook events, documents. Part of the `Store` port. */
import type { AppointmentId, DocumentId } from '../domain/ids.ts';

export type PaymentLinkStatus = 'wanted' | 'created' | 'paid' | 'expired' | 'cancelled' | 'failed';

export interface PaymentLink {
  /** Our reference at the provider. */
  readonly reference: string;
  readonly appointmentId: AppointmentId;
  readonly amountPaise: number;
  readonly status: PaymentLinkStatus;
  readonly providerLinkId: string | null;
  readonly url: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

export interface PaymentLinks {
  /** The intent, written before the provider hears of it. */
  add(link: PaymentLink): Promise<void>;
  byReference(reference: string): Promise<PaymentLink | null>;
  /** Newest first. */
  ofAppointment(id: AppointmentId): Promise<readonly PaymentLink[]>;
  change(
    reference: string,
    change: Partial<Pick<PaymentLink, 'status' | 'providerLinkId' | 'url' | 'expiresAt'>>,
  ): Promise<void>;
  /** Links in status wanted or created, oldest first: what the reconciling job asks the provider about. */
  open(limit: number): Promise<readonly PaymentLink[]>;
}

export const LEDGER_KINDS = [
  'created',
  'attempted',
  'authorised',
  'captured',
  'refund_started',
  'refunded',
  'taken_at_desk',
  'quarantined',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export interface LedgerEntry {
  readonly id: string;
  readonly kind: LedgerKind;
  /** Null only for quarantined money that belongs to nothing we know. */
  readonly appointmentId: AppointmentId | null;
  readonly linkReference: string | null;
  /** The provider's payment id; one entry of a kind per payment. */
  readonly paymentId: string | null;
  /** The provider's event id, or our own for what we found by asking; unique. */
  readonly eventId: string;
  readonly amountPaise: number;
  readonly currency: string;
  readonly at: Date;
}

export interface Ledger {
  /** False when the event, or this kind for this payment, is already in. Entries are never changed or removed. */
  add(entry: LedgerEntry): Promise<boolean>;
  /** In order of entry. */
  ofAppointment(id: AppointmentId): Promise<readonly LedgerEntry[]>;
}

export interface WebhookEvent {
  readonly provider: 'razorpay';
  readonly eventId: string;
  /** The body as received, verified before it is stored. */
  readonly body: string;
  readonly receivedAt: Date;
}

export interface WebhookEvents {
  /** False when the event id is already here. */
  add(event: WebhookEvent): Promise<boolean>;
  unhandled(limit: number): Promise<readonly WebhookEvent[]>;
  finish(provider: 'razorpay', eventId: string, at: Date): Promise<void>;
}

export interface IssuedDocument {
  readonly id: DocumentId;
  readonly kind: 'receipt';
  /** April to March, "2627" for 2026-27. */
  readonly financialYear: string;
  /** 1, 2, 3 ... without a gap within kind and financial year. */
  readonly number: number;
  readonly appointmentId: AppointmentId;
  readonly amountPaise: number;
  readonly paymentReference: string | null;
  readonly issuedAt: Date;
}

export interface Documents {
  /** Gives the next number, or answers with the document that this appointment already has of this kind. */
  issue(document: Omit<IssuedDocument, 'number'>): Promise<IssuedDocument>;
  get(id: DocumentId): Promise<IssuedDocument | null>;
  ofAppointment(id: AppointmentId): Promise<IssuedDocument | null>;
  /** All of one series, by number; the checker looks for gaps. */
  series(kind: 'receipt', financialYear: string): Promise<readonly IssuedDocument[]>;
}
