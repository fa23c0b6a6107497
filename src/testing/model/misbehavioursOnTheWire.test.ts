/** The same misbehaviours as Gemini's service would show them, through the real adapter: every state, the languages in turn. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../domain/message/language.ts';
import { MISBEHAVIOURS, type Misbehaviour } from './misbehaviours.ts';
import { type ModelBench, startModelBench } from './modelBench.ts';
import { mumbleIn, openPlaces } from './places.ts';

function misbehave({ standIn }: ModelBench, { answer, fault }: Misbehaviour, othersReference: string): void {
  standIn.faults.clear();
  standIn.reset();
  if (fault !== undefined) standIn.faults.add({ ...fault, times: 'always' });
  standIn.respond((request) => answer({ ...request, othersReference }));
}

describe('a service that misbehaves', () => {
  it('changes nothing, misleads nobody and leaves nobody waiting, in any state', {
    timeout: 120_000,
  }, async () => {
    const bench = await startModelBench();
    const places = await openPlaces(bench.model, { callTimeoutMs: 1_000, turnTimeoutMs: 1_200 });
    const sent: string[] = [];
    for (const [round, misbehaviour] of MISBEHAVIOURS.entries()) {
      misbehave(bench, misbehaviour, places[0]?.othersReference ?? '');
      const tried = places.map((place, index) =>
        mumbleIn(place, {
          language: LANGUAGES[(round + index) % LANGUAGES.length] ?? 'en',
          misbehaviour: misbehaviour.name,
        }),
      );
      await Promise.all(tried);
      sent.push(...bench.standIn.requests.map((request) => JSON.stringify(request.body)));
    }
    expect(sent.length).toBeGreaterThan(MISBEHAVIOURS.length * places.length * 0.6);
    expect(
      sent.filter((request) => /9876543210|98765 43210|Asha|Verma|Vikram|9899999999/.test(request)),
    ).toEqual([]);
  });
});
