/** Twenty ways in which a model goes wrong, in every state and language: nobody is left without an answer, misled or booked by it. */
import { describe, expect, it } from 'vitest';
import { CONVERSATION_STATES } from '../../domain/conversation/states.ts';
import { LANGUAGES } from '../../domain/message/language.ts';
import { MISBEHAVIOURS, type Misbehaviour } from './misbehaviours.ts';
import { mumbleIn, openPlaces } from './places.ts';
import { type ScriptedStep, scriptedModel, type Thought } from './scriptedModel.ts';

const LIMITS = { callTimeoutMs: 400, turnTimeoutMs: 1_000 };

const stepOf = (
  { answer, failsAs, isLate }: Misbehaviour,
  thought: Thought,
  othersReference: string,
): ScriptedStep => {
  if (failsAs !== undefined) return { fail: failsAs };
  const turn = answer({ ...thought, othersReference });
  if ('body' in turn) return { fail: 'malformed' };
  const step: ScriptedStep = 'call' in turn ? { call: turn.call } : { say: turn.say };
  return isLate === true ? { waitMs: 1_700, next: step } : step;
};

describe('a model that misbehaves', () => {
  it('changes nothing, misleads nobody and leaves nobody waiting, in any state and language', {
    timeout: 120_000,
  }, async () => {
    const model = scriptedModel();
    const places = await openPlaces(model, LIMITS);
    let turns = 0;
    for (const misbehaviour of MISBEHAVIOURS) {
      for (const language of LANGUAGES) {
        model.script = (thought) => stepOf(misbehaviour, thought, places[0]?.othersReference ?? '');
        await Promise.all(
          places.map((place) => mumbleIn(place, { language, misbehaviour: misbehaviour.name })),
        );
        turns += places.length;
      }
    }
    expect(turns).toBe(MISBEHAVIOURS.length * LANGUAGES.length * CONVERSATION_STATES.length);
    const asked = model.requests.length;
    // Silent with staff, and any words are a reason: everywhere else the model was asked each time.
    expect(asked).toBeGreaterThan(MISBEHAVIOURS.length * LANGUAGES.length * (CONVERSATION_STATES.length - 2));
    expect(
      model.requests.filter((request) => /9876543210|98765 43210|Asha|Verma|Vikram|9899999999/.test(request)),
    ).toEqual([]);
  });
});
