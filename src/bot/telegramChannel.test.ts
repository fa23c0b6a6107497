// The channel against a Bot API over HTTP: what a patient sees on the phone.
import { describe, expect, it } from 'vitest';
import { chatKey } from '../domain/message/chat.ts';
import type { OutgoingMessage } from '../domain/message/outgoingMessage.ts';
import { recordingLog } from '../services/recordingLog.ts';
import { ASHA, startTelegramBench, TOKEN } from '../testing/telegramBench.ts';
import { isPublicUrl } from './renderMessage.ts';
import { createTelegramChannel } from './telegramChannel.ts';

const CHAT = chatKey('telegram', String(ASHA.chatId));
const choice = (label: string) => ({ label, call: { tool: 'goBack', args: {} } }) as never;

function message(text: OutgoingMessage['text'], more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { text, choices: [], links: [], contactButton: null, lasts: false, ...more };
}

async function startChannel() {
  const bench = await startTelegramBench();
  const log = recordingLog();
  const channel = createTelegramChannel({
    token: TOKEN,
    apiRoot: bench.standIn.url,
    messagesPerSecond: null,
    log,
  });
  const say = (said: OutgoingMessage, replaces: string | null = null, menuVersion = 4) =>
    channel.send({ chat: CHAT, message: said, menuVersion, replaces });
  return {
    ...bench,
    channel,
    log,
    say,
    screen: () => bench.phone.screen().messages,
    methods: () => bench.standIn.calls.map(({ method }) => method),
  };
}

const MENU = message(['Choose a time'], { choices: [[choice('10:00'), choice('10:30')], [choice('Back')]] });

