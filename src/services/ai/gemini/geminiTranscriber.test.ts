import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { VoiceNote } from '../../../ports/transcriber.ts';
import { refuseTooMany } from '../../../sandbox/gemini/refusal.ts';
import { startGeminiStandIn } from '../../../sandbox/gemini/startGeminiStandIn.ts';
import { recordingLog } from '../../recordingLog.ts';
import { createGeminiTranscriber, MAX_VOICE_BYTES, MAX_VOICE_SECONDS } from './geminiTranscriber.ts';

/** Bytes of no real sound: the stand-in knows them by their hash. */
const SOUND = Uint8Array.from({ length: 6_000 }, (_, index) => (index * 7) % 251);
const SPOKEN = { speech: true, text: 'kal shaam paanch baje ke baad', language: 'hinglish', unclear: false };

async function start(timeoutMs = 5_000) {
  const standIn = await startGeminiStandIn();
  onTestFinished(() => standIn.close());
  const log = recordingLog();
  let nowMs = 0;
  const transcriber = createGeminiTranscriber({
    apiKey: standIn.apiKey,
    baseUrl: standIn.url,
    model: 'gemini-3.8-flash',
    prompt: 'Write down what is said, word for word.',
    log,
    clock: { now: () => new Date(nowMs) },
    timeoutMs,
  });
  const hear = (given: Partial<VoiceNote> = {}) =>
    transcriber.transcribe({
      bytes: SOUND,
      contentType: 'audio/ogg',
      seconds: 3,
      language: 'hi',
      signal: new AbortController().signal,
      ...given,
    });
  return { standIn, log, hear, advance: (ms: number) => (nowMs += ms) };
}

describe('a voice note', () => {
  it('is written down in the language it is spoken in', async () => {
    const { standIn, hear } = await start();
    standIn.hearSound(createHash('sha256').update(SOUND).digest('hex'), SPOKEN);
    expect(await hear()).toMatchObject({
      ok: true,
      value: { text: SPOKEN.text, language: 'hinglish', isSure: true, usage: { modelCalls: 1 } },
    });
    const [seen] = standIn.requests;
    expect(seen?.instructions).toBe('Write down what is said, word for word.');
    expect(seen?.audio?.mimeType).toBe('audio/ogg');
    expect(Buffer.compare(seen?.audio?.bytes ?? Buffer.alloc(0), Buffer.from(SOUND))).toBe(0);
    expect(seen?.message).toBe('The language of the conversation so far: hi.');
    expect(seen?.answerFields).toEqual(['speech', 'text', 'language', 'unclear']);
  });

  it('counts what it costs', async () => {
    const { standIn, hear } = await start();
    standIn.hearNext(SPOKEN);
    const heard = await hear();
    expect(heard.ok && heard.value.usage.inputTokens).toBeGreaterThan(90);
    expect(heard.ok && heard.value.usage.outputTokens).toBeGreaterThan(10);
  });

  it('a part of a larger buffer is sent as that part', async () => {
    const { standIn, hear } = await start();
    standIn.hearNext(SPOKEN);
    await hear({ bytes: SOUND.subarray(100, 200) });
    expect(standIn.requests[0]?.audio?.bytes).toHaveLength(100);
  });

  it('of a megabyte is no trouble', async () => {
    const { standIn, hear } = await start();
    standIn.hearNext(SPOKEN);
    expect(await hear({ bytes: new Uint8Array(1_048_576).fill(7) })).toMatchObject({ ok: true });
  });

  it('that can be made out in part is not sure', async () => {
    const { standIn, hear } = await start();
    standIn.hearNext({ ...SPOKEN, unclear: true });
    expect(await hear()).toMatchObject({ ok: true, value: { isSure: false } });
  });

  it('a language that we do not speak counts as that of the conversation', async () => {
    const { standIn, hear } = await start();
    standIn.script({ say: JSON.stringify({ ...SPOKEN, language: 'mr' }) });
    expect(await hear()).toMatchObject({ ok: true, value: { language: 'hi' } });
  });

  it.each([
    ['nothing is scripted', undefined],
    ['the model says there is no speech', { ...SPOKEN, speech: false }],
    ['there are no words', { ...SPOKEN, text: '  ' }],
  ])('without speech is no speech: %s', async (_what, heard) => {
    const { standIn, hear } = await start();
    if (heard !== undefined) standIn.hearNext(heard);
    expect(await hear()).toEqual({ ok: false, refusal: { code: 'no_speech' } });
  });

  it.each([
    ['too large', { bytes: new Uint8Array(MAX_VOICE_BYTES + 1) }, 'too_large'],
    ['too long', { seconds: MAX_VOICE_SECONDS + 1 }, 'too_long'],
    ['a picture', { contentType: 'image/jpeg' }, 'kind_not_accepted'],
    ['empty', { bytes: new Uint8Array() }, 'no_speech'],
    ['of a turn that is closed', { signal: AbortSignal.abort() }, 'unavailable'],
  ])('that is %s never leaves the house', async (_what, given, code) => {
    const { standIn, hear } = await start();
    expect(await hear(given)).toEqual({ ok: false, refusal: { code } });
    expect(standIn.recorded).toEqual([]);
  });

  it.each([
    ['audio/mpeg', 'audio/mpeg'],
    ['audio/mp4', 'audio/mp4'],
    ['audio/ogg; codecs=opus', 'audio/ogg'],
    ['application/ogg', 'audio/ogg'],
  ])('of the kind %s is sent as %s', async (contentType, mimeType) => {
    const { standIn, hear } = await start();
    standIn.hearNext(SPOKEN);
    expect(await hear({ contentType })).toMatchObject({ ok: true });
    expect(standIn.requests[0]?.audio?.mimeType).toBe(mimeType);
  });
});

