/** What a model is for: a sentence that no rule reads becomes a booking with one confirmation, and questions are answered on the way. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../domain/message/language.ts';
import { type OpenClinic, openClinic } from '../journey.ts';
import { startModelBench } from './modelBench.ts';

/** Told so that the rules read little of it; what a model makes of it is scripted. */
const STORIES: readonly {
  readonly language: Language;
  readonly text: string;
  readonly agree: string;
  readonly pay: string;
  readonly reply: string;
}[] = [
  {
    language: 'en',
    text: 'so my chest cold thing, umm, it is for me, Ravi they call me, thirty four summers old, a man, ring 98123 45678, whichever slot that lady for kids keeps around twenty past five tomorrow, whatever',
    agree: 'I agree',
    pay: 'Pay at the clinic',
    reply: 'Of course, Ravi, happy to help.',
  },
  {
    language: 'hinglish',
    text: 'umm woh naak behne wali dikkat apne liye, log mujhe Ravi bulate hain, chauntis saal ka aadmi, 98123 45678 pe milunga, kal paanch bees ke aas paas bachhon wali madam jo hain unke paas hi jaisa bhi ho',
    agree: 'Manzoor hai',
    pay: 'Clinic par',
    reply: 'Ji zaroor, ho jayega dekh lete hain.',
  },
  {
    language: 'hi',
    text: 'उम्म वो नाक बहने वाली दिक्कत अपने लिए, लोग मुझे रवि बुलाते हैं, चौंतीस साल का आदमी, 98123 45678 पे मिलूंगा, कल पांच बीस के आसपास बच्चों वाली मैडम जो हैं उनके पास ही जैसा भी हो',
    agree: 'सहमत',
    pay: 'क्लिनिक',
    reply: 'जी ज़रूर।',
  },
];

const DETAILS = {
  name: 'Ravi',
  ageYears: 34,
  gender: 'male',
  phone: '[PHONE_1]',
  purpose: 'naak behna',
  doctor: 'd-iyer',
  date: '2026-11-24',
  time: '17:20',
};

async function tapFirst(clinic: OpenClinic, tool: string) {
  const chat = clinic.chat('ravi');
  const menu = await chat.menu();
  const index = menu.choices.findIndex((choice) => choice.call.tool === tool);
  return chat.does({ kind: 'choice', menuVersion: menu.version, index, messageRef: null });
}

describe('one free sentence', () => {
  it.each(STORIES)(
    'in $language books with a single confirmation after the consent',
    async ({ text, reply, language }) => {
      const { standIn, model } = await startModelBench();
      const clinic = await openClinic({ model });
      const chat = clinic.chat('ravi');
      standIn.script({ call: [{ name: 'recordDetails', args: DETAILS }] }, { say: reply });
      const first = await chat.says(text);
      expect(clinic.traces.at(-1)).toMatchObject({
        reader: 'model',
        model: { id: 'gemini-3.8-flash', calls: 2, outcome: 'ok' },
      });
      expect(first.state).toBe('AWAITING_CONSENT');
      const summary = await tapFirst(clinic, 'acceptConsent');
      expect(summary.state).toBe('SELECTING_PAYMENT_MODE');
      await tapFirst(clinic, 'payAtClinic');
      const [booked] = await chat.appointments();
      expect(booked).toMatchObject({
        status: 'booked',
        visitDate: '2026-11-24',
        visitTime: '17:20',
        doctorId: 'd-iyer',
      });
      expect((await chat.conversation()).language).toBe(language);
    },
  );

  it("of a known patient is held at once, and only the patient's own yes books it", async () => {
    const { standIn, model } = await startModelBench();
    const clinic = await openClinic({ model });
    const chat = clinic.chat('ravi');
    await chat.says('hello');
    await chat.taps('Book appointment');
    await chat.taps('I agree');
    standIn.script(
      {
        call: [
          { name: 'recordDetails', args: DETAILS },
          { name: 'payAtClinic', args: {} },
        ],
      },
      { call: [{ name: 'payAtClinic', args: {} }] },
      { say: 'DONE' },
    );
    const summary = await chat.says(STORIES[0]?.text ?? '');
    expect(summary.state).toBe('SELECTING_PAYMENT_MODE');
    expect(summary.text).toContain('₹600');
    expect(summary.text).not.toContain('DONE');
    expect((await chat.appointments()).map(({ status }) => status)).toEqual(['pending']);
  });
});

describe('a digression', () => {
  it("is answered in the model's words, and the booking goes on where it was", async () => {
    const { standIn, model } = await startModelBench();
    const clinic = await openClinic({ model });
    const chat = clinic.chat('asha');
    await chat.says('hello');
    await chat.taps('Book appointment');
    await chat.taps('I agree');
    standIn.script(
      { call: [{ name: 'clinicInformation', args: { topic: 'parking' } }] },
      { say: 'Yes, there is room for your car at the clinic.' },
    );
    const answer = await chat.says('umm my four wheels come along, where do they stay meanwhile, hmm?');
    expect(answer.text).toContain('there is room for your car');
    expect(answer.state).toBe('AWAITING_NAME');
    expect((await chat.says('Asha Verma')).state).toBe('AWAITING_PHONE');
  });

  it("that the model answers wrongly is answered by the clinic's own sentence", async () => {
    const { standIn, model } = await startModelBench();
    const clinic = await openClinic({ model });
    const chat = clinic.chat('asha');
    await chat.says('hello');
    standIn.script(
      { call: [{ name: 'clinicInformation', args: { topic: 'hours' } }] },
      { say: 'We are open till 11 pm on Sunday.' },
    );
    const answer = await chat.says('umm till whenabouts does one find somebody there, usually, hmm?');
    expect(answer.text).not.toContain('11 pm');
    expect(answer.text).toContain('8:30 pm');
    expect(clinic.traces.at(-1)?.model?.outcome).toBe('date');
  });
});

describe('a death in the middle', () => {
  it('is made good by showing where things stand, and nothing is done or said twice', async () => {
    const { standIn, model } = await startModelBench();
    const clinic = await openClinic({ model });
    const chat = clinic.chat('asha');
    await chat.says('hello');
    const { desk, store } = clinic;
    const { world } = desk.outside;
    await store.transact(async (tables) => {
      await tables.inbox.add(
        {
          chat: chat.key,
          messageId: 'dead-1',
          sentAt: world.clock.now(),
          appLanguage: null,
          content: { kind: 'text', text: 'umm the usual way as it were, you remember, can that be done?' },
        },
        world.clock.now(),
      );
      await tables.effects.claim({
        turnId: `${chat.key}/dead-1`,
        tool: 'model',
        argumentsKey: '',
        at: world.clock.now(),
      });
    });
    standIn.reset();
    await desk.open();
    const answer = await chat.hears();
    expect(answer.text).not.toBe('');
    expect(answer.choices.length).toBeGreaterThan(0);
    expect(standIn.requests).toEqual([]);
    await desk.open();
    expect((await chat.hears()).text).toBe('');
  });
});
