/** What the payments drill holds the product to: the provider's truth, one paper and one message each, and no repetition that a death does not explain. */
import { auditBooks } from '../../app/money/ledger/auditBooks.ts';
import type { OutboxTask } from '../../ports/outboxTask.ts';
import type { TelegramStandIn } from '../../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { readBooks, type StoredBooks } from '../../store/copy/readBooks.ts';
import { openSession } from '../../store/copy/snapshot.ts';
import type { Ground } from './paymentsGround.ts';

interface Message {
  readonly id: string;
  readonly status: string;
  readonly task: OutboxTask;
}

const TO_PATIENT: readonly OutboxTask['kind'][] = [
  'say',
  'sendReceipt',
  'sendConfirmation',
  'sendCalendarEntry',
];

/** What goes to patients, as the outbox knows it. */
async function messagesOf(dataDir: string): Promise<readonly Message[]> {
  const session = await openSession({ databaseUrl: null, dataDir });
  try {
    const rows = await session.all('select id, status, task from outbox');
    return rows
      .map(({ id, status, task }) => ({
        id: String(id),
        status: String(status),
        task: JSON.parse(String(task)) as OutboxTask,
      }))
      .filter(({ task }) => TO_PATIENT.includes(task.kind));
  } finally {
    await session.close();
  }
}

export const waitingMessages = async (dataDir: string): Promise<number> =>
  (await messagesOf(dataDir)).filter(({ status }) => status === 'waiting').length;

const chatOf = ({ task }: Message): string => ('chat' in task ? task.chat.replace(/^telegram:/, '') : '');

const CONTENT = new Set(['sendMessage', 'sendDocument']);

/** What has reached each patient's phone, in words. */
function heardPerChat({ calls }: TelegramStandIn): ReadonlyMap<string, readonly string[]> {
  const heard = new Map<string, string[]>();
  for (const { method, params } of calls) {
    if (!CONTENT.has(method)) continue;
    const chat = String(params['chat_id']);
    const words = params['text'] ?? params['caption'];
    if (typeof words !== 'string') throw new Error(`a ${method} without words reached a phone`);
    heard.set(chat, [...(heard.get(chat) ?? []), words]);
  }
  return heard;
}

export function receiptsPerChat(telegram: TelegramStandIn): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const [chat, words] of heardPerChat(telegram)) {
    // A calendar entry goes out as a document too.
    const receipts = words.filter((text) => text.includes('receipt R/')).length;
    if (receipts > 0) seen.set(chat, receipts);
  }
  return seen;
}

/**
 * Messages that had reached the phone when the product died and were not written down as sent: whoever starts again cannot know, for Telegram
 * has no way to ask, and sends them once more (decision 0022). Each of these is one lawful repetition, and there is no other.
 */
export class Doubts {
  readonly #ground: Ground;
  readonly #surplus = new Map<string, number>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Called between a death and the next start. */
  async note(): Promise<void> {
    const sent = await sentPerChat(this.#ground.dataDir);
    for (const [chat, words] of heardPerChat(this.#ground.telegram))
      this.#surplus.set(chat, words.length - (sent.get(chat) ?? 0));
  }

  of(chat: string): number {
    return this.#surplus.get(chat) ?? 0;
  }

  get count(): number {
    return [...this.#surplus.values()].reduce((sum, one) => sum + one, 0);
  }
}

async function sentPerChat(dataDir: string): Promise<ReadonlyMap<string, number>> {
  const sent = new Map<string, number>();
  for (const message of await messagesOf(dataDir))
    if (message.status === 'done') sent.set(chatOf(message), (sent.get(chatOf(message)) ?? 0) + 1);
  return sent;
}

/** @throws when the books and the provider differ, or a message is lost or repeated without a death to explain it */
export async function holdToTruth(
  ground: Ground,
  { count, doubts }: { count: number; doubts: Doubts },
): Promise<readonly string[]> {
  const books = await readBooks({ databaseUrl: null, dataDir: ground.dataDir });
  holdBooks(books, ground, count);
  const messages = await holdMessages(ground, { count, doubts });
  return [
    `${books.entries.length} entries in the ledger, equal to the provider’s ${count} payments, none of them a step back; ${count} booked, ${books.documents.length} papers numbered without a gap`,
    `${messages} messages, each of them once on its phone but for ${doubts.count} that a death had left in doubt`,
  ];
}

function holdBooks(books: StoredBooks, { razorpay }: Ground, count: number): void {
  const findings = auditBooks(books, systemClock.now());
  if (findings.length > 0)
    throw new Error(`the books do not add up: ${JSON.stringify(findings.slice(0, 5))}`);
  const linesOf = (payments: readonly { id: string; amount: number }[]): string =>
    payments
      .map(({ id, amount }) => `${id} ${amount}`)
      .sort()
      .join('\n');
  const captured = books.entries
    .filter((entry) => entry.kind === 'captured')
    .map(({ paymentId, amountPaise }) => ({ id: paymentId ?? '', amount: amountPaise }));
  if (linesOf(captured) !== linesOf(razorpay.payments()))
    throw new Error('the ledger and the provider differ');
  if (books.entries.some((entry) => entry.kind === 'refund_started'))
    throw new Error('money went back that should have stayed');
  const booked = books.appointments.filter((one) => one.status === 'booked' && one.paymentStatus === 'paid');
  if (booked.length !== count) throw new Error(`${booked.length} booked of ${count}`);
  const paid = new Set(books.documents.map((one) => one.paymentReference));
  if (books.documents.length !== count || paid.size !== count)
    throw new Error(`${books.documents.length} papers of ${paid.size} payments for ${count}`);
}

async function holdMessages(
  { dataDir, telegram }: Ground,
  { count, doubts }: { count: number; doubts: Doubts },
): Promise<number> {
  const messages = await messagesOf(dataDir);
  const unsent = messages.filter(({ status }) => status !== 'done').length;
  if (unsent > 0) throw new Error(`${unsent} messages were never sent`);
  const owed = new Map<string, number>();
  for (const message of messages) owed.set(chatOf(message), (owed.get(chatOf(message)) ?? 0) + 1);
  const heard = heardPerChat(telegram);
  const lengths = new Set(owed.values());
  if (owed.size !== count || lengths.size !== 1)
    throw new Error(`${owed.size} patients of ${count} were owed ${[...lengths].join(' or ')} messages`);
  for (const [chat, times] of owed) {
    const words = heard.get(chat) ?? [];
    if (new Set(words).size !== times)
      throw new Error(`patient ${chat} lacks a message: ${words.join(' | ')}`);
    const repeated = words.length - times;
    if (repeated !== doubts.of(chat))
      throw new Error(
        `patient ${chat}: ${repeated} repetitions, ${doubts.of(chat)} in doubt: ${words.join(' | ')}`,
      );
    if (receiptsPerChat(telegram).get(chat) === undefined) throw new Error(`patient ${chat} has no receipt`);
  }
  return messages.length;
}
