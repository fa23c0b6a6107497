/** What came to a phone since one last looked: new messages, and old ones that now say something else. */

import type { Phone } from '../../src/sandbox/telegram/phone.ts';
import type { PhoneFile, PhoneMessage } from '../../src/sandbox/telegram/phoneView.ts';
import { readPdfText } from '../../src/services/invoice/readPdfText.ts';
import type { HeardFile, HeardMessage } from './record.ts';

export interface Ear {
  /** Everything since the last call, oldest first. */
  hear(): readonly HeardMessage[];
}

export function earOf(phone: Phone): Ear {
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
  return {
    hear() {
      const events = phone.eventsSince(seen);
      seen = phone.lastSequence;
      return events.flatMap((event) => {
        if (event.kind !== 'message' && event.kind !== 'edited') return [];
        if (event.message.from !== 'bot' || !isNews(event.message)) return [];
        return [heardMessage(phone, event.message)];
      });
    },
  };
}

const heardMessage = (phone: Phone, { text, buttons, files }: PhoneMessage): HeardMessage => ({
  text,
  choices: buttons.flat().map((button) => button.text),
  files: files.map((file) => heardFile(phone, file)),
});

function heardFile(phone: Phone, { fileId, fileName, mimeType }: PhoneFile): HeardFile {
  const bytes = phone.download(fileId);
  const isPdf = bytes?.subarray(0, 5).toString('latin1') === '%PDF-';
  const isText = mimeType.startsWith('text/');
  if (bytes === undefined || !(isPdf || isText)) return { name: fileName, mimeType, words: null };
  return { name: fileName, mimeType, words: isPdf ? readPdfText(bytes) : bytes.toString('utf8') };
}
