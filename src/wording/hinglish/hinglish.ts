/** Hinglish, whole. Used by `wordingOf.ts`. */
import { sayRefusal } from '../refusalSentences.ts';
import type { Wording } from '../wording.ts';
import { hinglishAppointments } from './appointments.ts';
import { hinglishBooking } from './booking.ts';
import { hinglishCare } from './care.ts';
import { hinglishClinic } from './clinic.ts';
import { hinglishConsent } from './consent.ts';
import { hinglishConversation } from './conversation.ts';
import { hinglishDetails } from './details.ts';
import { hinglishLabels } from './labels.ts';
import { hinglishLife } from './life.ts';
import { hinglishMoney } from './money.ts';
import { hinglishRefusals } from './refusals.ts';
import { hinglishReports } from './reports.ts';
import { hinglish, hinglishVocabulary } from './vocabulary.ts';

export const hinglishWording = {
  say: {
    ...hinglishConversation,
    ...hinglishConsent,
    ...hinglishCare,
    ...hinglishDetails,
    ...hinglishBooking,
    ...hinglishMoney,
    ...hinglishReports,
    ...hinglishAppointments,
    ...hinglishLife,
    ...hinglishClinic,
    refusal: (refusal) => sayRefusal(hinglishRefusals, refusal),
  },
  label: hinglishLabels,
  words: hinglishVocabulary,
  formatDate: hinglish.formatDate,
  formatTime: hinglish.time,
  formatSlot: hinglish.formatSlot,
  formatDoctor: hinglish.doctor,
} satisfies Wording;
