/** English: emergencies, advice that only a doctor gives, and trouble on our side. */
import { bold, lines, rich } from '../rich.ts';
import type { CareSentences } from '../themes.ts';

export const englishCare = {
  emergency: ({ selfHarm, clinicPhone }) =>
    selfHarm
      ? lines(
          rich`Please call ${bold('14416')} now: Tele-MANAS, free, 24×7. Someone will listen.`,
          'We are glad that you wrote to us. You are not alone.',
          rich`If you are in danger, call ${bold('112')} or ${bold('108')}, or ask someone near you to stay with you.`,
          rich`Our phone: ${clinicPhone}. We have told our staff.`,
        )
      : lines(
          rich`🚑 Call ${bold('112')} or ${bold('108')} (ambulance) now.`,
          'Please go to the nearest hospital at once, and do not wait for an appointment.',
          rich`Our phone: ${clinicPhone}. We have told our staff.`,
        ),
  emergencyNext: () => ['If nobody is in danger, you can go on here.'],
  noMedicalAdvice: () =>
    lines(
      'We understand your concern. Only a doctor can advise you on this, so we do not give medical advice here.',
      'Shall we book a visit for you?',
    ),
  sorryForTrouble: ({ clinicPhone }) =>
    lines(
      'We are sorry for the trouble.',
      rich`Please tell our staff, here or on ${bold(clinicPhone)}, and they will look into it.`,
    ),
  incident: ({ incident, clinicPhone }) =>
    lines(
      'Sorry, something went wrong on our side. Please try once more.',
      rich`If it happens again, call ${clinicPhone} and mention number ${bold(incident)}.`,
    ),
  outsideTrouble: () =>
    lines(
      'Sorry, this is taking longer than it should.',
      'Please try again in a few minutes, or choose below.',
    ),
} satisfies CareSentences;
