/** What every channel must let a patient do, from the first word to the stored report: one suite for all of them. Channel tests call `describeChannel`. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Product } from '../../compose.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import type { Language } from '../../domain/message/language.ts';
import type { Heard } from '../../sandbox/gemini/speech.ts';

/** A patient on one of the channels, who reads what comes before going on. */
export interface ChannelPatient {
  readonly chat: ChatKey;
  /** Each of these resolves when something like `expected` has been heard, and throws when nothing does in time. */
  says(text: string, expected: RegExp): Promise<string>;
  /** By a tap where there are buttons, by its number where there are none. */
  chooses(label: RegExp, expected: RegExp): Promise<string>;
  sends(file: { kind: 'document' | 'voice'; bytes: Buffer }, expected: RegExp): Promise<string>;
  hears(expected: RegExp): Promise<string>;
  /** The labels of the present menu. */
  choices(): readonly string[];
  documents(): readonly { readonly fileName: string; readonly bytes: Buffer }[];
}

export interface ChannelBench {
  readonly product: Product;
  /** Somebody who has never written, with each call. */
  newPatient(): ChannelPatient;
  /** What is heard in the voice note with these bytes. */
  hearSound(sha256: string, heard: Heard): void;
}

interface Words {
  readonly wants: string;
  readonly everything: string;
  readonly agree: RegExp;
  readonly privacy: RegExp;
  readonly askName: RegExp;
  readonly askPhone: RegExp;
  readonly askAge: RegExp;
  readonly female: RegExp;
  readonly purpose: string;
  readonly summary: RegExp;
  readonly payOnline: RegExp;
  readonly payOnlineWords: string;
  readonly booked: RegExp;
  readonly sendReports: RegExp;
  readonly sendReportsWords: string;
  readonly stored: RegExp;
  readonly done: RegExp;
  readonly doneWords: string;
  readonly yes: string;
  readonly finished: RegExp;
  readonly receiptPlease: string;
}

const PAYMENT_ADDRESS = /https?:\/\/\S+\/pay\/\S+/;
const TIME = /\d:\d\d/;
const ASKS_WHEN = /When would you|कब आना|kab aana/;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    wants: 'Hello, I would like to see a doctor',
    everything: 'Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao',
    agree: /^I agree/,
    privacy: /privacy/i,
    askName: /name/i,
    askPhone: /number/i,
    askAge: /How old/,
    female: /^Female$/,
    purpose: 'fever since Monday',
    summary: /Please check that all is right/,
    payOnline: /^Pay online/,
    payOnlineWords: 'I will pay online',
    booked: /Your appointment is booked/,
    sendReports: /^Send reports/,
    sendReportsWords: 'send reports',
    stored: /✅/,
    done: /^Done$/,
    doneWords: 'done',
    yes: 'yes',
    finished: /report/i,
    receiptPlease: 'please send me the receipt',
  },
  hi: {
    wants: 'नमस्ते, मुझे डॉक्टर से मिलना है',
    everything: 'मेरा नाम मीरा शर्मा है, उम्र 52 साल, महिला, खांसी और बुखार, 9822001122, डॉक्टर राव से मिलना है',
    agree: /मंज़ूर है/,
    privacy: /जानकारी/,
    askName: /नाम/,
    askPhone: /नंबर/,
    askAge: /उम्र/,
    female: /^महिला$/,
    purpose: 'खांसी और बुखार',
    summary: /₹/,
    payOnline: /^ऑनलाइन/,
    payOnlineWords: 'ऑनलाइन पेमेंट करूंगा',
    booked: /बुक हो गया/,
    sendReports: /^रिपोर्ट भेज/,
    sendReportsWords: 'रिपोर्ट भेजनी है',
    stored: /✅/,
    done: /^हो गया|^बस|^पूर/,
    doneWords: 'हो गया',
    yes: 'हाँ',
    finished: /रिपोर्ट/,
    receiptPlease: 'मुझे रसीद भेज दीजिए',
  },
  hinglish: {
    wants: 'namaste, mujhe doctor se milna hai',
    everything:
      'mera naam Ravi Kumar hai, umar 43, male, ghutne mein dard hai, 9812345678, Dr Rao se milna hai',
    agree: /manzoor hai/i,
    privacy: /jaankari|jankari/i,
    askName: /naam/i,
    askPhone: /number/i,
    askAge: /umar/i,
    female: /^Mahila|^Female/i,
    purpose: 'do din se bukhar hai',
    summary: /₹/,
    payOnline: /^Online/i,
    payOnlineWords: 'online payment karunga',
    booked: /book ho gay/i,
    sendReports: /report/i,
    sendReportsWords: 'reports bhejni hai',
    stored: /✅/,
    done: /^Ho gaya|^Bas/i,
    doneWords: 'ho gaya',
    yes: 'haan',
    finished: /report/i,
    receiptPlease: 'receipt bhej dijiye',
  },
};

