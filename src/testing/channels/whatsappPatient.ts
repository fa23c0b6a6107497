/** A patient at a WhatsApp phone of a stand-in, for the channels' contract: chooses by numbers, as they were shown. */
import { chatKey } from '../../domain/message/chat.ts';
import type { WhatsappPhone } from '../../sandbox/whatsapp/phone.ts';
import type { ShownMessage } from '../../sandbox/whatsapp/room.ts';
import type { ChannelPatient } from '../contracts/channelContract.ts';
import { hearsUntil } from './openBench.ts';

const NUMBERED_LINE = /^(?:(\d{1,2})\.|•) (.+)$/gm;
const BACK = /^(?:Back|पीछे|Peeche|Wapas|वापस)/i;

interface Choice {
  readonly number: number;
  readonly label: string;
}

export function whatsappPatient(phone: WhatsappPhone, chatId = phone.room.patientId): ChannelPatient {
  let since = phone.lastSequence;
  const heard = async (): Promise<string> =>
    (await phone.waitForBotMessages({ since, timeoutMs: 0, count: 0 })).map(({ text }) => text).join('\n\n');
  const hears = (expected: RegExp): Promise<string> =>
    hearsUntil(heard, {
      expected,
      more: async (timeoutMs) => {
        const count = (await phone.waitForBotMessages({ since, timeoutMs: 0, count: 0 })).length + 1;
        await phone.waitForBotMessages({ since, timeoutMs, count });
      },
    });
  const does = (deed: () => unknown, expected: RegExp): Promise<string> => {
    since = phone.lastSequence;
    deed();
    return hears(expected);
  };
  return {
    chat: chatKey('whatsapp', chatId),
    hears,
    says: (text, expected) => does(() => phone.sendText(text), expected),
    chooses: (label, expected) => {
      const choice = shownChoices(phone).find((one) => label.test(one.label));
      if (choice === undefined) throw new Error(`no choice ${String(label)} was shown`);
      return does(() => phone.sendText(String(choice.number)), expected);
    },
    sends: ({ kind, bytes }, expected) => does(() => phone.sendFile({ kind, bytes }), expected),
    choices: () => shownChoices(phone).map(({ label }) => label),
    documents: () =>
      phone.messages().flatMap(({ from, file }) => (from === 'bot' && file !== null ? [file] : [])),
  };
}

/** Those of the newest menu: buttons and rows count from one in their order, as the numbers of a written one do. */
function shownChoices(phone: WhatsappPhone): readonly Choice[] {
  const menus = phone.messages().filter(({ from }) => from === 'bot');
  return menus.map(choicesOf).findLast((choices) => choices.length > 0) ?? [];
}

function choicesOf({ choices, text }: ShownMessage): readonly Choice[] {
  if (choices.length > 0)
    return choices.map(({ title }, index) => ({ number: BACK.test(title) ? 0 : index + 1, label: title }));
  return [...text.matchAll(NUMBERED_LINE)].map(([, number = '0', label = '']) => ({
    number: Number(number),
    label,
  }));
}