describe('sending', () => {
  it('shows choices as buttons, numbered through the rows, that carry the version of their menu', async () => {
    const { say, screen } = await startChannel();
    const reference = await say(MENU);
    const [shown] = screen();
    expect(reference).toBe(String(shown!.messageId));
    expect(shown!.buttons).toEqual([
      [
        { text: '10:00', callback_data: 'm:4:0' },
        { text: '10:30', callback_data: 'm:4:1' },
      ],
      [{ text: 'Back', callback_data: 'm:4:2' }],
    ]);
  });

  it('shows bold words bold and a name that looks like markup as it was written', async () => {
    const { say, screen } = await startChannel();
    await say(message(['Hello ', { bold: '<i>Asha</i> & co' }]));
    expect(screen()[0]).toMatchObject({
      text: 'Hello <i>Asha</i> & co',
      entities: [{ type: 'bold', offset: 6, length: 16 }],
    });
  });

  it('puts a link above the choices, and writes one out that only this machine knows', async () => {
    const { say, screen } = await startChannel();
    const links = [
      { label: 'Pay', url: 'https://pay.example/p/1' },
      { label: 'Map', url: 'http://127.0.0.1:3000/map' },
    ];
    await say(message(['Pay now'], { links, choices: [[choice('I have paid')]] }));
    expect(screen()[0]).toMatchObject({
      text: 'Pay now\n\nMap: http://127.0.0.1:3000/map',
      buttons: [[{ text: 'Pay', url: 'https://pay.example/p/1' }], [{ text: 'I have paid' }]],
    });
  });

  it('does not write an address twice that the text shows already', async () => {
    const { say, screen } = await startChannel();
    const url = 'http://localhost:3000/pay/1';
    await say(message(['Pay here: ', { link: url }], { links: [{ label: 'Pay', url }] }));
    expect(screen()[0]!.text).toBe(`Pay here: ${url}`);
  });

  it('writes a link out that Telegram takes for no button', async () => {
    const { say, screen, standIn, log } = await startChannel();
    const body = { ok: false, error_code: 400, description: 'Bad Request: BUTTON_URL_INVALID' };
    standIn.faults.add({ do: 'refuse', status: 400, body, match: { operation: 'sendMessage' } });
    await say(message(['Pay now'], { links: [{ label: 'Pay', url: 'https://pay.example/p/1' }] }));
    expect(screen()[0]).toMatchObject({ text: 'Pay now\n\nPay: https://pay.example/p/1', buttons: [] });
    expect(log.lines.map(({ event }) => event)).toEqual(['telegram_link_button_refused']);
  });

  it('asks for the phone number with a contact button, the choices as words below it', async () => {
    const { say, phone } = await startChannel();
    await say(message(['Your number?'], { contactButton: 'Share my number', choices: [[choice('Back')]] }));
    expect(phone.screen()).toMatchObject({
      messages: [{ text: 'Your number?', buttons: [] }],
      keyboard: {
        keyboard: [[{ text: 'Share my number', request_contact: true }], [{ text: 'Back' }]],
        one_time_keyboard: true,
        resize_keyboard: true,
      },
    });
  });

  it('takes an unused contact button away with the next message that has no buttons', async () => {
    const { say, phone } = await startChannel();
    await say(message(['Your number?'], { contactButton: 'Share my number' }));
    await say(message(['Thank you']));
    expect(phone.screen().keyboard).toBeUndefined();
  });

  it('sends a long text in several messages, the buttons under the last', async () => {
    const { say, screen } = await startChannel();
    const text = 'A sentence of some words. '.repeat(500);
    const reference = await say(message([text], { choices: [[choice('Back')]] }));
    const shown = screen();
    expect(shown.map((one) => one.text).join(' ')).toBe(text.trim());
    expect(shown.map((one) => one.buttons.length)).toEqual([0, 0, 0, 1]);
    expect(reference).toBe(String(shown.at(-1)!.messageId));
  });

  it('lets buttons arrive although there are no words', async () => {
    const { say, screen } = await startChannel();
    await say(message([' '], { choices: [[choice('Back')], [choice(' ')]] }));
    expect(screen()[0]).toMatchObject({ text: '…', buttons: [[{ text: 'Back' }], [{ text: '…' }]] });
  });

  it('asks for no preview, so that nobody else opens the payment page', async () => {
    const { say, standIn } = await startChannel();
    await say(message([{ link: 'https://pay.example/p/1' }]));
    expect(standIn.calls[0]!.params).toMatchObject({ link_preview_options: { is_disabled: true } });
  });

  it('sends everything below a rate, when there is one', async () => {
    const { standIn, phone, log } = await startChannel();
    const slow = createTelegramChannel({ token: TOKEN, apiRoot: standIn.url, messagesPerSecond: 20, log });
    const numbers = Array.from({ length: 25 }, (_, index) => String(index));
    await Promise.all(
      numbers.map((text) =>
        slow.send({ chat: CHAT, message: message([text]), menuVersion: 1, replaces: null }),
      ),
    );
    expect(
      phone
        .screen()
        .messages.map((one) => one.text)
        .sort(),
    ).toEqual(numbers.sort());
  });
});

