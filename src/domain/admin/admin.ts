/** Who may use the admin bot: a person of the clinic by their numeric Telegram chat id, with a role and a session. */

import type { DoctorId } from '../ids.ts';
import type { ChatKey } from '../message/chat.ts';
import type { Language } from '../message/language.ts';
import type { Choice } from '../message/outgoingMessage.ts';
import type { AdminQuestion } from './adminQuestion.ts';
import type { StaffNotice } from './staffNotice.ts';

export const ADMIN_ROLES = ['owner', 'front_desk', 'doctor'] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];

export interface Admin {
  /** Telegram's numeric id of the person, as text; in a private chat it is the chat's id too. */
  readonly chatId: string;
  /** How colleagues and the audit log call them. */
  readonly name: string;
  readonly role: AdminRole;
  /** Whose patients a doctor sees; null for the other roles. */
  readonly doctorId: DoctorId | null;
  /** A revoked person is a stranger from that moment on; the row stays, so that the audit log keeps its name. */
  readonly isRevoked: boolean;
  readonly language: Language;
  /** Until when no password is asked for; null while signed out. */
  readonly sessionUntil: Date | null;
  readonly desk: AdminDesk;
  readonly wants: AdminWants;
  readonly createdAt: Date;
}

/** What is known of the conversation between two messages. */
export interface AdminDesk {
  /** Rises with every answer; each button carries it. */
  readonly version: number;
  /** The last few menus, so that the buttons of an earlier answer go on working. */
  readonly menus: readonly { readonly version: number; readonly choices: readonly Choice[] }[];
  /** The question that a follow-up ("only the unpaid ones") goes on from. */
  readonly lastQuestion: AdminQuestion | null;
  /** Menus under notices: they stay of use while other things are asked. */
  readonly noticeMenus?: AdminDesk['menus'];
  /** The patient's chat that this person follows; while they write in it, their words go there and nowhere else. */
  readonly patientChat?: { readonly chat: ChatKey; readonly isWriting: boolean } | null;
}

export const EMPTY_DESK: AdminDesk = { version: 0, menus: [], lastQuestion: null };

/** Which notices a person gets, and when none but urgent ones. */
export interface AdminWants {
  readonly muted: readonly StaffNotice['code'][];
  /** Clinic's times, `HH:MM`; null for none. From may lie after to: over midnight. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly digest: boolean;
}

export const DEFAULT_WANTS: AdminWants = {
  muted: [],
  quiet: { from: '21:30', to: '07:30' },
  digest: true,
};

/** An invitation's secret is known to the link alone: the store keeps its hash. */
export interface AdminInvitation {
  readonly tokenHash: string;
  readonly name: string;
  readonly role: AdminRole;
  readonly doctorId: DoctorId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
