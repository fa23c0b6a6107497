// Sandbox, Telegram: the phone over HTTP does what the phone in the same process does; the playground uses it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ASHA, startTelegramBench, TOKEN } from '../../testing/telegramBench.ts';
import { sandboxToken } from './botAccount.ts';
import type { PhoneScreen } from './phoneView.ts';

const BUTTONS = { reply_markup: { inline_keyboard: [[{ text: 'Book', callback_data: 'b1' }]] } };

function client(base: string) {
  const post = async (path: string, body: unknown = {}) => {
    const response = await fetch(`${base}/phone/${path}`, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const get = async (path: string) =>
    (await fetch(`${base}/phone/${path}`)).json() as Promise<Record<string, unknown>>;
  return { post, get };
}

describe('the phone over HTTP', () => {
  it('a patient is made, writes, taps, shares a number, edits and blocks', async () => {
    const { standIn, bot } = await startTelegramBench();
    const { post, get } = client(standIn.url);
    const ravi = { chatId: 9002, firstName: 'Ravi', lastName: 'Kumar', languageCode: 'hi' };
    expect(await post('patients', ravi)).toMatchObject({ status: 201, json: { chatId: 9002, messages: [] } });
    const text = await post('9002/text', { text: 'helo' });
    const { messageId } = text.json['message'] as { messageId: number };
    await bot.telegram.sendMessage(9002, 'Choose', BUTTONS);
    const updates = () => bot.telegram.callApi('getUpdates', { timeout: 0, limit: 100 });
    expect(await post('9002/tap', { label: 'Book' })).toMatchObject({
      status: 201,
      json: { callbackQueryId: expect.any(String) },
    });
    await post('9002/contact', { phoneNumber: '+919876543210' });
    await post('9002/contact', { phoneNumber: '+919876543211', owner: 5 });
    await post('9002/edit', { messageId, text: 'hello' });
    expect((await get('9002/messages'))['messages']).toMatchObject([
      { text: 'hello' },
      { text: 'Choose' },
      {},
      {},
    ]);
    await post('9002/block');
    await post('updates', { poll_answer: { poll_id: '1' } });
    expect(await updates()).toMatchObject([
      { message: { text: 'helo', from: { first_name: 'Ravi', language_code: 'hi' } } },
      { callback_query: { data: 'b1' } },
      { message: { contact: { user_id: 9002 } } },
      { message: { contact: { user_id: 5 } } },
      { edited_message: { text: 'hello' } },
      { my_chat_member: {} },
      { poll_answer: { poll_id: '1' } },
    ]);
  });

  it('a file goes up as it is and comes down the same, never as a page that runs', async () => {
    const { standIn, phone } = await startTelegramBench();
    const body = Buffer.from('<script>1</script>');
    const query = new URLSearchParams({ kind: 'document', fileName: 'रिपोर्ट.html', caption: 'my report' });
    const headers = { 'content-type': 'text/html' };
    await fetch(`${standIn.url}/phone/${ASHA.chatId}/file?${query.toString()}`, {
      method: 'POST',
      body,
      headers,
    });
    const [message] = phone.screen().messages;
    expect(message).toMatchObject({ text: 'my report', files: [{ fileName: 'रिपोर्ट.html', sizeBytes: 18 }] });
    const download = await fetch(`${standIn.url}${message!.files[0]!.path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(body);
    expect(download.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('what cannot be done is said with a reason', async () => {
    const { standIn } = await startTelegramBench();
    const { post } = client(standIn.url);
    expect(await post('9001/text', { text: ' ' })).toMatchObject({
      status: 400,
      json: { error: expect.any(String) },
    });
    expect(await post('9001/tap', { data: 'none' })).toMatchObject({ status: 400 });
    expect(await post('404/text', { text: 'hi' })).toMatchObject({ status: 404 });
    expect(await post('9001/fly')).toMatchObject({ status: 404 });
    expect(await post('9001/text?bot=1', { text: 'hi' })).toMatchObject({ status: 404 });
    const broken = await fetch(`${standIn.url}/phone/9001/text`, { method: 'POST', body: '{' });
    expect(broken.status).toBe(400);
  });

  it('a waiting request ends with the next event', async () => {
    const { standIn, bot, phone } = await startTelegramBench();
    const waiting = client(standIn.url).get(`9001/events?since=${phone.lastSequence}&timeoutMs=5000`);
    await bot.telegram.sendMessage(ASHA.chatId, 'Hello');
    expect(await waiting).toMatchObject({ events: [{ kind: 'message', message: { text: 'Hello' } }] });
  });

  it('a page hears of every event once, and again from where it was after a break', async () => {
    const { standIn, bot } = await startTelegramBench();
    const read = async (headers: Record<string, string>, count: number) => {
      const stop = new AbortController();
      const stream = await fetch(`${standIn.url}/phone/events?chatId=9001`, { headers, signal: stop.signal });
      let text = '';
      const sending = headers['last-event-id']
        ? undefined
        : bot.telegram.sendMessage(ASHA.chatId, 'One', BUTTONS);
      for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if (text.split('\nevent: ').length > count) break;
      }
      await sending;
      stop.abort();
      return text;
    };
    expect(await read({}, 1)).toMatch(/id: 1\nevent: message\ndata: \{"sequence":1,.*"text":"One"/);
    await bot.telegram.sendChatAction(ASHA.chatId, 'typing');
    expect(await read({ 'last-event-id': '1' }, 1)).toMatch(/id: 2\nevent: typing/);
  });

  it('two bots have two chats with the same person', async () => {
    const { standIn, bot } = await startTelegramBench();
    const admin = sandboxToken(7002);
    standIn.phone(ASHA, admin).sendText('how many today?');
    expect(await bot.telegram.callApi('getUpdates', { timeout: 0 })).toEqual([]);
    const { bots } = (await client(standIn.url).get('bots')) as { bots: { id: number }[] };
    expect(bots.map(({ id }) => id)).toEqual([7001, 7002]);
    const screen = (await client(standIn.url).get('9001/messages?bot=7002')) as unknown as PhoneScreen;
    expect(screen.messages).toMatchObject([{ text: 'how many today?' }]);
  });

  it('works mounted in another server, and leaves other paths alone', async () => {
    const { standIn, phone } = await startTelegramBench({ bots: [{ token: TOKEN }] });
    const host = createServer((request, response) => {
      void standIn.answerPhoneRequest(request, response).then((isAnswered) => {
        if (!isAnswered) response.writeHead(418).end();
      });
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void host.close());
    const base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    await client(base).post('9001/text', { text: 'from the playground' });
    expect(phone.screen().messages).toMatchObject([{ text: 'from the playground' }]);
    expect((await fetch(`${base}/phonebook`)).status).toBe(418);
  });
});
