/** What staff say about a payment that fitted nothing: whose it is, or that it goes back. Read only beside a payment's id; called by `readAdminMessage.ts`. */
import type { SettleWay } from '../../domain/money/money.ts';
import { compilePhrases, findPhrases, type Lexicon } from '../words/phraseIndex.ts';
import type { Word } from '../words/readWords.ts';

const WAY_WORDS: Lexicon<SettleWay> = {
  attach: `attach, attach it, attach to, belongs to, is for, is of, count it for, count for, put it on, put on, is from, ka hai, ki hai, ke liye hai, jod do, lagao, laga do, का है, की है, के लिए है, जोड़ दो, लगा दो, लगाओ`,
  credit: `credit, as credit, as a credit, make it a credit, keep, keep it, keep for, keep it for, next visit, for the next visit, agli visit, agli baar, agli visit ke liye, rakh lo, rakho, jama rakho, jama karo, क्रेडिट, रख लो, रखो, अगली विज़िट, अगली विजिट, अगली बार, जमा रखो, जमा करो`,
  refund: `refund, refund it, send back, send it back, give back, give it back, pay back, return, return it, wapas bhejo, wapas bhej do, wapas karo, wapas kar do, refund karo, refund kar do, lauta do, रिफंड, रिफ़ंड, वापस भेजो, वापस भेज दो, वापस करो, वापस कर दो, लौटा दो`,
  returned: `returned, was returned, already returned, already refunded, already paid back, already given back, gave back, gave it back, given back, paid back, paid it back, sent back already, by bank transfer, by hand, wapas kar diya, wapas de diya, wapas diya, wapas kiya, wapas ho gaya, lauta diya, de diya, वापस कर दिया, वापस दे दिया, वापस किया, वापस हो गया, लौटा दिया`,
};

const INDEX = compilePhrases<SettleWay>([WAY_WORDS], 5);
const WEIGHTIEST_FIRST: readonly SettleWay[] = ['returned', 'credit', 'refund', 'attach'];

/** Null where nothing is said of it. */
export function readSettleWay(words: readonly Word[]): SettleWay | null {
  const found = new Set(findPhrases(INDEX, words).map(({ meaning }) => meaning));
  return WEIGHTIEST_FIRST.find((way) => found.has(way)) ?? null;
}
