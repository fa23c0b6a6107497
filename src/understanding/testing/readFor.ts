/** Reads one text with the demo clinic's doctors at a fixed instant; called by the tests of this room. */

import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { ReadingContext, Understanding } from '../reading.ts';
import { understand } from '../understand.ts';

/** Friday 1 March 2019, 10:00 in India. */
export const TEST_CONTEXT: ReadingContext = {
  now: new Date('2019-03-01T04:30:00Z'),
  timeZone: 'Asia/Kolkata',
  doctors: DEMO_DOCTORS,
};

export function readFor(text: string, state?: ConversationState): Understanding {
  return understand(text, state === undefined ? TEST_CONTEXT : { ...TEST_CONTEXT, state });
}

/** The name of the doctor that was read, or null. */
export function doctorNameFor(text: string, state?: ConversationState): string | null {
  const id = readFor(text, state).doctor?.value;
  return DEMO_DOCTORS.find((doctor) => doctor.id === id)?.name ?? null;
}
