/** What the playground saves is a scenario: it can be read, and played again it comes to the same end. */
import { expect, it, onTestFinished } from 'vitest';
import { openStage } from '../play/openStage.ts';
import { playScenario } from '../play/playScenario.ts';
import { ScriptPlayer } from '../play/playScript.ts';
import { scorePlay } from '../score/scorePlay.ts';
import { readScenario, readScenarios } from './readScenarios.ts';
import type { Channel } from './scenario.ts';

const TIMEOUT_MS = 60_000;
const CHATS = { telegram: 'telegram:9001', whatsapp: 'whatsapp:917000009001' } as const;

async function saveAfterPlaying(id: string, channel: Channel): Promise<string> {
  const scenario = readScenarios().find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  const stage = await openStage({
    now: scenario.world.now,
    seed: 'saved',
    onWhatsapp: channel === 'whatsapp' ? ['asha'] : [],
  });
  onTestFinished(() => stage.close());
  await new ScriptPlayer({ stage, scenario, seed: 'saved', isNoisy: false }).play(scenario.script);
  const answer = await fetch(`${stage.product.url}/playground/scenario?chat=${CHATS[channel]}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('.yaml');
  return answer.text();
}

it.each([
  ['booking/buttonsOnly', 'telegram'],
  ['changing/correctedAge', 'telegram'],
  ['money/paysOnline', 'telegram'],
  ['changing/correctedAge', 'whatsapp'],
  ['money/paysOnline', 'whatsapp'],
] as const)(
  '%s on %s, saved from the playground and played again, passes',
  { timeout: TIMEOUT_MS },
  async (id, channel) => {
    const read = readScenario('saved/again.yaml', await saveAfterPlaying(id, channel));
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(read.scenario.caller.channel).toBe(channel);
    expect(read.scenario.end.appointments).toHaveLength(1);
    const again = scorePlay(
      read.scenario,
      await playScenario({ scenario: read.scenario, seed: 'again', path: 'script' }),
    );
    expect(again.checks.filter((check) => !check.passed)).toEqual([]);
  },
);

it('a chat of which nothing is known cannot be saved', { timeout: TIMEOUT_MS }, async () => {
  const stage = await openStage({ now: '2026-11-23T10:00:00+05:30', seed: 'nothing' });
  onTestFinished(() => stage.close());
  for (const chat of ['telegram:1', 'nonsense'])
    expect((await fetch(`${stage.product.url}/playground/scenario?chat=${chat}`)).status).toBe(404);
});
