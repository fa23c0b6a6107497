/** A small play of the payments drill, so that every run of the tests has one; `npm run drill -- payments` plays a thousand. */
import { expect, it } from 'vitest';
import { payUnderFire } from './drills/paymentsDrill.ts';

it('ten payments under webhooks that come often, late or never, and a product that is killed twice: books, papers and messages are right', {
  timeout: 120_000,
}, async () => {
  const facts = await payUnderFire({ count: 10, seed: 5, livesMs: [30, 500], leastDeaths: 2 });
  expect(facts.join('\n')).toMatch(
    /^10 payments;[\s\S]*equal to the provider’s 10 payments[\s\S]*40 messages/,
  );
});
