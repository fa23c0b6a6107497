/** The Cloud API's webhook under forgeries and replays: nothing forged is taken, nothing old is answered again. */
import { createHmac, randomBytes } from 'node:crypto';
import type { ShownMessage } from '../../sandbox/whatsapp/room.ts';
import { type OpenBench, openBench } from '../channels/openBench.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { answersOn, chanceOf, until } from './whatsappGround.ts';

const webhookOf = ({ product }: OpenBench): string => `${product.url}/webhooks/whatsapp`;

const standInOf = ({ product }: OpenBench) => {
  const standIn = product.whatsapp?.cloudStandIn;
  if (standIn == null) throw new Error('the Cloud API is not simulated');
  return standIn;
};

/** A batch that would be taken, were it signed. */
const bodyFrom = (chat: string, id: string): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '106540352242922' },
              messages: [{ from: chat, id, timestamp: '1795600000', type: 'text', text: { body: 'hello' } }],
            },
          },
        ],
      },
    ],
  });

/** Ways to get a signature wrong; each must be refused. */
const FORGERIES: readonly ((body: string) => Readonly<Record<string, string>>)[] = [
  () => ({}),
  () => ({ 'x-hub-signature-256': '' }),
  () => ({ 'x-hub-signature-256': `sha256=${randomBytes(32).toString('hex')}` }),
  (body) => ({ 'x-hub-signature-256': `sha256=${createHmac('sha256', '').update(body).digest('hex')}` }),
  (body) => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', 'guess').update(body).digest('hex')}`,
  }),
  (body) => ({ 'x-hub-signature': `sha1=${createHmac('sha1', 'guess').update(body).digest('hex')}` }),
  (body) => ({ 'x-hub-signature-256': createHmac('sha256', 'guess').update(body).digest('hex') }),
];
const AT_ONCE = 50;

async function runForged({ count }: DrillOrder): Promise<readonly string[]> {
  const bench = await openBench();
  try {
    let taken = 0;
    for (let from = 0; from < count; from += AT_ONCE) {
      const statuses = await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, count - from) }, async (_, place) => {
          const body = bodyFrom('919666000000', `wamid.forged${from + place}`);
          const headers = FORGERIES[(from + place) % FORGERIES.length]?.(body) ?? {};
          const content = { 'content-type': 'application/json', ...headers };
          return (await fetch(webhookOf(bench), { method: 'POST', headers: content, body })).status;
        }),
      );
      taken += statuses.filter((status) => status !== 401).length;
    }
    await bench.product.desk.idle();
    const conversation = await bench.product.desk.outside.world.store.read((tables) =>
      tables.conversations.load('whatsapp:919666000000' as never),
    );
    if (taken > 0 || conversation !== null) throw new Error(`${taken} forged webhooks were not refused`);
    return [`${count} forged webhooks of ${FORGERIES.length} kinds: every one answered with 401, none kept`];
  } finally {
    await bench.close();
  }
}

const CHATS = 100;

/** `idOfReplay`: under which id an old message comes again; its own, but in the test that sees this drill fail. */
export async function replayMessages(
  { count, seed }: DrillOrder,
  idOfReplay: (id: string) => string = (id) => id,
): Promise<readonly string[]> {
  const bench = await openBench();
  const standIn = standInOf(bench);
  try {
    const phones = Array.from({ length: Math.min(CHATS, count) }, (_, place) =>
      standIn.phone(String(919_300_000_000 + place)),
    );
    const fresh = Math.max(1, Math.floor(count / 100));
    for (let message = 0; message < count; message += 1)
      phones[message % phones.length]?.sendText('what are your timings');
    await quiet(bench);
    const before = phones.map(answersOn).reduce((sum, answers) => sum + answers, 0);
    if (before !== count) throw new Error(`${count} messages were answered ${before} times`);
    const old = phones.flatMap(({ room }) =>
      [...room.messages.values()].flatMap((message) =>
        message.from === 'patient' ? [replayOf(room.patientId, message, idOfReplay)] : [],
      ),
    );
    // One in each stretch of the old ones.
    const stretch = Math.floor(old.length / fresh);
    const places = new Set(
      Array.from({ length: fresh }, (_, one) => one * stretch + chanceOf(seed, `fresh ${one}`, stretch)),
    );
    for (const [place, message] of old.entries()) {
      standIn.deliver({ messages: [message] });
      if (places.has(place)) phones[place % phones.length]?.sendText('what are your timings');
    }
    await quiet(bench);
    const answers = phones.map(answersOn).reduce((sum, count_) => sum + count_, 0) - before;
    if (answers !== places.size) throw new Error(`${places.size} new messages brought ${answers} answers`);
    return [
      `${old.length} old messages replayed with ${places.size} new ones among them: ${answers} answers`,
    ];
  } finally {
    await bench.close();
  }
}

/** With the time at which it was sent: nothing but its id tells that it is an old one. */
const replayOf = (
  patientId: string,
  { id, sentAt, text }: ShownMessage,
  idOfReplay: (id: string) => string,
) => ({
  from: patientId,
  id: idOfReplay(id),
  timestamp: String(Math.floor(sentAt.getTime() / 1_000)),
  type: 'text',
  text: { body: text },
});

/** Nothing on its way, in neither direction. */
async function quiet(bench: OpenBench): Promise<void> {
  let last = -1;
  await until(
    async () => {
      await standInOf(bench).webhooksSettled();
      await bench.product.desk.idle();
      const { waiting } = await bench.product.desk.outside.world.store.read((tables) =>
        tables.outbox.backlog(),
      );
      const isQuiet = waiting === 0 && last === 0;
      last = waiting;
      return isQuiet;
    },
    { words: 'all is quiet', withinMs: 600_000 },
  );
}

export const whatsappForgedDrill: Drill = {
  name: 'whatsapp-forged',
  purpose: "forges the Cloud API's webhooks; counts forgeries",
  usualCount: 10_000,
  run: runForged,
};

export const whatsappReplayDrill: Drill = {
  name: 'whatsapp-replay',
  purpose: 'replays old messages with a few new ones among them; counts old ones',
  usualCount: 10_000,
  run: (order) => replayMessages(order),
};
