/** The drill of the admin bot's door: thousands of wrong passwords from a hundred ids on its list. */
import { guessPasswords } from '../admin/guessPasswords.ts';
import type { Drill } from './drill.ts';

export const passwordDrill: Drill = {
  name: 'passwords',
  purpose:
    'wrong passwords from 100 ids let nobody in, and the real admin in at once after a slip of their own; counts guesses',
  usualCount: 10_000,
  async run({ count, seed }) {
    const { guesses, madeToWait, letIn, ownersAnswer } = await guessPasswords({ count, ids: 100, seed });
    if (letIn > 0) throw new Error(`${letIn} guesses were let in`);
    if (!ownersAnswer.includes('Welcome')) throw new Error('the real admin was not let in');
    return [
      `${guesses} guesses from 100 ids, ${letIn} let in`,
      `${madeToWait} of them were made to wait, without a hash being worked out`,
      'the owner mistyped once in the middle of it, and came in at once with the next try',
    ];
  },
};