const REPORT = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << >>\n%%EOF\n');
const TIMEOUT = { timeout: 120_000 };

export function describeChannel(name: string, bench: () => ChannelBench): void {
  describe.each(['en', 'hi', 'hinglish'] as const)(`a booking on ${name} in %s`, (language) => {
    const words = WORDS[language];

    it('goes by choices alone, but for what only the patient can say', TIMEOUT, async () => {
      const patient = bench().newPatient();
      await patient.says(words.wants, words.privacy);
      await patient.chooses(words.agree, words.askName);
      await patient.says('Asha Verma', words.askPhone);
      await patient.says('9876543210', words.askAge);
      await patient.says('34', /./);
      await patient.chooses(words.female, /./);
      await patient.says(words.purpose, /./);
      await patient.chooses(/Rao/, ASKS_WHEN);
      await patient.chooses(TIME, words.summary);
      await patient.chooses(words.payOnline, PAYMENT_ADDRESS);
      await paysAndSendsReport(bench(), patient, {
        words,
        answer: () => patient.chooses(words.sendReports, /./),
      });
      await patient.chooses(words.done, words.finished);
      await expectBooked(bench(), patient);
    });

    it('goes by words alone', TIMEOUT, async () => {
      const patient = bench().newPatient();
      await patient.says(words.everything, words.privacy);
      await patient.says(words.yes, ASKS_WHEN);
      await patient.says(firstTime(patient), words.summary);
      await patient.says(words.payOnlineWords, PAYMENT_ADDRESS);
      await paysAndSendsReport(bench(), patient, {
        words,
        answer: () => patient.says(words.sendReportsWords, /./),
      });
      await patient.says(words.doneWords, words.finished);
      await expectBooked(bench(), patient);
      await getsPapersAgain(patient, words);
    });

    it('goes by voice', TIMEOUT, async () => {
      const patient = bench().newPatient();
      const speaks = (text: string, expected: RegExp) =>
        speak(bench(), patient, { text, language, expected });
      await speaks(words.everything, words.privacy);
      await speaks(words.yes, ASKS_WHEN);
      await speaks(firstTime(patient), words.summary);
      await speaks(words.payOnlineWords, PAYMENT_ADDRESS);
      await paysAndSendsReport(bench(), patient, {
        words,
        answer: () => speaks(words.sendReportsWords, /./),
      });
      await speaks(words.doneWords, words.finished);
      await expectBooked(bench(), patient);
    });
  });

  describe(`a chat on ${name}`, () => {
    it('is nobody else’s: what one patient told is not shown to another', TIMEOUT, async () => {
      const [asha, vikram] = [bench().newPatient(), bench().newPatient()];
      await asha.says(WORDS.en.everything, WORDS.en.privacy);
      const shown = await vikram.says('my appointments', /./);
      expect(shown).not.toMatch(/Asha|98765/);
      expect((await conversationOf(bench(), vikram))?.draft.name).toBeNull();
    });

    it('gets the ambulance’s number for an emergency, before anything else', TIMEOUT, async () => {
      const patient = bench().newPatient();
      await patient.says('my father has chest pain and cannot breathe', /112[\s\S]*108|108[\s\S]*112/);
      expect(await appointmentsOf(bench(), patient)).toEqual([]);
    });

    it(
      'is answered when a kind of file comes that nobody can open, and keeps nothing of it',
      TIMEOUT,
      async () => {
        const patient = bench().newPatient();
        await patient.says(WORDS.en.everything, WORDS.en.privacy);
        await patient.says('yes', ASKS_WHEN);
        await patient.says(firstTime(patient), WORDS.en.summary);
        await patient.says('I will pay at the clinic', WORDS.en.booked);
        await patient.says('send reports', /./);
        await patient.sends({ kind: 'document', bytes: Buffer.from('MZ this is a program') }, /PDF|photo/i);
        const [appointment] = await appointmentsOf(bench(), patient);
        const statuses = async () => {
          const reports = await read(bench(), (tables) =>
            appointment === undefined ? Promise.resolve([]) : tables.reports.ofAppointment(appointment.id),
          );
          return reports.map(({ status }) => status);
        };
        await expect.poll(statuses, { timeout: 20_000 }).toEqual(['refused']);
      },
    );
  });
}

