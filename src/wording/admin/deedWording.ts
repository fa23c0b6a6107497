/** What the clinic's people read before and after they do something by their bot. Complete in each language by type. */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { DeedKind, DeedStretch } from '../../domain/admin/deedOrder.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import type { DeskMode, SettleWay } from '../../domain/money/money.ts';
import type { Gender } from '../../domain/patient/patientDetails.ts';
import type { ToldLine } from './adminWording.ts';

/** What a preview and its end are told with; each kind of deed fills what it has. */
export interface DeedFacts {
  readonly doctorName?: string;
  readonly span?: DeedStretch;
  readonly patients?: number;
  readonly telegram?: number;
  readonly whatsapp?: number;
  readonly paidPaise?: number;
  readonly references?: readonly string[];
  /** Of a leave: who is offered another time, and whose visit had to be cancelled. */
  readonly offered?: number;
  readonly cancelled?: number;
  /** Of a leave taken back: who keeps their visit, and who had answered already. */
  readonly kept?: number;
  readonly answered?: number;
  readonly visit?: ToldLine;
  readonly attendance?: 'arrived' | 'fulfilled' | 'noshow';
  readonly mode?: DeskMode;
  readonly amountPaise?: number;
  readonly paymentId?: string;
  readonly way?: SettleWay;
  readonly documentNumber?: string | null;
  readonly date?: string;
  readonly time?: string;
  readonly minutes?: number;
  readonly text?: string;
  /** Of a walk-in: who, the fee, and what they are called by from now on. */
  readonly person?: {
    readonly name: string;
    readonly years: number;
    readonly gender: Gender;
    readonly phone: string | null;
  };
  readonly colleague?: { readonly name: string; readonly role: AdminRole };
  readonly feePaise?: number;
  readonly reference?: string;
  readonly token?: number | null;
  /** Of a delay taken back: who was told. */
  readonly told?: number;
  /** Without a chat: nobody writes to them. */
  readonly desk?: number;
  /** What a message to a group costs the clinic. */
  readonly costPaise?: number;
  /** Of a patient's chat. */
  readonly chatOf?: { readonly patientName: string; readonly subject: string };
  /** Of a doctor's queue: the number that is called, and how many wait behind it. */
  readonly queue?: { readonly token: number; readonly waiting: number };
  /** Of a broadcast: who has not agreed to messages that the clinic begins. */
  readonly withoutConsent?: number;
}

export interface DeedWording {
  readonly preview: (kind: DeedKind, facts: DeedFacts) => RichText;
  readonly done: (kind: DeedKind, facts: DeedFacts) => RichText;
  readonly undone: (kind: DeedKind, facts: DeedFacts) => RichText;
  readonly dropped: () => RichText;
  /** On the button of a deed that usually follows. */
  readonly next: (facts: DeedFacts) => string;
  readonly confirm: string;
  readonly drop: string;
  readonly undo: string;
  /** On the button that fetches the numbered paper. */
  readonly paper: string;
}
