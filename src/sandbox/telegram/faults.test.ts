// Sandbox, Telegram: each kind of fault, as telegraf and the bot's updates meet it.
import { describe, expect, it } from 'vitest';
import { ASHA, startTelegramBench, type TelegramBench } from '../../testing/telegramBench.ts';
import {
  limitRatePerChat,
  refuseBlocked,
  refuseConflict,
  refuseServerError,
  refuseTooMany,
  refuseUnauthorized,
  refuseWithBrokenJson,
  refuseWithHtml,
} from './refusals.ts';

function say({ bot }: TelegramBench, text = 'Hello', signal?: AbortSignal) {
  return bot.telegram.callApi(
    'sendMessage',
    { chat_id: ASHA.chatId, text },
    signal === undefined ? {} : { signal: signal as never },
  );
}

function textsOf({ phone }: TelegramBench): string[] {
  return phone.screen().messages.map((message) => message.text);
}

async function updatesOf({ bot }: TelegramBench): Promise<number[]> {
  const updates = (await bot.telegram.callApi('getUpdates', { timeout: 0 })) as { update_id: number }[];
  return updates.map((update) => update.update_id);
}

describe('calls of the bot', () => {
  it.each([
    ['too many requests', refuseTooMany(7), { code: 429, parameters: { retry_after: 7 } }],
    ['blocked', refuseBlocked(), { code: 403 }],
    ['a revoked token', refuseUnauthorized(), { code: 401 }],
    ['a second process', refuseConflict(), { code: 409 }],
    ['a server error', refuseServerError(), { code: 500 }],
    ['an HTML page', refuseWithHtml(), { code: 502 }],
  ])('refused once: %s', async (_name, fault, expected) => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ ...fault, match: { operation: 'sendMessage' } });
    await expect(say(bench)).rejects.toMatchObject(expected);
    expect(textsOf(bench)).toEqual([]);
    await say(bench);
    expect(textsOf(bench)).toEqual(['Hello']);
  });

  it('broken JSON is an error for the bot', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add(refuseWithBrokenJson());
    await expect(say(bench)).rejects.toThrow(/JSON/);
  });

  it('a delayed call is done later', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ do: 'delay', ms: 250 });
    const slow = say(bench, 'slow');
    await say(bench, 'fast');
    await slow;
    expect(textsOf(bench)).toEqual(['fast', 'slow']);
  });

  it('a hanging call ends only with the patience of the bot, and was not done', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ do: 'hang' });
    await expect(say(bench, 'Hello', AbortSignal.timeout(30))).rejects.toThrow();
    expect(textsOf(bench)).toEqual([]);
  });

  it('a dropped connection: before the work, and after it was done', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ do: 'drop' }, { do: 'dropAfterDoing' });
    await expect(say(bench, 'lost')).rejects.toThrow(/socket hang up|ECONNRESET/);
    await expect(say(bench, 'arrived')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(textsOf(bench)).toEqual(['arrived']);
  });

  it('a doubled call shows the message twice', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ do: 'duplicate' });
    await say(bench);
    expect(textsOf(bench)).toEqual(['Hello', 'Hello']);
  });

  it('two calls change places', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ do: 'reorder', match: { operation: 'sendMessage' } });
    const first = say(bench, 'first');
    await expect.poll(() => bench.standIn.calls.length).toBe(1);
    await say(bench, 'second');
    await first;
    expect(textsOf(bench)).toEqual(['second', 'first']);
  });

  it('a rule strikes only its operation, its chat and from the nth call on, and as often as it says', async () => {
    const bench = await startTelegramBench();
    bench.standIn.phone(9002);
    bench.standIn.faults.add({
      ...refuseServerError(),
      match: { operation: '/^send/', chatId: ASHA.chatId, nth: 2 },
      times: 2,
    });
    await bench.bot.telegram.getMe();
    await bench.bot.telegram.sendMessage(9002, 'another chat');
    await say(bench, '1');
    await expect(say(bench, '2')).rejects.toMatchObject({ code: 500 });
    await expect(say(bench, '3')).rejects.toMatchObject({ code: 500 });
    await say(bench, '4');
    expect(textsOf(bench)).toEqual(['1', '4']);
    expect(bench.standIn.faults.list()).toMatchObject([{ seen: 4, struck: 2 }]);
  });

  it('the rate of a chat is limited as in reality: a burst, then one message a second', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add(limitRatePerChat());
    for (const text of ['1', '2', '3']) await say(bench, text);
    await expect(say(bench, '4')).rejects.toMatchObject({ code: 429, parameters: { retry_after: 1 } });
    bench.clock.advance(1000);
    await say(bench, '4');
    expect(textsOf(bench)).toEqual(['1', '2', '3', '4']);
  });
});

