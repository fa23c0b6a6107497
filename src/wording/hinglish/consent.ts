/** Hinglish: the privacy notice and what follows a no. At most 900 characters, so that it is read. */
import { bold, lines, rich } from '../rich.ts';
import type { ConsentSentences } from '../themes.ts';

export const hinglishConsent = {
  consentNotice: ({ clinicName, clinicPhone }) =>
    lines(
      rich`${clinicName} mein ${bold('aapki jaankari')}`,
      'Aapki manzoori se hum aapki batayi baatein sirf in kaamon ke liye rakhte hain:',
      '• Booking aur uski yaad dilane ke liye: naam, phone, umar, gender aur dikhane ki wajah',
      '• Payment aur receipt ke liye: di gayi fees',
      '• Aapke doctor ke liye: sirf woh reports jo aap bhejein',
      'Inhein sirf hamara staff, aapke doctor aur hamare liye kaam karne wali services dekhti hain. Kanoon ke hisaab se clinic ko jab tak record rakhna hota hai, yeh tab tak rehti hain.',
      rich`Inhein dekhne, theek karwane, hatwane ya manzoori wapas lene ke liye kabhi bhi yahin likhiye ya ${clinicPhone} par phone kijiye. Shikayat Data Protection Board of India mein bhi ho sakti hai.`,
      '18 saal se kam umar ke liye mata-pita ya guardian ki manzoori chahiye.',
      'Kya aapko manzoor hai?',
    ),
  consentDeclined: ({ clinicPhone }) =>
    lines(
      'Koi baat nahi. Manzoori ke bina yahan chat mein booking nahi ho sakti.',
      rich`Phone par hamara front desk khushi se book kar dega: ${bold(clinicPhone)}`,
    ),
  consentReminder: () =>
    lines('Upar likhi baaton par aapki manzoori milte hi hum aage badhenge. Kya aapko manzoor hai?'),
  consentBeforeDetails: () =>
    lines('Dhanyavaad, humne aapki jaankari padh li hai. Ise hum tabhi rakhenge jab aapko yeh manzoor ho:'),
} satisfies ConsentSentences;
