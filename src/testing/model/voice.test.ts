/** A patient speaks instead of writing: what was heard is shown first, then treated like written words. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadTranscribePrompt } from '../../compose/prompts.ts';
import type { Transcriber, TranscriptRefusal } from '../../ports/transcriber.ts';
import { startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import { createGeminiTranscriber } from '../../services/ai/gemini/geminiTranscriber.ts';
import { systemClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { type Chat, openClinic } from '../journey.ts';
import { WAYS } from '../waysToStates.ts';

const OGG = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(400, 7)]);
const BOOKING_SENTENCE =
  'Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer';
const USAGE = { modelCalls: 1, inputTokens: 50, outputTokens: 10, milliseconds: 1 };

const hearing = (text: string, isSure = true): Transcriber => ({
  transcribe: async () => ({ ok: true, value: { text, language: 'en', isSure, usage: USAGE } }),
});
const refusing = (code: TranscriptRefusal['code']): Transcriber => ({
  transcribe: async () => ({ ok: false, refusal: { code } }),
});

async function speak(
  chat: Chat,
  given: { bytes?: Uint8Array; seconds?: number; sizeBytes?: number | null } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-voice-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const fileRef = join(folder, 'note');
  await writeFile(fileRef, given.bytes ?? OGG);
  return chat.does({
    kind: 'voice',
    file: { fileRef, fileName: null, contentType: 'audio/ogg', sizeBytes: given.sizeBytes ?? null },
    seconds: given.seconds ?? 4,
  });
}

describe('a voice note', () => {
  it('is echoed before anything is written, and books like a written sentence', async () => {
    const clinic = await openClinic({ transcriber: hearing(BOOKING_SENTENCE) });
    const asha = clinic.chat('asha');
    const answer = await speak(asha);
    expect(answer.text.indexOf(`We heard: “${BOOKING_SENTENCE}”`)).toBe(0);
    expect(answer.text.indexOf('Noted')).toBeGreaterThan(0);
    expect((await asha.taps('I agree')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it("keeps the patient's language", async () => {
    const clinic = await openClinic({ transcriber: hearing('मुझे कल शाम को डॉक्टर अय्यर से मिलना है') });
    const answer = await speak(clinic.chat('meera'));
    expect(answer.text).toContain('हमने सुना:');
    expect((await clinic.chat('meera').conversation()).language).toBe('hi');
  });

  it('is heard by the real adapter, with the prompt of the clinic', async () => {
    const standIn = await startGeminiStandIn();
    onTestFinished(() => standIn.close());
    standIn.hearNext({ speech: true, text: 'do you have parking?', language: 'en' });
    const transcriber = createGeminiTranscriber({
      apiKey: standIn.apiKey,
      baseUrl: standIn.url,
      model: 'gemini-3.8-flash',
      prompt: loadTranscribePrompt(),
      log: recordingLog(),
      clock: systemClock,
    });
    const clinic = await openClinic({ transcriber });
    const answer = await speak(clinic.chat('asha'));
    expect(answer.text).toContain('do you have parking?');
    expect(standIn.requests[0]?.instructions).toContain('Voice notes');
    expect(clinic.traces.at(-1)?.cause).toBe('voice');
  });

  it("in which an emergency is heard brings the ambulance's number, sure or not, also while staff have the chat", async () => {
    const clinic = await openClinic({
      transcriber: hearing('my father has chest pain and cannot breathe', false),
    });
    const asha = clinic.chat('asha');
    await WAYS.WITH_STAFF(asha);
    expect((await speak(asha)).text).toContain('112');
    expect(clinic.notices.map(({ code }) => code)).toContain('red_flag');
  });

  it('stays unanswered while staff have the chat', async () => {
    const clinic = await openClinic({ transcriber: hearing('I wait for you') });
    const asha = clinic.chat('asha');
    await WAYS.WITH_STAFF(asha);
    expect((await speak(asha)).text).toBe('');
  });
});

describe('a voice note that is not understood', () => {
  it.each<[string, Transcriber, string]>([
    ['unsure', hearing('mumble', false), 'could not make out'],
    ['empty', hearing('  '), 'could not make out'],
    ['no speech', refusing('no_speech'), 'could not make out'],
    ['too long', refusing('too_long'), 'too long'],
    ['of no known kind', refusing('kind_not_accepted'), 'type your message'],
    ['when the service is down', refusing('unavailable'), 'type your message'],
    [
      'when the transcriber breaks',
      { transcribe: () => Promise.reject(new Error('boom')) },
      'type your message',
    ],
  ])(
    '%s: the patient is told kindly, with the menu, and nothing is changed',
    async (_, transcriber, words) => {
      const clinic = await openClinic({ transcriber });
      const asha = clinic.chat('asha');
      await WAYS.AWAITING_GENDER(asha);
      const answer = await speak(asha);
      expect(answer.text).toContain(words);
      expect(answer.text).not.toContain('boom');
      expect(answer.state).toBe('AWAITING_GENDER');
      expect(answer.choices.length).toBeGreaterThan(0);
    },
  );

  it.each<[string, Parameters<typeof speak>[1], string]>([
    ['two minutes and a second', { seconds: 121 }, 'too long'],
    ['more than five megabytes by its own word', { sizeBytes: 6_000_000 }, 'too long'],
    ['more than five megabytes in truth', { bytes: Buffer.alloc(5 * 1024 * 1024 + 1, 1) }, 'too long'],
    ['no sound at all', { bytes: Buffer.from('MZ this is a program') }, 'type your message'],
  ])('%s is not listened to', async (_, given, words) => {
    const heard: string[] = [];
    const clinic = await openClinic({
      transcriber: {
        transcribe: (note) => {
          heard.push(note.contentType);
          return hearing('yes').transcribe(note);
        },
      },
    });
    expect((await speak(clinic.chat('asha'), given)).text).toContain(words);
    expect(heard).toEqual([]);
  });

  it('is asked for in writing where nothing can listen', async () => {
    const clinic = await openClinic();
    const answer = await speak(clinic.chat('asha'));
    expect(answer.text).toContain('cannot listen to voice notes');
    expect(answer.choices.length).toBeGreaterThan(0);
  });
});