const firstTime = (patient: ChannelPatient): string =>
  patient.choices().find((label) => TIME.test(label)) ?? 'no time was offered';

async function speak(
  { hearSound }: ChannelBench,
  patient: ChannelPatient,
  { text, language, expected }: { text: string; language: Language; expected: RegExp },
): Promise<string> {
  // Ogg by its first bytes, and each note a sound of its own.
  const bytes = Buffer.concat([Buffer.from('OggS'), Buffer.from(`${patient.chat} ${text}`)]);
  hearSound(createHash('sha256').update(bytes).digest('hex'), { speech: true, text, language });
  return patient.sends({ kind: 'voice', bytes }, expected);
}

async function paysAndSendsReport(
  { product }: ChannelBench,
  patient: ChannelPatient,
  { words, answer }: { words: Words; answer: () => Promise<string> },
): Promise<void> {
  const razorpay = product.razorpay.standIn;
  const link = razorpay?.links().findLast(({ status }) => status === 'created');
  if (razorpay == null || link === undefined) throw new Error('there is no payment link');
  razorpay.payLink(link.id);
  await patient.hears(words.booked);
  const receipts = () => patient.documents().filter(({ fileName }) => /^receipt-.*\.pdf$/.test(fileName));
  await expect.poll(() => receipts().length, { timeout: 30_000 }).toBe(1);
  expect(receipts()[0]?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await answer();
  await patient.sends({ kind: 'document', bytes: REPORT }, words.stored);
}

const papersOf = (patient: ChannelPatient, name: RegExp) =>
  patient
    .documents()
    .filter(({ fileName, bytes }) => name.test(fileName) && bytes.subarray(0, 5).toString() === '%PDF-');

/** Asked for, the same receipt comes once more, and the page for the desk with it. */
async function getsPapersAgain(patient: ChannelPatient, { receiptPlease }: Words): Promise<void> {
  const receipts = () => papersOf(patient, /^receipt-.*\.pdf$/);
  const pages = () => papersOf(patient, /^appointment-.*\.pdf$/).length;
  const before = pages();
  await patient.says(receiptPlease, /./);
  await expect.poll(() => receipts().length, { timeout: 30_000 }).toBe(2);
  expect(receipts()[1]?.fileName).toBe(receipts()[0]?.fileName);
  await expect.poll(() => pages() - before, { timeout: 30_000 }).toBe(1);
}

async function expectBooked(bench: ChannelBench, patient: ChannelPatient): Promise<void> {
  await bench.product.desk.idle();
  const appointments = await appointmentsOf(bench, patient);
  expect(appointments).toMatchObject([{ status: 'booked', paymentMode: 'online', paymentStatus: 'paid' }]);
  const [appointment] = appointments;
  if (appointment === undefined) return;
  const kept = await read(bench, async (tables) => ({
    reports: await tables.reports.ofAppointment(appointment.id),
    ledger: await tables.ledger.ofAppointment(appointment.id),
    state: (await tables.conversations.load(patient.chat))?.state,
  }));
  expect(kept.state).toBe('IDLE');
  expect(kept.ledger.filter(({ kind }) => kind === 'captured')).toHaveLength(1);
  const sha256 = createHash('sha256').update(REPORT).digest('hex');
  expect(kept.reports).toMatchObject([{ status: 'stored', sha256, contentType: 'application/pdf' }]);
}

type Tables = Parameters<Parameters<Product['desk']['outside']['world']['store']['read']>[0]>[0];

const read = <Value>({ product }: ChannelBench, work: (tables: Tables) => Promise<Value>): Promise<Value> =>
  product.desk.outside.world.store.read(work);

const conversationOf = (bench: ChannelBench, { chat }: ChannelPatient) =>
  read(bench, (tables) => tables.conversations.load(chat));

const appointmentsOf = (bench: ChannelBench, { chat }: ChannelPatient) =>
  read(bench, (tables) => tables.appointments.ofChat(chat));
