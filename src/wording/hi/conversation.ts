/** Hindi: the conversation itself, from the welcome to the goodbye. */
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { ConversationSentences } from '../themes.ts';

export const hindiConversation = {
  welcome: ({ clinicName, isDemo }) =>
    lines(
      rich`नमस्ते! ${bold(clinicName)} में आपका स्वागत है।`,
      'यह हमारा ऑटोमैटिक फ़्रंट डेस्क है। यहीं अपॉइंटमेंट बुक कीजिए, पेमेंट कीजिए, रसीद लीजिए या रिपोर्ट भेजिए।',
      isDemo ? 'ध्यान दीजिए: यह एक डेमो है। डॉक्टर, समय और पेमेंट असली नहीं हैं।' : null,
      'हम आपकी क्या मदद कर सकते हैं?',
    ),
  idlePrompt: () => lines('हम आपकी क्या मदद कर सकते हैं?'),
  help: ({ clinicName, clinicPhone }) =>
    lines(
      rich`${bold(clinicName)} का अपॉइंटमेंट बुक करना, बदलना या कैंसल करना, पेमेंट, रसीद और रिपोर्ट: सब यहीं हो जाता है।`,
      'अपने शब्दों में लिखिए, जैसे “कल शाम स्किन डॉक्टर”, या नीचे बटन दबाइए।',
      'शुरू से करने के लिए “शुरू से” लिखिए। किसी से बात करने के लिए “स्टाफ़” लिखिए।',
      rich`हमारा फ़ोन नंबर: ${clinicPhone}`,
    ),
  didNotFollow: () => lines('माफ़ कीजिए, हम समझ नहीं पाए।', 'दूसरे शब्दों में लिखिए, या नीचे से चुनिए।'),
  whichIntent: () => lines('हम ठीक से समझना चाहते हैं। आपको क्या करना है?'),
  menuIsOld: () => lines('वह बटन पुराने मैसेज का था, इसलिए कुछ बदला नहीं है।', 'चलिए, यहाँ से आगे बढ़ते हैं।'),
  stopped: () => lines('ठीक है, यहीं रोक दिया है। जो अपॉइंटमेंट पहले से बुक हैं, वे वैसे ही रहेंगे।'),
  wentBack: () => lines('ठीक है, एक कदम पीछे चलते हैं।'),
  languageSet: () => lines('ज़रूर, अब हम आपको हिंदी में लिखेंगे।'),
  chooseLanguage: () => lines('आपको कौन सी भाषा पसंद है?'),
  unsupportedMessage: () =>
    lines('माफ़ कीजिए, इस तरह का मैसेज यहाँ पढ़ा नहीं जा सकता।', 'शब्दों में लिखिए, या नीचे से चुनिए।'),
  messageTooLong: () => lines('यह मैसेज बहुत लंबा है।', 'ज़रूरी बात एक-दो छोटे वाक्यों में लिखिए।'),
  voiceNotUnderstood: () => lines('माफ़ कीजिए, आपका वॉइस नोट समझ में नहीं आया।', 'लिखकर बताइए, या नीचे से चुनिए।'),
  voiceNeedsTyping: () =>
    lines('माफ़ कीजिए, अभी हम वॉइस नोट सुन नहीं सकते।', 'अपनी बात लिखकर भेजिए, या नीचे से चुनिए।'),
  iHeard: ({ heard }) => lines(rich`हमने सुना: “${asGiven(heard, 600)}”`),
  youAreWelcome: () => lines('जी, आपकी मदद करके हमें खुशी हुई!'),
  goodbye: ({ clinicName }) => lines(rich`अपना ध्यान रखिए! ज़रूरत हो तो ${clinicName} को यहीं लिखिए।`),
  outOfScope: () =>
    lines(
      'माफ़ कीजिए, इसमें हम यहाँ मदद नहीं कर सकते।',
      'अपॉइंटमेंट, पेमेंट, रिपोर्ट और क्लिनिक की जानकारी में हम मदद कर सकते हैं।',
    ),
  staffCalled: ({ clinicPhone }) =>
    lines('हमने फ़्रंट डेस्क को बता दिया है। वे आपको यहीं लिखेंगे।', rich`जल्दी हो तो ${bold(clinicPhone)} पर फ़ोन कीजिए।`),
  staffGaveBack: () => lines('फ़्रंट डेस्क से बात पूरी हो गई। अब फिर से ऑटोमैटिक डेस्क आपके लिए यहाँ है।'),
} satisfies ConversationSentences;
