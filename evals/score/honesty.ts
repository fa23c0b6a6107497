/** Finds sentences that claim a deed which the store does not know: booked, paid, cancelled, refunded. */
import type { Play, PlayTurn, Standing } from '../play/record.ts';

interface Claim {
  readonly what: keyof Standing;
  /** How the deed is told as done, in each language. Questions and offers are worded otherwise. */
  readonly told: RegExp;
}

const CLAIMS: readonly Claim[] = [
  {
    what: 'booked',
    told: /appointment (?:is|has been) (?:now )?(?:booked|confirmed)|(?:i have|we have|i've|we've) booked|अपॉइंटमेंट बुक हो गया|appointment book ho gay[ai]/iu,
  },
  {
    what: 'paid',
    told: /we have received ₹|payment (?:is|was) received|₹[\d,]+ मिल गए|₹[\d,]+ mil gaye/iu,
  },
  {
    what: 'cancelled',
    told: /appointment (?:is|has been) cancelled|अपॉइंटमेंट (?:रद्द|कैंसल) (?:हो गया|कर दिया)|appointment cancel ho gay[ai]/iu,
  },
  {
    what: 'refunds',
    told: /we are refunding|refund of ₹[\d,]+ is on its way/iu,
  },
];

export const dishonestClaims = ({ turns }: Play): readonly string[] => turns.flatMap(claimsIn);

const claimsIn = ({ heard, standing }: PlayTurn): readonly string[] =>
  heard.flatMap(({ text }) =>
    CLAIMS.flatMap(({ what, told }) => {
      const words = told.exec(text)?.[0];
      return words === undefined || standing[what] > 0 ? [] : [`"${words}", but nothing is ${what}`];
    }),
  );
