// Sandbox, Telegram: telegraf talks to the stand-in, and the patient's phone shows what the real one would.
import { describe, expect, it } from 'vitest';
import { ASHA, startTelegramBench, TOKEN } from '../../testing/telegramBench.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('what the bot sends', () => {
  it('a message with buttons appears on the phone as it was formatted', async () => {
    const { bot, phone } = await startTelegramBench();
    const sent = await bot.telegram.sendMessage(ASHA.chatId, ' <b>Dr Iyer</b> &amp; team ', {
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'Book', callback_data: 'book' }]] },
    });
    expect(sent).toMatchObject({ text: 'Dr Iyer & team', chat: { id: ASHA.chatId, type: 'private' } });
    const [shown] = phone.screen().messages;
    expect(shown).toMatchObject({
      messageId: sent.message_id,
      from: 'bot',
      text: 'Dr Iyer & team',
      entities: [{ type: 'bold', offset: 0, length: 7 }],
      buttons: [[{ text: 'Book', callback_data: 'book' }]],
    });
  });

  it('a document and a photo can be downloaded by the patient, and sent again by their id', async () => {
    const { bot, phone } = await startTelegramBench();
    const pdf = Buffer.from('%PDF-1.7 receipt');
    const source = { source: pdf, filename: 'receipt.pdf' };
    const sent = await bot.telegram.sendDocument(ASHA.chatId, source, {
      caption: 'Your <b>receipt</b>',
      parse_mode: 'HTML',
    });
    await bot.telegram.sendDocument(ASHA.chatId, sent.document.file_id);
    await bot.telegram.sendPhoto(ASHA.chatId, { source: PNG });
    const files = phone.screen().messages.flatMap((message) => message.files);
    expect(files.map((file) => [file.kind, file.fileName, file.mimeType])).toEqual([
      ['document', 'receipt.pdf', 'application/pdf'],
      ['document', 'receipt.pdf', 'application/pdf'],
      ['photo', 'photo.jpg', 'image/jpeg'],
    ]);
    expect(phone.download(files[1]!.fileId)).toEqual(pdf);
    expect(phone.screen().messages[0]).toMatchObject({ text: 'Your receipt' });
  });

  it('the contact keyboard is shown, used once and removed', async () => {
    const { bot, phone } = await startTelegramBench();
    const keyboard = [[{ text: 'Share my number', request_contact: true }]];
    await bot.telegram.sendMessage(ASHA.chatId, 'Your number?', {
      reply_markup: { keyboard, resize_keyboard: true },
    });
    expect(phone.screen().keyboard).toEqual({ keyboard, resize_keyboard: true });
    await bot.telegram.sendMessage(ASHA.chatId, 'Thanks', { reply_markup: { remove_keyboard: true } });
    expect(phone.screen().keyboard).toBeUndefined();
  });

  it('typing and the answer to a button are events on the phone', async () => {
    const { bot, phone } = await startTelegramBench();
    await bot.telegram.sendMessage(ASHA.chatId, 'Choose', {
      reply_markup: { inline_keyboard: [[{ text: 'Book', callback_data: 'b1' }]] },
    });
    const since = phone.lastSequence;
    const queryId = phone.tap({ label: 'Book' });
    await bot.telegram.sendChatAction(ASHA.chatId, 'typing');
    await bot.telegram.answerCbQuery(queryId, 'One moment');
    expect(phone.eventsSince(since)).toMatchObject([
      { kind: 'typing', action: 'typing' },
      { kind: 'answered', callbackQueryId: queryId, text: 'One moment', showAlert: false },
    ]);
    await expect(bot.telegram.answerCbQuery(queryId)).rejects.toThrow('query is too old');
  });

  it('an edited message changes in place and a deleted one is gone', async () => {
    const { bot, phone } = await startTelegramBench();
    const reply_markup = { inline_keyboard: [[{ text: 'Book', callback_data: 'b1' }]] };
    const { message_id } = await bot.telegram.sendMessage(ASHA.chatId, 'Choose', { reply_markup });
    await bot.telegram.editMessageText(ASHA.chatId, message_id, undefined, 'Chosen');
    expect(phone.screen().messages).toMatchObject([{ messageId: message_id, text: 'Chosen', buttons: [] }]);
    await bot.telegram.editMessageReplyMarkup(ASHA.chatId, message_id, undefined, reply_markup);
    expect(phone.screen().messages).toMatchObject([
      { text: 'Chosen', buttons: reply_markup.inline_keyboard },
    ]);
    await bot.telegram.deleteMessage(ASHA.chatId, message_id);
    expect(phone.screen().messages).toEqual([]);
  });
});

