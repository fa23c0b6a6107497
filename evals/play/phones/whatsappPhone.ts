/** A caller's phone with WhatsApp open: reply buttons and rows are tapped, written menus are answered by their numbers. */
import { chatKey } from '../../../src/domain/message/chat.ts';
import { readFormatting } from '../../../src/sandbox/whatsapp/formatting.ts';
import type { WhatsappPhone } from '../../../src/sandbox/whatsapp/phone.ts';
import type { ShownMessage } from '../../../src/sandbox/whatsapp/room.ts';
import type { HeardMessage } from '../record.ts';
import type { CallerPhone, ShownButton } from './callerPhone.ts';
import { heardFile } from './heardFile.ts';

export function whatsappPhone(phone: WhatsappPhone): CallerPhone {
  return {
    chat: chatKey('whatsapp', phone.room.patientId),
    sendText: (text) => void phone.sendText(text),
    sendFile: (upload) => void phone.sendFile(upload),
    shareContact: ({ phoneNumber, owner }) =>
      void phone.shareContact({ name: 'Contact', phone: phoneNumber, isOwn: owner === 'own' }),
    block: () => phone.block(),
    unblock: () => phone.unblock(),
    buttons: () =>
      phone
        .messages()
        .filter(({ from }) => from === 'bot')
        .toReversed()
        .flatMap((message) => buttonsOf(phone, message)),
    hear: earOf(phone),
  };
}

/** `1. Tomorrow, 5:20 pm`, or `• Yes` where the words are to be written. */
const MENU_LINE = /^(?:(\d{1,2})\.|•) (.+)$/gm;

function buttonsOf(
  phone: WhatsappPhone,
  { id: messageId, choices, text }: ShownMessage,
): readonly ShownButton[] {
  if (choices.length > 0)
    return choices.map(({ id, title }) => ({ label: title, tap: () => void phone.tap({ messageId, id }) }));
  return [...readFormatting(text).text.matchAll(MENU_LINE)].map(([, number, label = '']) => ({
    label,
    tap: () => void phone.sendText(number ?? label),
  }));
}

/** Ticks are seen, not heard. */
function earOf(phone: WhatsappPhone): CallerPhone['hear'] {
  let seen = phone.lastSequence;
  return () => {
    const events = phone.room.eventsSince(seen);
    seen = phone.lastSequence;
    return events.flatMap((event) =>
      event.kind === 'message' && event.message.from === 'bot' ? [heardMessage(event.message)] : [],
    );
  };
}

const heardMessage = ({ text, choices, file }: ShownMessage): HeardMessage => ({
  text: readFormatting(text).text,
  choices: choices.map(({ title }) => title),
  files: file === null ? [] : [heardFile(file.fileName, file.mimeType, file.bytes)],
});
