/** Did the patient's own words say yes to what a tool does? The gate knows whether they could; this looks whether they did. */
import type { Intent, Understanding } from '../../understanding/reading.ts';

const meant = (read: Understanding, intents: readonly Intent[]): boolean =>
  [read.intent, ...read.otherIntents].some(({ value }) => intents.includes(value));

/** By tool: signs of a yes, however weak. Without any the desk asks, which costs a tap; a booking that nobody wanted costs more. */
const YES: Readonly<Record<string, (read: Understanding) => boolean>> = {
  payAtClinic: (read) =>
    read.paymentMode?.value === 'at_clinic' || (read.paymentMode === null && meant(read, ['confirm', 'pay'])),
  createPaymentLink: (read) =>
    read.paymentMode?.value === 'online' || (read.paymentMode === null && meant(read, ['confirm', 'pay'])),
  confirmCancel: (read) => meant(read, ['confirm', 'cancel']),
  moveToSlot: (read) => read.when !== null || meant(read, ['confirm', 'reschedule']),
};

/** Words of doubt or of a question beside it take the yes away. */
const NO_YES: readonly Intent[] = ['deny', 'information', 'price', 'doctors', 'staff'];

export const hasPatientsYes = (tool: string, read: Understanding): boolean =>
  (YES[tool]?.(read) ?? false) && !meant(read, NO_YES);
