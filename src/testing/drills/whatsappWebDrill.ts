/** Breaks WhatsApp Web at random, again and again, while patients write on both channels: each is answered once, and nothing is left running. */
import { type OpenBench, openBench } from '../channels/openBench.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { answersOn, chanceOf, processesWith, renderersOf, until } from './whatsappGround.ts';

type Fault =
  | 'kill child'
  | 'kill browser'
  | 'crash page'
  | 'hang'
  | 'log out'
  | 'close page'
  | 'triple'
  | 'ready twice';
const FAULTS: readonly Fault[] = [
  'kill child',
  'kill browser',
  'crash page',
  'hang',
  'log out',
  'close page',
  'triple',
  'ready twice',
];
const RIGHT_AGAIN_MS = 120_000;
const TIMES = { firstWaitMs: 200, longestWaitMs: 2_000, lookEveryMs: 1_000, answerMs: 2_000 };
const PATIENTS = 5;

async function run(client: 'sandbox' | 'scripted', { count, seed }: DrillOrder): Promise<readonly string[]> {
  const bench = await openBench({ WHATSAPP: 'web', WHATSAPP_WEB: client }, { whatsappTimes: TIMES });
  const struck = new Map<Fault, number>();
  let slowestMs = 0;
  let isClosed = false;
  try {
    await becomesReady(bench);
    for (let round = 0; round < count; round += 1) {
      const fault = FAULTS[chanceOf(seed, `fault ${round}`, FAULTS.length)] ?? 'hang';
      struck.set(fault, (struck.get(fault) ?? 0) + 1);
      slowestMs = Math.max(slowestMs, await playRound(bench, { fault, round, seed }));
    }
    const told = bench.product.parts.notices.latest.filter(
      ({ notice }) => notice.code === 'whatsapp_trouble',
    ).length;
    const logOuts = struck.get('log out') ?? 0;
    if (told < Math.min(logOuts, 100)) throw new Error(`${logOuts} log-outs, and staff heard of ${told}`);
    await bench.close();
    isClosed = true;
    const left = await processesWith(webOf(bench).profileDir);
    if (left.length > 0) throw new Error(`${left.length} processes are left running`);
    return [
      `${count} faults: ${[...struck].map(([fault, times]) => `${fault} ${times}`).join(', ')}`,
      `${count * PATIENTS} messages on WhatsApp and ${count} on Telegram, each answered once`,
      `staff told ${told} times; right again after ${(slowestMs / 1000).toFixed(1)} s at most; 0 processes left`,
    ];
  } finally {
    if (!isClosed) await bench.close();
  }
}

const webOf = ({ product }: OpenBench) => {
  const web = product.whatsapp?.web;
  if (web?.standIn == null) throw new Error('WhatsApp Web is not simulated');
  return { supervisor: web.supervisor, standIn: web.standIn, profileDir: web.profileDir };
};

async function becomesReady(bench: OpenBench): Promise<void> {
  const { supervisor, standIn } = webOf(bench);
  await until(
    () => {
      if (supervisor.state.phase === 'qr' && !standIn.isLinked) standIn.pair();
      return supervisor.state.phase === 'ready';
    },
    { words: () => `ready (it is ${supervisor.state.phase})`, withinMs: RIGHT_AGAIN_MS },
  );
}

/** Patients write before, amid and after the fault; answers with how long it took until all was right again. */
async function playRound(
  bench: OpenBench,
  { fault, round, seed }: { fault: Fault; round: number; seed: number },
): Promise<number> {
  const { standIn, supervisor } = webOf(bench);
  const startedAt = performance.now();
  const phones = Array.from({ length: PATIENTS }, (_, patient) =>
    standIn.phone(String(919_100_000_000 + round * PATIENTS + patient)),
  );
  if (fault === 'triple') standIn.setCopies(3);
  if (fault === 'ready twice') standIn.setScript('readyTwice');
  for (const [place, phone] of phones.entries()) {
    phone.sendText('what are your timings');
    if (place === chanceOf(seed, `moment ${round}`, PATIENTS)) await strike(bench, fault);
  }
  await telegramAnswers(bench, round);
  await becomesReadyAgain(bench, fault);
  await until(() => phones.every((phone) => answersOn(phone) >= 1), {
    words: () => `every patient of round ${round} (${fault}) is answered, in phase ${supervisor.state.phase}`,
    withinMs: RIGHT_AGAIN_MS,
  });
  await bench.product.desk.idle();
  const counts = await inboxCounts(
    bench,
    phones.map(({ room }) => `whatsapp:${room.patientId}@c.us`),
  );
  if (counts.some((handled) => handled !== 1))
    throw new Error(`handled ${counts.join(', ')} times: ${fault}`);
  standIn.setCopies(1);
  standIn.setScript();
  return performance.now() - startedAt;
}

async function strike(bench: OpenBench, fault: Fault): Promise<void> {
  const { supervisor, standIn, profileDir } = webOf(bench);
  switch (fault) {
    case 'kill child':
    case 'ready twice':
      if (supervisor.pid !== undefined) process.kill(supervisor.pid, 'SIGKILL');
      return;
    case 'kill browser': {
      const [browser] = await processesWith(profileDir);
      if (browser !== undefined) process.kill(browser, 'SIGKILL');
      return;
    }
    case 'crash page': {
      const [page] = await renderersOf(supervisor.pid);
      // Without Chromium a page can only close.
      if (page === undefined) standIn.command({ do: 'close' });
      else process.kill(page, 'SIGKILL');
      return;
    }
    case 'hang':
      standIn.command({ do: 'hang', ms: 20_000 });
      return;
    case 'log out':
      standIn.command({ do: 'logOut' });
      return;
    case 'close page':
      standIn.command({ do: 'close' });
      return;
    case 'triple':
      return;
  }
}

/** After a log-out nothing happens until a person asks for a new code. */
async function becomesReadyAgain(bench: OpenBench, fault: Fault): Promise<void> {
  const { supervisor } = webOf(bench);
  if (fault === 'log out') {
    await until(() => supervisor.state.phase === 'needs_staff', {
      words: 'staff are needed',
      withinMs: 30_000,
    });
    await supervisor.start();
  }
  await becomesReady(bench);
}

/** The other channel takes no notice. */
async function telegramAnswers({ product }: OpenBench, round: number): Promise<void> {
  const phone = product.telegram.standIn?.phone({ chatId: 60_000 + round, firstName: 'Asha' });
  if (phone === undefined) throw new Error('Telegram is not simulated');
  phone.sendText('what are your timings');
  const answers = await phone.waitForBotMessages({ since: 0, timeoutMs: 10_000 });
  if (answers.length !== 1) throw new Error(`Telegram answered ${answers.length} times`);
}

/** How many turns each chat has had: the conversation's version rises by one with each. */
const inboxCounts = ({ product }: OpenBench, chats: readonly string[]): Promise<readonly number[]> =>
  product.desk.outside.world.store.read((tables) =>
    Promise.all(chats.map(async (chat) => (await tables.conversations.load(chat as never))?.version ?? 0)),
  );

export const whatsappWebDrill: Drill = {
  name: 'whatsapp-web',
  purpose: 'breaks the linked phone at random while patients write; counts faults',
  usualCount: 100,
  run: (order) => run('sandbox', order),
};

export const whatsappScriptedDrill: Drill = {
  name: 'whatsapp-scripted',
  purpose: 'the same without Chromium: the scripted client in the child process; counts faults',
  usualCount: 100,
  run: (order) => run('scripted', order),
};