describe('when it cannot be heard', () => {
  it.each([
    ['words that are no JSON', { say: 'The patient says hello.' }],
    ['JSON of another shape', { say: '{"transcript":"hello"}' }],
    ['half an answer', { say: '{"speech":true,"text":"kal sha', finishReason: 'MAX_TOKENS' }],
    ['a blocked answer', { body: { promptFeedback: { blockReason: 'SAFETY' } } }],
    ['an empty answer', { body: { candidates: [{ content: { parts: [] }, finishReason: 'STOP' }] } }],
    ['an internal error', { body: { error: { code: 500, message: 'kal shaam', status: 'INTERNAL' } } }],
    ['a page', { raw: '<html>', contentType: 'text/html' }],
  ])('%s asks the patient to type', async (_what, turn) => {
    const { standIn, hear, log } = await start();
    standIn.script(turn);
    expect(await hear()).toEqual({ ok: false, refusal: { code: 'unavailable' } });
    expect(log.text()).not.toMatch(/kal|hello/);
  });

  it('a server that hangs is left at the deadline', async () => {
    const { standIn, hear, log } = await start(150);
    standIn.hearNext(SPOKEN);
    await hear();
    standIn.faults.add({ do: 'hang' });
    expect(await hear()).toEqual({ ok: false, refusal: { code: 'unavailable' } });
    expect(log.lines.at(-1)?.facts).toMatchObject({ code: 'timeout' });
  });

  it('a turn that is closed meanwhile is not a failure of the service', async () => {
    const { standIn, hear, log } = await start();
    standIn.faults.add({ do: 'hang' });
    const closing = new AbortController();
    const heard = hear({ signal: closing.signal });
    await expect.poll(() => standIn.faults.list()[0]?.struck).toBe(1);
    closing.abort();
    expect(await heard).toEqual({ ok: false, refusal: { code: 'unavailable' } });
    expect(log.lines).toEqual([]);
  });

  it('a spent quota closes the door for the time that the answer asks for', async () => {
    const { standIn, hear, advance } = await start();
    standIn.faults.add(refuseTooMany(20));
    standIn.hearNext(SPOKEN);
    expect(await hear()).toMatchObject({ ok: false });
    advance(19_999);
    expect(await hear()).toMatchObject({ ok: false });
    expect(standIn.recorded).toEqual([]);
    advance(1);
    expect(await hear()).toMatchObject({ ok: true });
  });
});
