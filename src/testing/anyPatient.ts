/** Random deeds of patients and of the world, for the property test: what may happen to a clinic in any order. */
import fc from 'fast-check';
import { COMMANDS, type IncomingContent } from '../domain/message/incomingMessage.ts';

export type PatientDeed =
  | { readonly kind: 'message'; readonly content: IncomingContent }
  /** Taps whatever stands at that place of the menu, the present one or the one before. */
  | { readonly kind: 'tap'; readonly place: number; readonly isOld: boolean };

export type WorldDeed =
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'pay'; readonly whichLink: number; readonly outcome: 'paid' | 'failed' | 'paid_twice' };

/** Every chat does something at the same moment, and then the world may. */
export interface Round {
  readonly deeds: readonly PatientDeed[];
  readonly world: WorldDeed | null;
}

/** Chats that write at once share their commits, which makes ten thousand steps affordable. */
export const CHATS = 20;

const WORDS = [
  'hello',
  'book an appointment',
  'yes',
  'no',
  'ok',
  'haan',
  'nahi',
  'back',
  'help',
  'start over',
  'thanks',
  'Asha Verma',
  'Ravi Kumar',
  '9876543210',
  '12345',
  '34',
  '200',
  'female',
  'male',
  'fever',
  'knee pain since yesterday',
  'Dr Iyer',
  'Dr Rao',
  'skin doctor',
  'any doctor',
  'tomorrow 5:20 pm',
  'tomorrow',
  'sunday',
  'at 8',
  'after 5',
  'pay online',
  'pay at clinic',
  'I have paid',
  'my appointments',
  'cancel my appointment',
  'reschedule to friday 6 pm',
  'send the receipt',
  'talk to staff',
  'what are your timings',
  'fees?',
  'chest pain',
  'for my mother',
  'no, 43',
  'done',
  'no reports',
  'hindi mein',
  '1',
  '2',
  '3',
  '',
  'मुझे अपॉइंटमेंट चाहिए',
  'Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:20 pm with Dr Iyer',
  'Ravi Kumar, 43, male, cough, 9812345678, tomorrow 9:30 am with Dr Rao',
  '🙂',
  '<b>x</b>',
] as const;

const file = { fileRef: '/nowhere', fileName: 'x.pdf', contentType: null, sizeBytes: 3 } as const;

const content: fc.Arbitrary<IncomingContent> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom(...WORDS).map((text): IncomingContent => ({ kind: 'text', text })),
  },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 40 }).map((text): IncomingContent => ({ kind: 'text', text })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...COMMANDS)
      .map((command): IncomingContent => ({ kind: 'command', command, payload: null })),
  },
  {
    weight: 1,
    arbitrary: fc
      .boolean()
      .map((isOwn): IncomingContent => ({ kind: 'contact', phone: '+919876543210', isOwn })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<IncomingContent[]>(
      { kind: 'file', file, caption: null },
      { kind: 'voice', file, seconds: 2 },
      { kind: 'unsupported' },
      { kind: 'reachability', reachable: false },
    ),
  },
);

const patientDeed: fc.Arbitrary<PatientDeed> = fc.oneof(
  { weight: 10, arbitrary: content.map((one) => ({ kind: 'message' as const, content: one })) },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('tap' as const),
      // Low places are the ways forward, so bookings get far.
      place: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 8 })),
      isOld: fc.nat({ max: 9 }).map((die) => die === 0),
    }),
  },
);

const worldDeed: fc.Arbitrary<WorldDeed> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      minutes: fc.constantFrom(0.1, 1, 5, 17, 25, 600),
    }),
  },
  {
    // Each payment prints a receipt, which costs more than all the rest of the round.
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      whichLink: fc.nat({ max: 4 }),
      outcome: fc.constantFrom('paid' as const, 'failed' as const, 'paid_twice' as const),
    }),
  },
);

export const anyRound: fc.Arbitrary<Round> = fc.record({
  deeds: fc.array(patientDeed, { minLength: CHATS, maxLength: CHATS }),
  world: fc.option(worldDeed),
});
