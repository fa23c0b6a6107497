/** A caller's phone with Telegram open: a client of the stand-in's Bot API. */
import { chatKey } from '../../../src/domain/message/chat.ts';
import type { Phone } from '../../../src/sandbox/telegram/phone.ts';
import type { PhoneMessage } from '../../../src/sandbox/telegram/phoneView.ts';
import type { HeardMessage } from '../record.ts';
import type { CallerPhone } from './callerPhone.ts';
import { heardFile } from './heardFile.ts';

export function telegramPhone(phone: Phone, channel: 'telegram' | 'admin'): CallerPhone {
  return {
    chat: chatKey(channel, String(phone.chatId)),
    sendText: (text) => void phone.sendText(text),
    sendFile: (upload) =>
      void phone.sendFile(
        upload.kind === 'voice' ? { ...upload, durationSeconds: SECONDS_OF_A_NOTE } : upload,
      ),
    shareContact: (card) => void phone.shareContact({ ...card, firstName: 'Contact' }),
    block: () => phone.block(),
    unblock: () => phone.unblock(),
    buttons: () =>
      phone
        .screen()
        .messages.toReversed()
        .flatMap(({ messageId, buttons }) =>
          buttons
            .flat()
            .flatMap(({ text, callback_data: data }) =>
              data === undefined ? [] : [{ label: text, tap: () => void phone.tap({ messageId, data }) }],
            ),
        ),
    hear: earOf(phone),
  };
}

const SECONDS_OF_A_NOTE = 4;

/** New messages, and old ones that now say something else. */
function earOf(phone: Phone): CallerPhone['hear'] {
  let seen = phone.lastSequence;
  const shown = new Map<number, string>();
  /** An edit that only takes the buttons away tells the patient nothing. */
  const isNews = (message: PhoneMessage): boolean => {
    const labels = message.buttons.flat().map((button) => button.text);
    const now = [message.text, ...labels].join('\n');
    const before = shown.get(message.messageId);
    shown.set(message.messageId, now);
    const isBare = before?.startsWith(`${message.text}\n`) === true && labels.length === 0;
    return (before !== now && !isBare) || message.files.length > 0;
  };
  return () => {
    const events = phone.eventsSince(seen);
    seen = phone.lastSequence;
    return events.flatMap((event) => {
      if (event.kind !== 'message' && event.kind !== 'edited') return [];
      if (event.message.from !== 'bot' || !isNews(event.message)) return [];
      return [heardMessage(phone, event.message)];
    });
  };
}

const heardMessage = (phone: Phone, { text, buttons, files }: PhoneMessage): HeardMessage => ({
  text,
  choices: buttons.flat().map((button) => button.text),
  files: files.map((file) => heardFile(file.fileName, file.mimeType, phone.download(file.fileId))),
});
