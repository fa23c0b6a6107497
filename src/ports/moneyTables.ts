/** The tables of money and papers that a store keeps: links, ledger, webhook events, documents, late offers. Part of the `Store` port. */

import type { AppointmentId, DocumentId } from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { DocumentKind } from '../domain/money/documents.ts';
import type { DeskMode } from '../domain/money/money.ts';
import type { PaperFacts } from '../domain/money/paper.ts';

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
  /** Given back as it came in: the intent, the provider's yes with its id, and the end, good or bad. */
  'refund_started',
  'refund_accepted',
  'refunded',
  'refund_failed',
  'taken_at_desk',
  'returned_at_desk',
  /** What the clinic's rules let it keep of a cancelled visit. */
  'kept',
  /** Money that fits nothing of ours, and that a person has dealt with it. */
  'quarantined',
  'quarantine_settled',
  /** Kept for a later visit of the patient whose appointment is named; and given back by other ways than ours. */
  'credited',
  'returned_outside',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export interface LedgerEntry {
  readonly id: string;
  readonly kind: LedgerKind;
  /** Null only for quarantined money that belongs to nothing we know, on its whole way back too. */
  readonly appointmentId: AppointmentId | null;
  readonly linkReference: string | null;
  /** The provider's payment id; one entry of a kind per payment. */
  readonly paymentId: string | null;
  /** The provider's event id, or our own for what we found by asking; unique. */
  readonly eventId: string;
  readonly amountPaise: number;
  readonly currency: string;
  readonly at: Date;
  /** The provider's refund id. */
  readonly refundId?: string;
  /** Money over the counter: how, and who took or gave it (`staff:<id>`). */
  readonly desk?: { readonly mode: DeskMode; readonly actor: string };
}

export interface Ledger {
  /** False when the event, or this kind for this payment, is already in. Entries are never changed or removed. */
  add(entry: LedgerEntry): Promise<boolean>;
  /** In order of entry. */
  ofAppointment(id: AppointmentId): Promise<readonly LedgerEntry[]>;
  /** All that is known of one payment of the provider, in order of entry. */
  ofPayment(paymentId: string): Promise<readonly LedgerEntry[]>;
  /** Entries from `from` until before `until`, in order of entry: what the day close adds up. */
  between(from: Date, until: Date): Promise<readonly LedgerEntry[]>;
  /** The next entries after the one with `sequence` (0 for the first), in order: what the checker reads page by page. */
  after(sequence: number, limit: number): Promise<readonly { sequence: number; entry: LedgerEntry }[]>;
  /** Refunds that the provider has accepted and neither processed nor failed so far, oldest first. */
  openRefunds(limit: number): Promise<readonly LedgerEntry[]>;
  /** Quarantined entries whose money has gone nowhere so far, a credit's among them, oldest first. */
  waitingMoney(limit: number): Promise<readonly LedgerEntry[]>;
}

export interface WebhookEvent {
  readonly provider: 'razorpay';
  readonly eventId: string;
  /** The body as received, verified before it is stored. */
  readonly body: string;
  readonly receivedAt: Date;
}

export interface WaitingWebhookEvent extends WebhookEvent {
  readonly sequence: number;
}

export interface WebhookEvents {
  /** False when the event id is already here. */
  add(event: WebhookEvent): Promise<boolean>;
  /** In the order they came; `after` is where an earlier page ended. */
  unhandled(page: {
    readonly limit: number;
    readonly after: number;
  }): Promise<readonly WaitingWebhookEvent[]>;
  finish(provider: 'razorpay', eventId: string, at: Date): Promise<void>;
}

export interface IssuedDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  /** April to March, "2627" for 2026-27. */
  readonly financialYear: string;
  /** 1, 2, 3 ... without a gap within kind and financial year. */
  readonly number: number;
  readonly appointmentId: AppointmentId;
  /** What it is for, unique: a payment, an entry of the desk, a refund. The same thing has one document, however often it is asked for. */
  readonly issuedFor: string;
  /** A credit note's: the document that it takes back, wholly or in part. */
  readonly againstId: DocumentId | null;
  readonly amountPaise: number;
  readonly paymentReference: string | null;
  readonly issuedAt: Date;
  /** What is printed on it, as it stood on that day; null for papers from before it was kept. */
  readonly paper: PaperFacts | null;
}

export interface Documents {
  /** Gives the next number, or answers with the document that was issued for the same thing before. */
  issue(document: Omit<IssuedDocument, 'number'>): Promise<IssuedDocument>;
  get(id: DocumentId): Promise<IssuedDocument | null>;
  /** All of an appointment, in order of issue. */
  ofAppointment(id: AppointmentId): Promise<readonly IssuedDocument[]>;
  /** All of one series, by number; the checker looks for gaps. */
  series(kind: DocumentKind, financialYear: string): Promise<readonly IssuedDocument[]>;
  /** Every series with the last number that it has given. */
  allSeries(): Promise<readonly { kind: DocumentKind; financialYear: string; lastNumber: number }[]>;
}

/** Money that came after its time had gone: the patient chooses one of the times that are held for them, or it goes back. */
export interface LateOffer {
  /** The appointment that was paid too late. */
  readonly appointmentId: AppointmentId;
  readonly chat: ChatKey;
  readonly paymentId: string;
  readonly amountPaise: number;
  /** Pending appointments that keep the offered seats. */
  readonly holds: readonly AppointmentId[];
  readonly offeredUntil: Date;
  readonly status: 'open' | 'taken' | 'refunded';
}

export interface LateOffers {
  /** False when there is one for this appointment already. */
  add(offer: LateOffer): Promise<boolean>;
  openOfChat(chat: ChatKey): Promise<LateOffer | null>;
  /** Ends an open offer; false when it has ended already. */
  end(appointmentId: AppointmentId, as: 'taken' | 'refunded'): Promise<boolean>;
  /** Open ones that have run out. */
  endedBefore(instant: Date, limit: number): Promise<readonly LateOffer[]>;
  open(): Promise<readonly LateOffer[]>;
}
