/** The documents drill, small: `npm run drill -- documents` plays it whole. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { issueUnderFire } from './drills/documentsDrill.ts';
import { createTestDatabase, whyNoPostgres } from './postgres.ts';

describe.skipIf((await whyNoPostgres()) !== null)('on PostgreSQL', () => {
  it('four processes that are killed leave one series without a gap', { timeout: 180_000 }, async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const said = await issueUnderFire({ databaseUrl: database.url, count: 40, seed: 3 });
    expect(said[0]).toMatch(/issued 40 documents and were killed [1-9]/);
  });
});