describe('answering a tap', () => {
  it('puts the next menu in the place of the tapped one', async () => {
    const { say, screen } = await startChannel();
    const tapped = await say(MENU);
    const reference = await say(message(['Which doctor?'], { choices: [[choice('Dr Iyer')]] }), tapped, 5);
    expect(reference).toBe(tapped);
    expect(screen()).toMatchObject([{ text: 'Which doctor?', buttons: [[{ callback_data: 'm:5:0' }]] }]);
  });

  it('takes an edit that was already made for done', async () => {
    const { say, screen } = await startChannel();
    const tapped = await say(MENU);
    await say(message(['Thank you']), tapped);
    expect(await say(message(['Thank you']), tapped)).toBe(tapped);
    expect(screen()).toMatchObject([{ text: 'Thank you', buttons: [] }]);
  });

  it.each([
    ['is gone', '999999'],
    ['is not the bot’s', 'patient'],
    ['has a reference that is none', 'no reference'],
  ])('sends anew when the tapped message %s', async (_why, given) => {
    const { say, screen, phone } = await startChannel();
    const replaces = given === 'patient' ? String(phone.sendText('hello').messageId) : given;
    const reference = await say(MENU, replaces);
    expect(screen().at(-1)).toMatchObject({ messageId: Number(reference), text: 'Choose a time' });
  });

  it('leaves a lasting message standing and takes the buttons off the tapped one', async () => {
    const { say, screen } = await startChannel();
    const tapped = await say(MENU);
    const reference = await say(message(['Booked: CF-7K2QM'], { lasts: true }), tapped);
    expect(reference).not.toBe(tapped);
    expect(screen()).toMatchObject([{ text: 'Choose a time', buttons: [] }, { text: 'Booked: CF-7K2QM' }]);
    expect(screen()[0]!.buttons).toEqual([]);
  });

  it('sends the contact button anew, for it cannot be edited in', async () => {
    const { say, screen, phone } = await startChannel();
    const tapped = await say(MENU);
    await say(message(['Your number?'], { contactButton: 'Share my number' }), tapped);
    expect(screen().map((one) => one.text)).toEqual(['Choose a time', 'Your number?']);
    expect(screen()[0]!.buttons).toEqual([]);
    expect(phone.screen().keyboard).toBeDefined();
  });

  it('does not hold the lasting message back when the old buttons cannot be taken off', async () => {
    const { say, screen, standIn, log } = await startChannel();
    const tapped = await say(MENU);
    standIn.faults.add({ do: 'refuse', status: 500, match: { operation: 'editMessageReplyMarkup' } });
    await say(message(['Booked'], { lasts: true }), tapped);
    expect(screen().at(-1)!.text).toBe('Booked');
    expect(log.lines).toMatchObject([{ event: 'telegram_buttons_not_removed', facts: { code: 'http_500' } }]);
  });

  it('edits a long answer in and sends the rest behind it, also when it has to be tried again', async () => {
    const { say, screen, standIn } = await startChannel();
    const tapped = await say(MENU);
    const long = message(['word '.repeat(1500)], { choices: [[choice('Back')]] });
    standIn.faults.add({ do: 'refuse', status: 502, match: { operation: 'sendMessage' } });
    await expect(say(long, tapped)).rejects.toMatchObject({ code: 'http_502', permanent: false });
    const reference = await say(long, tapped);
    expect(screen().map((one) => [one.messageId === Number(tapped), one.buttons.length])).toEqual([
      [true, 0],
      [false, 1],
    ]);
    expect(reference).not.toBe(tapped);
  });

  it('ends the spinner once, and does not mind that a second answer is refused', async () => {
    const { say, phone, channel, log } = await startChannel();
    await say(MENU);
    const queryId = phone.tap({ label: '10:00' });
    await channel.answerCallback(queryId);
    await channel.answerCallback(queryId);
    expect(phone.eventsSince(0).filter(({ kind }) => kind === 'answered')).toHaveLength(1);
    expect(log.lines).toMatchObject([
      { event: 'telegram_callback_answer_failed', facts: { code: 'http_400' } },
    ]);
  });
});

describe('typing', () => {
  it('is shown, and fails without anybody noticing', async () => {
    const { channel, phone } = await startChannel();
    await channel.showTyping(CHAT);
    phone.block();
    await channel.showTyping(CHAT);
    await channel.showTyping(chatKey('whatsapp', '91'));
    expect(phone.eventsSince(0).filter(({ kind }) => kind === 'typing')).toHaveLength(1);
  });
});

describe('an address', () => {
  it.each([
    'https://pay.example/x',
    'http://clinic.example:8080/',
    'https://8.8.8.8/',
    'https://[2001:4860::8888]/',
  ])('that the world can open may stand on a button: %s', (url) => expect(isPublicUrl(url)).toBe(true));

  it.each([
    ...[
      'http://localhost:3000/',
      'http://127.0.0.1/',
      'http://[::1]:3000/',
      'http://10.1.2.3/',
      'http://192.168.1.5/',
    ],
    ...[
      'http://172.20.0.1/',
      'http://169.254.1.1/',
      'http://clinic.local/',
      'http://server/',
      'http://a.localhost/',
    ],
    ...['javascript:alert(1)', 'ftp://clinic.example/', 'tel:+911234567890', 'no address', ''],
  ])('that it cannot open may not: %s', (url) => expect(isPublicUrl(url)).toBe(false));
});
