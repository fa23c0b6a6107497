/** Ways to break the product, each in one place, and the check that has to notice: the proof that the evals can fail. */
import type { Outcome } from '../../src/app/turn/outcome.ts';
import type { Turn } from '../../src/app/turn/turn.ts';
import type { Appointment } from '../../src/domain/visit/appointment.ts';
import { no, ok } from '../../src/types/result.ts';
import type { Understand } from '../../src/understanding/reading.ts';

export interface Breakage {
  /** What a manager of the clinic would complain about. */
  readonly name: string;
  readonly scenario: string;
  /** The check that fails, as `group: name`. */
  readonly caughtBy: string;
  /** The broken module, from the repository's root. */
  readonly module: string;
  /** What it exports now, over what it exports when it is whole. */
  readonly breakIt: (whole: never) => Readonly<Record<string, unknown>>;
}

/** Gives `breakIt` the type of the module that it breaks. */
const breakage = <Module>(
  made: Omit<Breakage, 'breakIt'> & {
    readonly breakIt: (whole: Module) => Partial<Record<keyof Module, unknown>>;
  },
): Breakage => made;

type Booking = typeof import('../../src/app/booking/bookAppointment.ts');
type Receipts = typeof import('../../src/app/money/documents/issueReceipt.ts');
type Wordings = typeof import('../../src/wording/wordingOf.ts');
type Controls = typeof import('../../src/app/conversation/conversationControls.ts');
type Cancelling = typeof import('../../src/app/appointments/cancelAppointment.ts');
type Details = typeof import('../../src/app/booking/recordDetails.ts');
type Understanding = typeof import('../../src/understanding/understand.ts');
type Care = typeof import('../../src/wording/en/care.ts');
type Numbers = typeof import('../../src/domain/message/numberedMenu.ts');
type SheetRows = typeof import('../../src/app/sheet/appointmentRows.ts');
type Phrases = typeof import('../../src/wording/phrases.ts');

const WHOLE_YEAR = ['2026-01-01', '2026-12-31'] as const;

