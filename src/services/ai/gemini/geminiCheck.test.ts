import { describe, expect, it, onTestFinished } from 'vitest';
import { startGeminiStandIn } from '../../../sandbox/gemini/startGeminiStandIn.ts';
import { quietLog } from '../../recordingLog.ts';
import { listModels, probeToolCall, standingOf } from './geminiCheck.ts';

async function start() {
  const standIn = await startGeminiStandIn();
  onTestFinished(() => standIn.close());
  const access = { apiKey: standIn.apiKey, baseUrl: standIn.url, model: 'gemini-3.8-flash' };
  return { standIn, access };
}

describe('which models there are', () => {
  it.each([
    ['gemini-3.8-flash', { kind: 'available' }],
    ['models/gemini-3.5-flash-lite', { kind: 'available' }],
    ['gemini-2.5-flash', { kind: 'going_away', lastDay: '2026-12-01' }],
    ['gemini-embedding-001', { kind: 'missing' }],
    ['gemini-1.0-pro', { kind: 'missing' }],
  ])('%s', async (model, standing) => {
    const { access } = await start();
    const listed = await listModels(access);
    expect(listed.ok && standingOf(listed.value, model)).toEqual(standing);
  });

  it('a model that only its description says farewell to is going away', () => {
    const description = 'The original version. It was deprecated on July 12, 2024. Move to a newer version.';
    const listing = { id: 'gemini-old', displayName: '', description, isForText: true };
    expect(standingOf([listing], 'gemini-old')).toEqual({ kind: 'going_away', lastDay: null });
  });

  it('a wrong key is refused, and stands neither in the address nor in the answer', async () => {
    const { standIn, access } = await start();
    const listed = await listModels({ ...access, apiKey: 'wrong-key-of-somebody' });
    expect(listed).toEqual({ ok: false, refusal: { code: 'refused', status: 400 } });
    expect(JSON.stringify(standIn.recorded)).not.toContain('wrong-key');
  });

  it('a list that does not come is a failure after the deadline', async () => {
    const { standIn, access } = await start();
    standIn.faults.add({ do: 'hang' });
    expect(await listModels(access, 40)).toMatchObject({ ok: false, refusal: { code: 'timeout' } });
  });

  it('a page that is no list is a failure', async () => {
    const { standIn, access } = await start();
    standIn.faults.add({ do: 'refuse', status: 200, text: '<html>' });
    expect(await listModels(access)).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });
});

describe('one tool call as a test', () => {
  const probe = (access: Awaited<ReturnType<typeof start>>['access']) =>
    probeToolCall({ ...access, log: quietLog, clock: { now: () => new Date(0) } });

  it('a model that calls the tool and says so is fine', async () => {
    const { standIn, access } = await start();
    standIn.script({ call: [{ name: 'reportReady', args: { word: 'ready' } }] }, { say: 'Done.' });
    expect(await probe(access)).toMatchObject({ ok: true, didCallTool: true });
  });

  it('a model that only talks is not', async () => {
    const { access } = await start();
    expect(await probe(access)).toMatchObject({ ok: false, didCallTool: false, outcome: { ok: true } });
  });

  it('a key that is refused says so by its code', async () => {
    const { access } = await start();
    expect(await probe({ ...access, apiKey: 'wrong' })).toMatchObject({
      ok: false,
      outcome: { code: 'refused' },
    });
  });
});
