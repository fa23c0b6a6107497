/** Hindi: emergencies, advice that only a doctor gives, and trouble on our side. */
import { bold, lines, rich } from '../rich.ts';
import type { CareSentences } from '../themes.ts';

export const hindiCare = {
  emergency: ({ selfHarm, clinicPhone }) =>
    selfHarm
      ? lines(
          rich`${bold('14416')} पर अभी कॉल कीजिए: टेली-मानस (Tele-MANAS), मुफ़्त, 24×7। वहाँ आपकी बात सुनी जाएगी।`,
          'अच्छा हुआ कि आपने हमें लिखा। हम आपके साथ हैं।',
          rich`खतरा हो तो ${bold('112')} या ${bold('108')} पर कॉल कीजिए, या किसी अपने को पास बुला लीजिए।`,
          rich`हमारा फ़ोन: ${clinicPhone}। हमने अपने स्टाफ़ को बता दिया है।`,
        )
      : lines(
          rich`🚑 ${bold('112')} या ${bold('108')} (एम्बुलेंस) पर अभी कॉल कीजिए।`,
          'तुरंत सबसे पास के अस्पताल जाइए। अपॉइंटमेंट का इंतज़ार मत कीजिए।',
          rich`हमारा फ़ोन: ${clinicPhone}। हमने अपने स्टाफ़ को बता दिया है।`,
        ),
  emergencyNext: () => ['अगर कोई खतरे में नहीं है, तो आप यहाँ आगे बढ़ सकते हैं।'],
  noMedicalAdvice: () =>
    lines(
      'हम आपकी चिंता समझते हैं। इस बारे में सलाह सिर्फ़ डॉक्टर दे सकते हैं, इसलिए हम यहाँ इलाज की सलाह नहीं देते।',
      'क्या आपके लिए अपॉइंटमेंट बुक कर दें?',
    ),
  sorryForTrouble: ({ clinicPhone }) =>
    lines(
      'आपको परेशानी हुई, इसके लिए हम माफ़ी चाहते हैं।',
      rich`हमारे स्टाफ़ को यहाँ या ${bold(clinicPhone)} पर बताइए। वे ज़रूर देखेंगे।`,
    ),
  incident: ({ incident, clinicPhone }) =>
    lines(
      'माफ़ कीजिए, हमारी तरफ़ से कुछ गड़बड़ हो गई। एक बार फिर कोशिश कीजिए।',
      rich`फिर भी न हो तो ${clinicPhone} पर फ़ोन करके यह नंबर बताइए: ${bold(incident)}`,
    ),
  outsideTrouble: () =>
    lines('माफ़ कीजिए, इसमें ज़्यादा समय लग रहा है।', 'कुछ मिनट बाद फिर कोशिश कीजिए, या नीचे से चुनिए।'),
} satisfies CareSentences;
