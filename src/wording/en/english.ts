/** English, whole. Used by `wordingOf.ts`. */
import { sayRefusal } from '../refusalSentences.ts';
import type { Wording } from '../wording.ts';
import { englishAppointments } from './appointments.ts';
import { englishBooking } from './booking.ts';
import { englishCare } from './care.ts';
import { englishClinic } from './clinic.ts';
import { englishConsent } from './consent.ts';
import { englishConversation } from './conversation.ts';
import { englishDetails } from './details.ts';
import { englishLabels } from './labels.ts';
import { englishLife } from './life.ts';
import { englishMoney } from './money.ts';
import { englishRefusals } from './refusals.ts';
import { englishReports } from './reports.ts';
import { english, englishVocabulary } from './vocabulary.ts';

export const englishWording = {
  say: {
    ...englishConversation,
    ...englishConsent,
    ...englishCare,
    ...englishDetails,
    ...englishBooking,
    ...englishMoney,
    ...englishReports,
    ...englishAppointments,
    ...englishLife,
    ...englishClinic,
    refusal: (refusal) => sayRefusal(englishRefusals, refusal),
  },
  label: englishLabels,
  words: englishVocabulary,
  formatDate: english.formatDate,
  formatTime: english.time,
  formatSlot: english.formatSlot,
  formatDoctor: english.doctor,
} satisfies Wording;