describe('what Telegram refuses, in its own words', () => {
  const inline = (button: object) => ({ reply_markup: { inline_keyboard: [[button]] } });

  it.each([
    ['an empty text', { text: ' ' }, '400: Bad Request: message text is empty'],
    ['a text of 4,097 characters', { text: 'x'.repeat(4097) }, '400: Bad Request: message is too long'],
    [
      'bad markup',
      { text: '5 < 6', parse_mode: 'HTML' },
      `400: Bad Request: can't parse entities: Unsupported start tag "" at byte offset 2`,
    ],
    ['another chat', { text: 'x', chat_id: 404 }, '400: Bad Request: chat not found'],
    [
      '65 bytes of callback data',
      { text: 'x', ...inline({ text: 'a', callback_data: 'क'.repeat(22) }) },
      '400: Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      'a button that does nothing',
      { text: 'x', ...inline({ text: 'a' }) },
      'Text buttons are unallowed in the inline keyboard',
    ],
    [
      'a button to a bad address',
      { text: 'x', ...inline({ text: 'a', url: 'pay' }) },
      `inline keyboard button URL 'pay' is invalid`,
    ],
    [
      'a reply to no message',
      { text: 'x', reply_parameters: { message_id: 1 } },
      '400: Bad Request: message to be replied not found',
    ],
  ])('%s', async (_name, params, refusal) => {
    const { bot, phone } = await startTelegramBench();
    const call = bot.telegram.callApi('sendMessage', { chat_id: ASHA.chatId, ...params } as never);
    await expect(call).rejects.toThrow(refusal);
    expect(phone.screen().messages).toEqual([]);
  });

  it('4,096 characters after the markup is parsed are not too long', async () => {
    const { bot } = await startTelegramBench();
    const text = `<b>${'x'.repeat(4096)}</b>`;
    await expect(bot.telegram.sendMessage(ASHA.chatId, text, { parse_mode: 'HTML' })).resolves.toBeTruthy();
  });

  it('an edit that changes nothing, of nothing, or of the patient’s own message', async () => {
    const { bot, phone } = await startTelegramBench();
    const { message_id } = await bot.telegram.sendMessage(ASHA.chatId, 'Same');
    const edit = (id: number) => bot.telegram.editMessageText(ASHA.chatId, id, undefined, 'Same');
    await expect(edit(message_id)).rejects.toThrow('message is not modified');
    await expect(edit(message_id + 50)).rejects.toThrow('message to edit not found');
    await expect(edit(phone.sendText('hello').messageId)).rejects.toThrow("message can't be edited");
    await expect(bot.telegram.deleteMessage(ASHA.chatId, 1)).rejects.toThrow('message to delete not found');
  });

  it('a caption of 1,025 characters, an empty file and a photo that is none', async () => {
    const { bot } = await startTelegramBench();
    const document = { source: Buffer.from('x'), filename: 'a.txt' };
    const tooLong = bot.telegram.sendDocument(ASHA.chatId, document, { caption: 'x'.repeat(1025) });
    await expect(tooLong).rejects.toThrow('message caption is too long');
    await expect(bot.telegram.sendPhoto(ASHA.chatId, document)).rejects.toThrow('IMAGE_PROCESS_FAILED');
    await expect(bot.telegram.sendDocument(ASHA.chatId, 'unknown')).rejects.toThrow('wrong file identifier');
  });

  it('a message to a patient who blocked the bot', async () => {
    const { bot, phone } = await startTelegramBench();
    phone.block();
    const sending = bot.telegram.sendMessage(ASHA.chatId, 'Reminder');
    await expect(sending).rejects.toMatchObject({
      response: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' },
    });
    phone.unblock();
    await expect(bot.telegram.sendMessage(ASHA.chatId, 'Reminder')).resolves.toBeTruthy();
  });

  it('a malformed token, no token and an unknown method', async () => {
    const { standIn } = await startTelegramBench();
    const ask = async (path: string) => (await fetch(`${standIn.url}${path}`)).json();
    expect(await ask('/bot123:short/getMe')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await ask('/botnothing/getMe')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
    expect(await ask(`/bot${TOKEN}/fly`)).toMatchObject({ error_code: 404 });
    expect(await ask('/elsewhere')).toMatchObject({ error_code: 404 });
  });
});

describe('the bot itself', () => {
  it('has a name, commands, descriptions and a menu button', async () => {
    const { bot } = await startTelegramBench({
      bots: [{ token: TOKEN, firstName: 'City Clinic', username: 'city_clinic_bot' }],
    });
    expect(await bot.telegram.getMe()).toMatchObject({ id: 7001, is_bot: true, username: 'city_clinic_bot' });
    await bot.telegram.setMyCommands([{ command: 'start', description: 'Begin' }]);
    expect(await bot.telegram.getMyCommands()).toEqual([{ command: 'start', description: 'Begin' }]);
    await bot.telegram.setMyDescription('Books visits');
    expect(await bot.telegram.getMyDescription()).toEqual({ description: 'Books visits' });
    await bot.telegram.setChatMenuButton({ menuButton: { type: 'commands' } });
    expect(await bot.telegram.getChatMenuButton()).toEqual({ type: 'commands' });
    const bad = bot.telegram.setMyCommands([{ command: 'Bad Name', description: 'x' }]);
    await expect(bad).rejects.toThrow('BOT_COMMAND_INVALID');
  });

  it('takes parameters from a form and from the address as well', async () => {
    const { standIn, phone } = await startTelegramBench();
    const form = new URLSearchParams({
      chat_id: String(ASHA.chatId),
      text: 'By form',
      reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] }),
    });
    await fetch(`${standIn.url}/bot${TOKEN}/sendMessage`, { method: 'POST', body: form });
    await fetch(`${standIn.url}/bot${TOKEN}/SENDMESSAGE?chat_id=${ASHA.chatId}&text=By+address`);
    expect(phone.screen().messages.map((message) => message.text)).toEqual(['By form', 'By address']);
    expect(standIn.calls.map((call) => [call.method, call.params['text']])).toEqual([
      ['sendMessage', 'By form'],
      ['sendMessage', 'By address'],
    ]);
  });
});
