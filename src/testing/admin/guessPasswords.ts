/** Many ids on the allow-list guess the admin bot's password, all at once, while its owner comes in; for a test and for the drill. */
import { type Admin, DEFAULT_WANTS, EMPTY_DESK } from '../../domain/admin/admin.ts';
import { openStaffDesk } from './staffDesk.ts';

export interface Guessing {
  readonly count: number;
  readonly ids: number;
  readonly seed: number;
}

export interface Guessed {
  readonly guesses: number;
  /** Guesses that were answered with "wait": no hash was worked out for them. */
  readonly madeToWait: number;
  readonly letIn: number;
  /** To the right password, straight after one mistyped in the thick of it. */
  readonly ownersAnswer: string;
}

/** The worst case: every one of the ids is on the allow-list and lacks the password alone. */
export async function guessPasswords({ count, ids, seed }: Guessing): Promise<Guessed> {
  const desk = await openStaffDesk();
  try {
    const { store, clock } = desk.terminal;
    const chatIds = Array.from({ length: ids }, (_, index) => String(6_000_000_000 + index));
    await store.transact(async (tables) => {
      for (const chatId of chatIds) await tables.admins.put(onTheList(chatId, clock.now()));
    });
    let madeToWait = 0;
    let letIn = 0;
    let ownersAnswer = '';
    for (let round = 0; round * ids < count; round += 1) {
      const left = chatIds.slice(0, Math.min(ids, count - round * ids));
      const answers = await Promise.all(
        left.map((chatId) => desk.phone(chatId).says(`guess-${seed}-${round}-${chatId}`)),
      );
      madeToWait += answers.filter(({ text }) => text.includes('Too many wrong passwords')).length;
      letIn += answers.filter(({ text }) => text.includes('Welcome')).length;
      if (round === Math.floor(count / ids / 2)) {
        await desk.owner.says('namaste-sandbx');
        ownersAnswer = (await desk.owner.signsIn()).text;
      }
      clock.moveBy(1_000);
    }
    const inside = await store.read((tables) => tables.admins.list());
    letIn += inside.filter(
      ({ chatId, sessionUntil }) => chatIds.includes(chatId) && sessionUntil !== null,
    ).length;
    return { guesses: count, madeToWait, letIn, ownersAnswer };
  } finally {
    await desk.close();
  }
}

const onTheList = (chatId: string, createdAt: Date): Admin => ({
  chatId,
  name: `Guesser ${chatId}`,
  role: 'front_desk',
  doctorId: null,
  isRevoked: false,
  language: 'en',
  sessionUntil: null,
  desk: EMPTY_DESK,
  wants: DEFAULT_WANTS,
  createdAt,
});
