/** A recorded play is played back without asking anybody; what was not recorded is an error that says what changed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadPrompts } from '../../src/compose/prompts.ts';
import { playScenario } from '../play/playScenario.ts';
import { readScenarios } from '../scenario/readScenarios.ts';
import { scorePlay } from '../score/scorePlay.ts';
import { openModel } from './openModel.ts';
import { writeRecording } from './recordings.ts';
import { requestKey, whatDiffers } from './requestKey.ts';

const MODEL = 'gemini-3.8-flash';

function scenarioNamed(id: string) {
  const found = readScenarios().find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no scenario ${id}`);
  return found;
}

it('a scenario is recorded from the stand-in, replayed to the same words, and an edited prompt is noticed', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-recordings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const scenario = scenarioNamed('model/readsBetweenTheLines');
  const play = async (kind: 'script' | 'replay', prompts = loadPrompts()) => {
    const model = await openModel({ scenario, model: MODEL, source: { kind }, folder });
    onTestFinished(() => model.close());
    const order = {
      scenario,
      seed: 'trial 1',
      path: 'script',
      gemini: model.access,
      misses: model.misses,
    } as const;
    return { model, played: await playScenario({ ...order, given: { prompts } }) };
  };
  const wordsOf = ({ turns }: Awaited<ReturnType<typeof playScenario>>) =>
    turns.flatMap((turn) => turn.heard.map(({ text }) => text));

  const { model, played } = await play('script');
  expect(scorePlay(scenario, played).passed).toBe(true);
  expect(model.relay.answers).toHaveLength(2);
  writeRecording(scenario.id, { source: 'stand-in', answers: [...model.relay.answers] }, folder);

  const again = await play('replay');
  expect(again.played.trouble).toBeNull();
  expect(wordsOf(again.played)).toEqual(wordsOf(played));

  const { receptionist, styles } = loadPrompts();
  const edited = await play('replay', { receptionist: `${receptionist}\nBe brief.\n`, styles });
  expect(edited.played.trouble).toMatchObject({
    kind: 'not_recorded',
    why: expect.stringContaining('changed since the recording: the prompt'),
  });
});

it('a key does not mind the order of fields, and a miss names the parts that changed', () => {
  const body = {
    systemInstruction: { parts: [{ text: 'a' }] },
    contents: [{ role: 'user', parts: [{ text: 'b' }] }],
  };
  const key = requestKey(MODEL, body);
  expect(requestKey(MODEL, { contents: body.contents, systemInstruction: body.systemInstruction })).toEqual(
    key,
  );
  const other = requestKey('gemini-3.5-flash-lite', { ...body, contents: [] });
  expect(whatDiffers(other, [key])).toBe('changed since the recording: the model and the messages');
  expect(whatDiffers(key, [key])).toBe('it is asked more often than it was recorded');
  expect(whatDiffers(key, [])).toBe('nothing is recorded for it');
});
