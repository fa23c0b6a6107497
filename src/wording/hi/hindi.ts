/** Hindi, whole. Used by `wordingOf.ts`. */
import { sayRefusal } from '../refusalSentences.ts';
import type { Wording } from '../wording.ts';
import { hindiAppointments } from './appointments.ts';
import { hindiBooking } from './booking.ts';
import { hindiCare } from './care.ts';
import { hindiClinic } from './clinic.ts';
import { hindiConsent } from './consent.ts';
import { hindiConversation } from './conversation.ts';
import { hindiDetails } from './details.ts';
import { hindiLabels } from './labels.ts';
import { hindiLife } from './life.ts';
import { hindiMoney } from './money.ts';
import { hindiRefusals } from './refusals.ts';
import { hindiReports } from './reports.ts';
import { hindi, hindiVocabulary } from './vocabulary.ts';

export const hindiWording = {
  say: {
    ...hindiConversation,
    ...hindiConsent,
    ...hindiCare,
    ...hindiDetails,
    ...hindiBooking,
    ...hindiMoney,
    ...hindiReports,
    ...hindiAppointments,
    ...hindiLife,
    ...hindiClinic,
    refusal: (refusal) => sayRefusal(hindiRefusals, refusal),
  },
  label: hindiLabels,
  words: hindiVocabulary,
  formatDate: hindi.formatDate,
  formatTime: hindi.time,
  formatSlot: hindi.formatSlot,
  formatDoctor: hindi.doctor,
} satisfies Wording;
