/** Hinglish: emergencies, advice that only a doctor gives, and trouble on our side. */
import { bold, lines, rich } from '../rich.ts';
import type { CareSentences } from '../themes.ts';

export const hinglishCare = {
  emergency: ({ selfHarm, clinicPhone }) =>
    selfHarm
      ? lines(
          rich`${bold('14416')} par abhi call kijiye: Tele-MANAS, free, 24×7. Wahan aapki baat suni jayegi.`,
          'Achha hua ki aapne hamein likha. Hum aapke saath hain.',
          rich`Khatra ho to ${bold('112')} ya ${bold('108')} par call kijiye, ya kisi apne ko paas bula lijiye.`,
          rich`Hamara phone: ${clinicPhone}. Humne apne staff ko bata diya hai.`,
        )
      : lines(
          rich`🚑 ${bold('112')} ya ${bold('108')} (ambulance) par abhi call kijiye.`,
          'Turant sabse paas ke hospital jaiye. Appointment ka intezaar mat kijiye.',
          rich`Hamara phone: ${clinicPhone}. Humne apne staff ko bata diya hai.`,
        ),
  emergencyNext: () => ['Agar koi khatre mein nahi hai, to aap yahan aage badh sakte hain.'],
  noMedicalAdvice: () =>
    lines(
      'Hum aapki chinta samajhte hain. Is baare mein salah sirf doctor de sakte hain, isliye hum yahan ilaaj ki salah nahi dete.',
      'Kya aapke liye appointment book kar dein?',
    ),
  sorryForTrouble: ({ clinicPhone }) =>
    lines(
      'Aapko pareshani hui, iske liye hum maafi chahte hain.',
      rich`Hamare staff ko yahan ya ${bold(clinicPhone)} par bataiye. Woh zaroor dekhenge.`,
    ),
  incident: ({ incident, clinicPhone }) =>
    lines(
      'Maaf kijiye, hamari taraf se kuch gadbad ho gayi. Ek baar phir koshish kijiye.',
      rich`Phir bhi na ho to ${clinicPhone} par phone karke yeh number bataiye: ${bold(incident)}`,
    ),
  outsideTrouble: () =>
    lines(
      'Maaf kijiye, ismein zyada time lag raha hai.',
      'Kuch minute baad phir koshish kijiye, ya neeche se chuniye.',
    ),
} satisfies CareSentences;
