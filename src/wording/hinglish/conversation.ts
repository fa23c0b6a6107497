/** Hinglish: the conversation itself, from the welcome to the goodbye. */
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { ConversationSentences } from '../themes.ts';

export const hinglishConversation = {
  welcome: ({ clinicName, isDemo }) =>
    lines(
      rich`Namaste! ${bold(clinicName)} mein aapka swagat hai.`,
      'Yeh hamara automatic front desk hai. Yahin appointment book kijiye, payment kijiye, receipt lijiye ya reports bhejiye.',
      isDemo ? 'Dhyan dijiye: yeh ek demo hai. Doctors, time aur payment asli nahi hain.' : null,
      'Hum aapki kya madad kar sakte hain?',
    ),
  idlePrompt: () => lines('Hum aapki kya madad kar sakte hain?'),
  help: ({ clinicName, clinicPhone }) =>
    lines(
      rich`${bold(clinicName)} ka appointment book karna, badalna ya cancel karna, payment, receipt aur reports: sab yahin ho jata hai.`,
      'Apne shabdon mein likhiye, jaise “kal shaam skin doctor”, ya neeche se chuniye.',
      'Shuru se karne ke liye “shuru se” likhiye. Kisi se baat karne ke liye “staff” likhiye.',
      rich`Hamara phone number: ${clinicPhone}`,
    ),
  didNotFollow: () =>
    lines('Maaf kijiye, hum samajh nahi paaye.', 'Doosre shabdon mein likhiye, ya neeche se chuniye.'),
  whichIntent: () => lines('Hum theek se samajhna chahte hain. Aapko kya karna hai?'),
  howToChoose: ({ style, hasOthers }) =>
    lines(
      style === 'numbers'
        ? 'Number likhkar bhejiye, ya apne shabdon mein likhiye.'
        : 'Ye shabd bhi likh sakte hain.',
      hasOthers ? rich`Baaki options dekhne ke liye ${bold('aur')} likhiye.` : null,
    ),
  cameLate: () =>
    lines(
      'Maaf kijiye, aapka message humein der se mila, isliye us par kuch nahi kiya gaya.',
      'Agar ab bhi zaroorat ho to phir se likhiye.',
    ),
  menuIsOld: () =>
    lines(
      'Woh option purane message ka tha, isliye kuch badla nahi hai.',
      'Chaliye, yahan se aage badhte hain.',
    ),
  stopped: () =>
    lines('Theek hai, yahin rok diya hai. Jo appointments pehle se book hain, woh waise hi rahenge.'),
  wentBack: () => lines('Theek hai, ek step peeche chalte hain.'),
  languageSet: () => lines('Zaroor, ab hum aapko Hinglish mein likhenge.'),
  chooseLanguage: () => lines('Aapko kaun si bhasha pasand hai?'),
  unsupportedMessage: () =>
    lines(
      'Maaf kijiye, is tarah ka message yahan padha nahi ja sakta.',
      'Shabdon mein likhiye, ya neeche se chuniye.',
    ),
  messageTooLong: () =>
    lines('Yeh message bahut lamba hai.', 'Zaroori baat ek-do chhote sentences mein likhiye.'),
  voiceNotUnderstood: () =>
    lines(
      'Maaf kijiye, aapka voice note samajh mein nahi aaya.',
      'Type karke bataiye, ya neeche se chuniye.',
    ),
  voiceNeedsTyping: () =>
    lines(
      'Maaf kijiye, abhi hum voice note sun nahi sakte.',
      'Apni baat type karke bhejiye, ya neeche se chuniye.',
    ),
  iHeard: ({ heard }) => lines(rich`Humne suna: “${asGiven(heard, 600)}”`),
  youAreWelcome: () => lines('Ji, aapki madad karke hamein khushi hui!'),
  goodbye: ({ clinicName }) =>
    lines(rich`Apna dhyan rakhiye! Zaroorat ho to ${clinicName} ko yahin likhiye.`),
  outOfScope: () =>
    lines(
      'Maaf kijiye, ismein hum yahan madad nahi kar sakte.',
      'Appointment, payment, reports aur clinic ki jaankari mein hum madad kar sakte hain.',
    ),
  staffCalled: ({ clinicPhone }) =>
    lines(
      'Humne front desk ko bata diya hai. Woh aapko yahin likhenge.',
      rich`Jaldi ho to ${bold(clinicPhone)} par phone kijiye.`,
    ),
  staffGaveBack: () =>
    lines('Front desk se baat poori ho gayi. Ab phir se automatic desk aapke liye yahan hai.'),
} satisfies ConversationSentences;
