/** Hindi: one sentence for each refusal, saying what is wrong and what to do instead. */
import { formatFileSize } from '../phrases.ts';
import type { RefusalSentences } from '../refusalSentences.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import { hindiLabels } from './labels.ts';
import { hindi } from './vocabulary.ts';

/** For what a reader did wrong and the patient did not. */
const calm = () => lines('माफ़ कीजिए, यह नहीं हो पाया। नीचे से चुनिए, या दूसरे शब्दों में लिखिए।');

export const hindiRefusals: RefusalSentences = {
  not_now: () => lines('यह अभी नहीं हो सकता। चलिए, यहाँ से आगे बढ़ते हैं।'),
  unknown_tool: calm,
  bad_arguments: calm,
  needs_patient_yes: () => lines('यह हम आपके कहने पर ही करेंगे। नीचे से चुनिए।'),
  already_done: () => lines('यह पहले ही हो चुका है, और कुछ करने की ज़रूरत नहीं है।'),
  nothing_recorded: () => lines('इस मैसेज में नोट करने लायक कुछ नहीं मिला। नीचे के सवाल का जवाब दीजिए।'),
  unreadable_name: () => lines('नाम समझ में नहीं आया। पूरा नाम अक्षरों में लिखिए, जैसे आशा शर्मा।'),
  unusable_phone: () =>
    lines('यह भारत का मोबाइल नंबर नहीं लगता। 6, 7, 8 या 9 से शुरू होने वाला 10 अंकों का नंबर लिखिए।'),
  unusable_age: () => lines('यह उम्र ठीक नहीं लगती। 0 से 120 के बीच लिखिए, जैसे 34, या छोटे बच्चे के लिए 7 महीने।'),
  unknown_doctor: ({ asked }) =>
    lines(rich`“${asGiven(asked, 60)}” नाम के डॉक्टर हमारे यहाँ नहीं हैं। हमारे डॉक्टरों में से चुनिए।`),
  details_missing: () => lines('समय रखने से पहले कुछ और जानकारी चाहिए। नीचे के सवाल का जवाब दीजिए।'),
  unknown_slot: () => lines('यह समय हमारे पास नहीं है। खाली समय में से चुनिए।'),
  slot_taken: () => lines('माफ़ कीजिए, यह समय अभी-अभी भर गया। कोई दूसरा समय चुनिए।'),
  slot_past: () => lines('यह समय निकल चुका है। कोई बाद का समय चुनिए।'),
  day_past: ({ date }) => lines(rich`${bold(hindi.dateAndYear(date))} निकल चुका है। कोई आने वाला दिन चुनिए।`),
  day_closed: ({ date }) => lines(rich`${bold(hindi.date(date))} को क्लिनिक बंद है। कोई दूसरा दिन चुनिए।`),
  day_too_far: ({ lastDate }) =>
    lines(rich`अभी ${bold(hindi.date(lastDate))} तक की ही बुकिंग हो रही है। उससे पहले का दिन चुनिए।`),
  no_appointments: () => lines('इस चैट से अभी कोई अपॉइंटमेंट बुक नहीं है।', 'क्या एक बुक कर दें?'),
  no_such_appointment: () => lines(`वह अपॉइंटमेंट नहीं मिला। “${hindiLabels.myAppointments}” में से चुनिए।`),
  appointment_over: () => lines('उस अपॉइंटमेंट का समय निकल चुका है, इसलिए वह बदल नहीं सकता। नया बुक कीजिए।'),
  nothing_to_pay: () => lines('यह विज़िट मुफ़्त है: कोई पेमेंट नहीं करना है।', 'नीचे से बुक कीजिए।'),
  offer_over: () => lines('वह समय अब नहीं रखा है।', 'अगर पेमेंट हुआ है, तो पैसे वापस आ रहे हैं।'),
  no_receipt_yet: () => lines('रसीद अभी नहीं बनी है। फ़ीस मिलते ही हम यहीं भेज देंगे।'),
  no_appointment_for_reports: () => lines('पहले अपॉइंटमेंट बुक कीजिए। फिर उसके लिए रिपोर्ट भेजिए।'),
  too_many_reports: ({ limit }) =>
    lines(`एक अपॉइंटमेंट के लिए ${limit} रिपोर्ट ही ले सकते हैं। बाकी आते समय साथ लाइए।`),
  report_kind_not_accepted: () => lines('इस तरह की फ़ाइल हम खोल नहीं सकते। फ़ोटो या PDF भेजिए।'),
  report_too_large: ({ limitBytes }) =>
    lines(`यह फ़ाइल बहुत बड़ी है। ${formatFileSize(limitBytes)} तक की फ़ाइल, या पन्ने की फ़ोटो भेजिए।`),
  report_empty: () => lines('यह फ़ाइल खाली है। एक बार फिर भेजिए।'),
  too_many_holds: ({ limit }) =>
    lines(`आपके लिए ${limit} समय पहले से रखे हैं। पहले उनमें से किसी को पूरा या कैंसल कीजिए।`),
  guardian_needed: () => lines('बच्चे की विज़िट माता-पिता या अभिभावक ही बुक कर सकते हैं। उनसे यहाँ लिखने को कहिए।'),
  fee_differs: () => lines('उन डॉक्टर की फ़ीस अलग है। बताइए, अपॉइंटमेंट बदलें या नहीं।'),
  overlaps_own: () => lines('उस समय पहले से एक विज़िट है। कोई दूसरा समय चुनिए।'),
  prepaid_only: () => lines('हाल की कुछ विज़िट छूट गई थीं, इसलिए इसका पेमेंट पहले ऑनलाइन करना होगा।'),
  waitlist_offer_over: () => lines('वह समय अब आपके लिए रखा नहीं है।'),
  not_on_waitlist: () => lines('आप किसी प्रतीक्षा सूची में नहीं हैं।'),
  code_wrong: () => lines('यह कोड सही नहीं है। एक बार फिर देखिए।'),
  code_over: () => lines('यह कोड अब नहीं चलेगा। नया कोड माँगिए।'),
  too_many_codes: () => lines('यहाँ बहुत बार कोड माँगा गया है। कल फिर कोशिश कीजिए, या फ़ोन कीजिए।'),
  no_token: () => lines('आज के लिए आपका कोई टोकन नहीं है।'),
  waitlist_full: ({ limit }) => lines(`आप पहले से ${limit} प्रतीक्षा सूचियों में हैं, इससे ज़्यादा नहीं रख सकते।`),
};
