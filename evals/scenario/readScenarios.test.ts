/** Scenarios are read whole, and a fault in one is told so that its writer finds it. */
import { describe, expect, it } from 'vitest';
import { readScenario, readScenarios } from './readScenarios.ts';

const GOOD = `purpose: A patient says hello and is greeted in return.
tags: [clinic, en]
caller:
  persona: Says hello to everybody.
  language: en
  wants: To be greeted in a friendly way.
script:
  - say: hello
end:
  appointments: []
`;

const faultsOf = (text: string): readonly string[] => {
  const read = readScenario('clinic/hello.yaml', text);
  return read.ok ? [] : read.faults;
};

describe('the committed scenarios', () => {
  const scenarios = readScenarios();

  it('are all readable, each with an id of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(130);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
  });

  it('have purposes of their own, and say why where a model is needed', () => {
    expect(new Set(scenarios.map(({ purpose }) => purpose)).size).toBe(scenarios.length);
    for (const { needsModel, model, reference } of scenarios.filter((one) => one.needsModel !== undefined))
      expect(
        [needsModel?.length, model?.length, reference?.length].every((length) => (length ?? 0) > 0),
      ).toBe(true);
  });

  it('speak all languages', () => {
    const languages = scenarios.map(({ caller }) => caller.language);
    for (const language of ['en', 'hi', 'hinglish'] as const) expect(languages).toContain(language);
  });
});

describe('a scenario', () => {
  it('that is whole is read with its defaults', () => {
    const read = readScenario('clinic/hello.yaml', GOOD);
    expect(read).toMatchObject({
      ok: true,
      scenario: { id: 'clinic/hello', caller: { who: 'asha', typing: 'clean' }, world: { taken: [] } },
    });
  });

  it.each([
    [
      'broken YAML, with its line',
      GOOD.replace('tags: [clinic, en]', 'tags: [clinic, en'),
      /^clinic\/hello\.yaml:\d+: /,
    ],
    ['a purpose that is no sentence', GOOD.replace('in return.', 'in return'), /:1: purpose: .*full stop/],
    ['a misspelt field, with its name', GOOD.replace('persona', 'personna'), /personna/],
    [
      'a step that does not exist, with those that do',
      GOOD.replace('- say: hello', '- shout: hello'),
      /:8: script\.0: not a step; .*say, tap/,
    ],
    [
      'a state that does not exist',
      GOOD.replace('appointments: []', 'appointments: []\n  state: DREAMING'),
      /end\.state/,
    ],
    ['a model that nobody needs', `${GOOD}model: [{ say: Hello }]\n`, /without `needsModel`/],
    [
      'a need for a model without its answers',
      `${GOOD}needsModel: no rule reads such a greeting\n`,
      /without `model`/,
    ],
  ])('with %s is refused', (_what, text, words) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.some((fault) => words.test(fault))).toBe(true);
  });
});
