/** The admin bot for tests: a front desk with a still clock, people of every role, and appointments of known days. */

import { SANDBOX_PASSWORD } from '../../compose/adminDesk.ts';
import { openTerminalDesk, type TerminalDesk, type TerminalDeskOrder } from '../../compose/terminalDesk.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { IncomingContent } from '../../domain/message/incomingMessage.ts';
import { type OutgoingMessage, plainText } from '../../domain/message/outgoingMessage.ts';
import { movableClock } from '../../services/clock.ts';
import { MONDAY_TEN } from '../clinic.ts';
import { silentLog } from '../contracts/storeFixtures.ts';

export interface StaffPhone {
  /** Sends it and answers with all that came back. */
  sends(content: IncomingContent): Promise<StaffAnswer>;
  says(text: string): Promise<StaffAnswer>;
  taps(label: string): Promise<StaffAnswer>;
  signsIn(): Promise<StaffAnswer>;
  /** What came by itself since the last answer. */
  hears(): Promise<StaffAnswer>;
}

export interface StaffAnswer {
  readonly text: string;
  readonly labels: readonly string[];
  readonly files: readonly {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly caption: string;
  }[];
  readonly holdsPassword: boolean;
}

export interface StaffDeskUnderTest {
  readonly terminal: TerminalDesk;
  phone(chatId: string): StaffPhone;
  readonly owner: StaffPhone;
  readonly frontDesk: StaffPhone;
  readonly doctor: StaffPhone;
  close(): Promise<void>;
}

/** As `compose/adminDesk.ts` admits them. */
export const OWNER_ID = '4000000001';
export const FRONT_DESK_ID = '4000000002';
export const DOCTOR_ID = '4000000003';

export async function openStaffDesk(order: Partial<TerminalDeskOrder> = {}): Promise<StaffDeskUnderTest> {
  const clock = movableClock({ now: () => MONDAY_TEN });
  const terminal = await openTerminalDesk({
    log: silentLog,
    startsAt: null,
    dataDir: null,
    channels: ['telegram', 'whatsapp'],
    clock,
    ...order,
  });
  const phone = (chatId: string): StaffPhone => phoneOf(terminal, chatId);
  return {
    terminal,
    phone,
    owner: phone(OWNER_ID),
    frontDesk: phone(FRONT_DESK_ID),
    doctor: phone(DOCTOR_ID),
    close: () => terminal.close(),
  };
}

/** Somebody of the staff at their phone, for whoever has opened a desk. */
export function phoneOf(terminal: TerminalDesk, chatId: string): StaffPhone {
  const chat = chatKey('admin', chatId);
  let lastMessage: OutgoingMessage | null = null;
  let lastVersion = 0;
  let lastRef = 0;
  const sends = async (content: IncomingContent): Promise<StaffAnswer> => {
    const { holdsPassword } = await terminal.admin.receive({
      chat,
      messageId: terminal.ids.id(),
      sentAt: terminal.clock.now(),
      appLanguage: null,
      content,
    });
    return collect(holdsPassword);
  };
  const collect = async (holdsPassword: boolean | null): Promise<StaffAnswer> => {
    await terminal.settle();
    const sent = terminal.takeSent(chat);
    const messages = sent.flatMap((one) => (one.kind === 'message' ? [one.delivery] : []));
    // A notice without buttons leaves the last ones in sight.
    const last =
      messages.findLast(({ message }) => message.choices.length > 0) ??
      (holdsPassword === null ? undefined : messages.at(-1));
    if (last !== undefined) {
      lastMessage = last.message;
      lastVersion = last.menuVersion;
      lastRef += 1;
    }
    return {
      text: messages.map(({ message }) => plainText(message.text)).join('\n\n'),
      labels: messages.flatMap(({ message }) => message.choices.flat().map(({ label }) => label)),
      files: sent.flatMap((one) => (one.kind === 'document' ? [one.document] : [])),
      holdsPassword: holdsPassword === true,
    };
  };
  return {
    sends,
    hears: () => collect(null),
    says: (text) => sends({ kind: 'text', text }),
    taps: (label) => {
      const choices = lastMessage?.choices.flat() ?? [];
      const index = choices.findIndex((choice) => choice.label === label);
      if (index < 0)
        throw new Error(`no button "${label}" among ${choices.map((one) => one.label).join(', ')}`);
      return sends({ kind: 'choice', menuVersion: lastVersion, index, messageRef: String(lastRef) });
    },
    signsIn: () => sends({ kind: 'text', text: SANDBOX_PASSWORD }),
  };
}
