/** English: the privacy notice and what follows a no. At most 900 characters, so that it is read. */
import { bold, lines, rich } from '../rich.ts';
import type { ConsentSentences } from '../themes.ts';

export const englishConsent = {
  consentNotice: ({ clinicName, clinicPhone }) =>
    lines(
      rich`${bold('Your privacy')} at ${clinicName}`,
      'With your agreement we keep what you tell us, only for this:',
      '• To book and remind you: name, phone, age, gender and reason for the visit',
      '• For payment and receipt: the fee you pay',
      '• For your doctor: only the reports that you send',
      'Seen by our staff, your doctor and the services that work for us. Kept as long as the law asks clinics to keep records.',
      rich`You may see, correct or delete your details, or withdraw your agreement, at any time: write here or call ${clinicPhone}. You may also complain to the Data Protection Board of India.`,
      'For anyone under 18, a parent or guardian must agree.',
      'Do you agree?',
    ),
  consentDeclined: ({ clinicPhone }) =>
    lines(
      'That is quite all right. Without it we cannot book here in the chat.',
      rich`Our front desk will gladly book for you by phone: ${bold(clinicPhone)}.`,
    ),
  consentReminder: () =>
    lines(
      'We can go on as soon as we know whether you agree to the privacy notice above. Is it all right with you?',
    ),
  consentBeforeDetails: () =>
    lines('Thank you, we have read your details. We keep them only if you agree to this:'),
} satisfies ConsentSentences;
