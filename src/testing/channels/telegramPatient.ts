/** A patient at a Telegram phone of the stand-in, for the channels' contract: chooses by taps. */
import { chatKey } from '../../domain/message/chat.ts';
import type { Phone } from '../../sandbox/telegram/phone.ts';
import type { PhoneMessage } from '../../sandbox/telegram/phoneView.ts';
import type { ChannelPatient } from '../contracts/channelContract.ts';
import { hearsUntil } from './openBench.ts';

export function telegramPatient(phone: Phone): ChannelPatient {
  let since = phone.lastSequence;
  const heardMessages = (count: number, timeoutMs: number): Promise<readonly PhoneMessage[]> =>
    phone.waitForBotMessages({ since, timeoutMs, count });
  const hears = (expected: RegExp): Promise<string> =>
    hearsUntil(async () => (await heardMessages(0, 0)).map(textWithLinks).join('\n\n'), {
      expected,
      more: async (timeoutMs) => heardMessages((await heardMessages(0, 0)).length + 1, timeoutMs),
    });
  const does = (deed: () => unknown, expected: RegExp): Promise<string> => {
    since = phone.lastSequence;
    deed();
    return hears(expected);
  };
  return {
    chat: chatKey('telegram', String(phone.chatId)),
    hears,
    says: (text, expected) => does(() => phone.sendText(text), expected),
    chooses: (label, expected) => {
      const found = buttonsOf(phone).find(({ text }) => label.test(text));
      if (found === undefined) throw new Error(`no button ${String(label)} is shown`);
      return does(() => phone.tap({ messageId: found.messageId, data: found.data }), expected);
    },
    sends: ({ kind, bytes }, expected) =>
      does(
        () => phone.sendFile({ kind, bytes, fileName: kind === 'voice' ? undefined : 'report.pdf' }),
        expected,
      ),
    choices: () => buttonsOf(phone).map(({ text }) => text),
    documents: () =>
      phone
        .screen()
        .messages.filter(({ from }) => from === 'bot')
        .flatMap(({ files }) => files)
        .map(({ fileName, fileId }) => ({ fileName, bytes: phone.download(fileId) ?? Buffer.alloc(0) })),
  };
}

const textWithLinks = ({ text, buttons }: PhoneMessage): string =>
  [text, ...buttons.flat().flatMap(({ url }) => (url === undefined ? [] : [url]))].join('\n');

function buttonsOf(phone: Phone) {
  const menus = phone
    .screen()
    .messages.map(({ messageId, buttons }) =>
      buttons
        .flat()
        .flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ messageId, text, data }])),
    );
  return menus.findLast((menu) => menu.length > 0) ?? [];
}