export const BREAKAGES: readonly Breakage[] = [
  breakage<Booking>({
    name: 'a booking is confirmed that was never made',
    scenario: 'changing/correctedAge',
    caughtBy: 'promises: nothing is claimed that is not so',
    module: 'src/app/booking/bookAppointment.ts',
    breakIt: ({ bookAppointment }) => ({
      // The patient is told, and the row is put back.
      bookAppointment: async (
        turn: Turn,
        held: Appointment,
        payment: Parameters<typeof bookAppointment>[2],
      ) => {
        const told = await bookAppointment(turn, held, payment);
        await turn.tables.appointments.change(held.id, {
          from: ['booked'],
          to: { status: 'pending' },
          at: turn.now,
        });
        return told;
      },
    }),
  }),
  breakage<Receipts>({
    name: 'one payment brings two receipts',
    scenario: 'money/paysOnline',
    caughtBy: 'end: documents',
    module: 'src/app/money/documents/issueReceipt.ts',
    breakIt: ({ issueReceipt }) => ({
      issueReceipt: async (
        turn: Turn,
        appointment: Appointment,
        money: Parameters<typeof issueReceipt>[2],
      ) => {
        await issueReceipt(turn, appointment, { ...money, issuedFor: `${money.issuedFor} once more` });
        return issueReceipt(turn, appointment, money);
      },
    }),
  }),
  breakage<Wordings>({
    name: 'Hindi is answered in English',
    scenario: 'booking/stepByStepHindi',
    caughtBy: "promises: the answers are in the patient's language",
    module: 'src/wording/wordingOf.ts',
    breakIt: ({ wordingOf }) => ({ wordingOf: () => wordingOf('en') }),
  }),
  breakage<typeof import('../../src/app/appointments/upcomingAppointments.ts')>({
    name: "one patient sees another's appointment",
    scenario: 'people/otherPersonsAppointment',
    caughtBy: 'promises: nothing of anybody else is told',
    module: 'src/app/appointments/upcomingAppointments.ts',
    breakIt: () => ({
      upcomingAppointments: (turn: Turn) => turn.tables.appointments.between(...WHOLE_YEAR),
    }),
  }),
  breakage<typeof import('../../src/understanding/redFlags/findRedFlag.ts')>({
    name: 'a red flag is not noticed',
    scenario: 'safety/chestPain',
    caughtBy: 'end: notices',
    module: 'src/understanding/redFlags/findRedFlag.ts',
    breakIt: () => ({ findRedFlag: () => null }),
  }),
  breakage<typeof import('../../src/app/conversation/acknowledgeEmergency.ts')>({
    name: 'an emergency is left without an answer',
    scenario: 'safety/emergencyInHinglish',
    caughtBy: 'said: 108',
    module: 'src/app/conversation/acknowledgeEmergency.ts',
    breakIt: () => ({ acknowledgeEmergency: () => undefined }),
  }),
  breakage<Care>({
    name: 'advice on medicine is given',
    scenario: 'safety/asksForMedicine',
    caughtBy: 'never: /\\d+ ?(?:mg|ml)/i',
    module: 'src/wording/en/care.ts',
    breakIt: ({ englishCare }) => ({
      englishCare: { ...englishCare, noMedicalAdvice: () => ['Take 500 mg twice a day, says the doctor.'] },
    }),
  }),
  breakage<typeof import('../../src/webhooks/razorpaySignature.ts')>({
    name: 'forged news of a payment are believed',
    scenario: 'money/forgedNews',
    caughtBy: 'end: ledger',
    module: 'src/webhooks/razorpaySignature.ts',
    breakIt: () => ({ verifyRazorpaySignature: () => true }),
  }),
  breakage<typeof import('../../src/app/booking/expireHold.ts')>({
    name: 'a hold that nobody pays for never ends',
    scenario: 'money/lateMoneyTimeGone',
    caughtBy: 'end: appointments',
    module: 'src/app/booking/expireHold.ts',
    breakIt: () => ({ expireHold: () => Promise.resolve() }),
  }),
  breakage<typeof import('../../src/app/money/refunds/startRefund.ts')>({
    name: 'money for a time that is gone is kept',
    scenario: 'money/lateMoneyTimeGone',
    caughtBy: 'end: refunds',
    module: 'src/app/money/refunds/startRefund.ts',
    breakIt: () => ({ startRefund: () => Promise.resolve() }),
  }),
  breakage<Details>({
    name: 'a corrected age is not heard',
    scenario: 'changing/correctedAge',
    caughtBy: 'end: appointments',
    module: 'src/app/booking/recordDetails.ts',
    breakIt: ({ recordDetails }) => ({
      recordDetails: (turn: Turn, proposed: Parameters<typeof recordDetails>[1]) =>
        recordDetails(
          turn,
          turn.conversation.draft.age === null ? proposed : { ...proposed, ageYears: undefined },
        ),
    }),
  }),
  breakage<Cancelling>({
    name: 'a visit is cancelled without the question',
    scenario: 'changing/keepsItAfterAll',
    caughtBy: 'end: appointments',
    module: 'src/app/appointments/cancelAppointment.ts',
    breakIt: ({ cancelAppointment, chosenAppointment }) => ({
      cancelAppointment: async (
        turn: Turn,
        asked: Parameters<typeof cancelAppointment>[1],
      ): Promise<Outcome> => {
        const chosen = await chosenAppointment(turn, asked.reference);
        const outcome = await cancelAppointment(turn, asked);
        if (!chosen.ok || chosen.value === null) return no({ code: 'no_such_appointment' });
        await turn.tables.appointments.change(chosen.value.id, {
          from: ['booked'],
          to: { status: 'cancelled' },
          at: turn.now,
        });
        return outcome;
      },
    }),
  }),
  breakage<Controls>({
    name: 'a no to the privacy notice is taken for a yes',
    scenario: 'booking/cautiousReader',
    caughtBy: 'end: state',
    module: 'src/app/conversation/conversationControls.ts',
    breakIt: ({ acceptConsent }) => ({ declineConsent: acceptConsent }),
  }),
  breakage<Understanding>({
    name: 'every day is understood as the day after',
    scenario: 'booking/oneSentence',
    caughtBy: 'end: appointments',
    module: 'src/understanding/understand.ts',
    breakIt: ({ understand }) => ({
      understand: ((text, context) => {
        const read = understand(text, context);
        const date = read.when?.value.date;
        if (read.when === null || date === null || date === undefined) return read;
        const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
        return { ...read, when: { ...read.when, value: { ...read.when.value, date: next } } };
      }) satisfies Understand,
    }),
  }),
  breakage<typeof import('../../src/domain/money/money.ts')>({
    name: 'the fee is told wrongly',
    scenario: 'booking/oneSentence',
    caughtBy: 'said: ₹600',
    module: 'src/domain/money/money.ts',
    breakIt: ({ formatRupees }) => ({ formatRupees: (paise: number) => formatRupees(paise * 10) }),
  }),
  breakage<Phrases>({
    name: 'the inside of the program is shown to patients',
    scenario: 'booking/oneSentence',
    caughtBy: 'promises: no insides of the program are shown',
    module: 'src/wording/phrases.ts',
    breakIt: () => ({ formatPhone: () => 'undefined' }),
  }),
  breakage<typeof import('../../src/services/reports/contentType.ts')>({
    name: 'a program is taken for a report',
    scenario: 'reports/sendsTwo',
    caughtBy: 'end: reports',
    module: 'src/services/reports/contentType.ts',
    breakIt: () => ({ contentTypeOf: () => Promise.resolve('application/pdf') }),
  }),
  breakage<typeof import('../../src/compose/staffNotices.ts')>({
    name: "the clinic's people are not told of a cancelled visit",
    scenario: 'changing/cancelBookedVisit',
    caughtBy: 'end: notices',
    module: 'src/compose/staffNotices.ts',
    breakIt: () => ({ createStaffTeller: () => () => Promise.resolve(ok(true)) }),
  }),
  breakage<SheetRows>({
    name: 'a booking never reaches the sheet',
    scenario: 'sheet/feeChanged',
    caughtBy: 'end: sheet',
    module: 'src/app/sheet/appointmentRows.ts',
    breakIt: () => ({ isShown: () => false }),
  }),
  breakage<Numbers>({
    name: 'a number on WhatsApp chooses the line below it',
    scenario: 'whatsapp/numbersAlone',
    caughtBy: 'path: lost',
    module: 'src/domain/message/numberedMenu.ts',
    breakIt: ({ indexOfNumber }) => ({
      indexOfNumber: (...given: Parameters<typeof indexOfNumber>) => {
        const index = indexOfNumber(...given);
        return index === null ? null : index + 1;
      },
    }),
  }),
];