describe('updates on their way to the bot', () => {
  it.each([
    ['twice', { do: 'duplicate' } as const, [0, 0, 1]],
    ['three times', { do: 'duplicate', copies: 3 } as const, [0, 0, 0, 1]],
    ['never', { do: 'hang' } as const, [1]],
    ['after the next one', { do: 'reorder' } as const, [1, 0]],
    ['late', { do: 'delay', ms: 1 } as const, [1, 0]],
  ])('an update arrives %s', async (_name, fault, order) => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ ...fault, match: { operation: 'deliverUpdate', chatId: ASHA.chatId } });
    bench.phone.sendText('one');
    bench.phone.sendText('two');
    // Counted from the first of the two messages, which may be the one that is still on its way.
    const inOrder = (ids: readonly number[]): number[] =>
      ids.map((id) => id - Math.min(...ids) + (order.includes(0) ? 0 : 1));
    await expect.poll(async () => inOrder(await updatesOf(bench))).toEqual(order);
  });

  it('an update that was overtaken is not lost when the later one was confirmed before it', async () => {
    const bench = await startTelegramBench();
    bench.standIn.faults.add({ do: 'reorder', match: { operation: 'deliverUpdate' } });
    bench.phone.sendText('overtaken');
    bench.phone.sendText('early');
    const [early] = await bench.bot.telegram.callApi('getUpdates', { limit: 1, timeout: 5 });
    const rest = await bench.bot.telegram.callApi('getUpdates', { offset: early!.update_id + 1, timeout: 5 });
    expect(rest).toMatchObject([{ update_id: early!.update_id - 1, message: { text: 'overtaken' } }]);
  });
});

describe('the fault script over HTTP', () => {
  it('rules are added, listed and cleared', async () => {
    const bench = await startTelegramBench();
    const faults = `${bench.standIn.url}/faults`;
    const post = (body: unknown) => fetch(faults, { method: 'POST', body: JSON.stringify(body) });
    const added = await post([
      { ...refuseTooMany(3), match: { operation: 'sendMessage' }, times: 'always' },
      { do: 'hang' },
    ]);
    expect(await added.json()).toEqual({ added: [1, 2] });
    await expect(say(bench)).rejects.toMatchObject({ code: 429 });
    expect(await (await fetch(faults)).json()).toMatchObject({
      faults: [
        { id: 1, struck: 1 },
        { id: 2, struck: 0 },
      ],
    });
    await fetch(`${faults}/2`, { method: 'DELETE' });
    expect(bench.standIn.faults.list().map(({ id }) => id)).toEqual([1]);
    await fetch(faults, { method: 'DELETE' });
    await say(bench);
    expect(textsOf(bench)).toEqual(['Hello']);
  });

  it.each([[{ do: 'explode' }], [{ do: 'delay' }], [{ do: 'hang', match: { operation: '/(/' } }], ['hang']])(
    'a rule that makes no sense is refused: %j',
    async (rule) => {
      const { standIn } = await startTelegramBench();
      const response = await fetch(`${standIn.url}/faults`, { method: 'POST', body: JSON.stringify(rule) });
      expect(response.status).toBe(400);
      expect(standIn.faults.isEmpty).toBe(true);
    },
  );
});
