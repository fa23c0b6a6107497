/** What every channel must let a patient do, from the first word to the stored report: one suite for all of them. Channel tests call `describeChannel`. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChatKey } from '../../domain/message/chat.ts';
import type { Language } from '../../domain/message/language.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addDays, clinicMoment, weekdayOf } from '../../domain/visit/visitTime.ts';
import type { Store, Tables } from '../../ports/store.ts';
import type { Heard } from '../../sandbox/gemini/speech.ts';
import type { RazorpayStandIn } from '../../sandbox/razorpay/startRazorpayStandIn.ts';
import { WORDS, type Words } from './channelWords.ts';

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

/** The clinic behind the channel, in this process or in several others. */
export interface ClinicBehind {
  readonly razorpay: RazorpayStandIn;
  readonly store: Pick<Store, 'read'>;
  /** Until all that has come in is answered, and all that follows from it is done. */
  idle(): Promise<void>;
  /** What is heard in the voice note with these bytes. */
  hearSound(sha256: string, heard: Heard): void;
}

export interface ChannelBench {
  readonly clinic: ClinicBehind;
  /** Somebody who has never written, with each call. */
  newPatient(): ChannelPatient;
}

const PAYMENT_ADDRESS = /https?:\/\/\S+\/pay\/\S+/;
const TIME = /\d:\d\d/;
const NO_REPORTS = /^No reports/;
const ASKS_WHEN = /When would you|कब आना|kab aana/;

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
      'moves a paid visit to another time, then cancels it: the money goes back, once',
      TIMEOUT,
      async () => {
        const patient = bench().newPatient();
        await bookAndPay(bench(), patient, `${WORDS.en.everything} on ${weekdayAhead('mon')}`);
        const [before] = await appointmentsOf(bench(), patient);
        const offer = await patient.says(
          `move my appointment to ${weekdayAhead('wed')}`,
          /Which one suits you/,
        );
        expect(offer).not.toContain('already done');
        await patient.chooses(TIME, /has been moved/);
        const [moved] = await appointmentsOf(bench(), patient);
        expect(moved).toMatchObject({ reference: before?.reference, paymentStatus: 'paid' });
        expect(moved?.slotId).not.toBe(before?.slotId);
        await patient.says('cancel my appointment', /You will get \*?₹400\*? back/);
        await patient.chooses(/^Yes, cancel it/, /is cancelled/);
        await bench().clinic.idle();
        expect(await appointmentsOf(bench(), patient)).toMatchObject([
          { status: 'cancelled', paymentStatus: 'refunded' },
        ]);
        const entries = await entriesOf(bench(), moved);
        for (const kind of ['captured', 'refunded'])
          expect(entries.filter((entry) => entry === kind)).toHaveLength(1);
      },
    );

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

/** The first such day at least a week ahead, as "7 December": far enough for a refund of the whole fee. */
function weekdayAhead(weekday: 'mon' | 'wed'): string {
  let date = addDays(clinicMoment(new Date(), 'Asia/Kolkata').date, 7);
  while (weekdayOf(date) !== weekday) date = addDays(date, 1);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
}

async function bookAndPay(bench: ChannelBench, patient: ChannelPatient, sentence: string): Promise<void> {
  await patient.says(sentence, WORDS.en.privacy);
  await patient.says('yes', /Which one suits you/);
  await patient.says(firstTime(patient), WORDS.en.summary);
  await patient.says(WORDS.en.payOnlineWords, PAYMENT_ADDRESS);
  await pays(bench, patient, WORDS.en);
  const isAsked = () => patient.choices().some((label) => NO_REPORTS.test(label));
  await expect.poll(isAsked, { timeout: 20_000 }).toBe(true);
  await patient.chooses(NO_REPORTS, /./);
}

async function speak(
  { clinic }: ChannelBench,
  patient: ChannelPatient,
  { text, language, expected }: { text: string; language: Language; expected: RegExp },
): Promise<string> {
  // Ogg by its first bytes, and each note a sound of its own.
  const bytes = Buffer.concat([Buffer.from('OggS'), Buffer.from(`${patient.chat} ${text}`)]);
  clinic.hearSound(createHash('sha256').update(bytes).digest('hex'), { speech: true, text, language });
  return patient.sends({ kind: 'voice', bytes }, expected);
}

async function paysAndSendsReport(
  bench: ChannelBench,
  patient: ChannelPatient,
  { words, answer }: { words: Words; answer: () => Promise<string> },
): Promise<void> {
  await pays(bench, patient, words);
  const receipts = () => patient.documents().filter(({ fileName }) => /^receipt-.*\.pdf$/.test(fileName));
  await expect.poll(() => receipts().length, { timeout: 30_000 }).toBe(1);
  expect(receipts()[0]?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await answer();
  await patient.sends({ kind: 'document', bytes: REPORT }, words.stored);
}

async function pays({ clinic }: ChannelBench, patient: ChannelPatient, { booked }: Words): Promise<void> {
  const link = clinic.razorpay.links().findLast(({ status }) => status === 'created');
  if (link === undefined) throw new Error('there is no payment link');
  clinic.razorpay.payLink(link.id);
  await patient.hears(booked);
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
  await bench.clinic.idle();
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

const read = <Value>({ clinic }: ChannelBench, work: (tables: Tables) => Promise<Value>): Promise<Value> =>
  clinic.store.read(work);

const conversationOf = (bench: ChannelBench, { chat }: ChannelPatient) =>
  read(bench, (tables) => tables.conversations.load(chat));

const appointmentsOf = (bench: ChannelBench, { chat }: ChannelPatient) =>
  read(bench, (tables) => tables.appointments.ofChat(chat));

/** The kinds of the ledger's entries. */
const entriesOf = (bench: ChannelBench, appointment: Appointment | undefined) =>
  read(bench, async ({ ledger }) =>
    appointment === undefined ? [] : (await ledger.ofAppointment(appointment.id)).map(({ kind }) => kind),
  );
