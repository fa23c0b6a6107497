/** Words by which a reply is judged, as data in the three languages: read by checkReply and its parts. Add a phrase, then a line to checkReply.test.ts. */

/** What may not be said to be done unless it was. */
export type Deed = 'booked' | 'paid' | 'cancelled' | 'moved' | 'refunded' | 'sent' | 'told';

/** Finished deeds: "is booked", "ho gaya hai". Intentions ("to book") and conditions are taken out before, by the lists below. */
export const CLAIMS: Readonly<Record<Deed, readonly RegExp[]>> = {
  booked: [
    /\b(?:booked|confirmed|reserved|scheduled|fixed|finali[sz]ed|secured|all set)\b/i,
    /\b(?:have|has|is|are|got) (?:an? |your )?(?:booking|confirmation)\b/i,
    /\b(?:book|booking|appointment|slot|seat|confirm|reserve|pakka|pakki|fix)\b(?: (?:ab|bhi|aapka|aapki|ka|ki))*\s*(?:ho (?:gaya|gayi|gya|gyi|chuka|chuki|chuki)|kar (?:diya|di|liya|li)|karwa diya|kar chuke|hua hai|hui hai)\b/i,
    /(?:बुक|बुकिंग|अपॉइंटमेंट|अपॉइन्टमेंट|स्लॉट|कन्फर्म|कन्फ़र्म|पक्का|पक्की|तय|आरक्षित)\s*(?:हो (?:गया|गई|गयी|चुका|चुकी)|कर (?:दिया|दी|लिया|ली)|है)/u,
  ],
  paid: [
    /\b(?:paid|payment (?:is |was |has been )?(?:done|received|successful|complete|completed|confirmed|made|credited)|received (?:your |the )?payment|payment (?:came|went) through)\b/i,
    /\b(?:payment|paise|paisa|fees?|amount)\b[^.!?।]{0,20}\b(?:ho (?:gaya|gayi|gya|gyi|chuka|chuki)|mil (?:gaya|gayi|gaye|gya|chuka)|aa (?:gaya|gayi|gaye)|jama ho)\b/i,
    /(?:पेमेंट|भुगतान|पैसे|पैसा|फ़ीस|फीस|रकम)[^.!?।]{0,20}(?:हो (?:गया|गई|गयी|चुका)|मिल (?:गया|गई|गए|गयी|चुका)|आ (?:गया|गए|गई)|जमा)/u,
  ],
  cancelled: [
    /\bcancel+ed\b/i,
    /\bcancel(?:lation)?\b[^.!?।]{0,12}\b(?:ho (?:gaya|gayi|gya|gyi|chuka|chuki)|kar (?:diya|di)|done|complete)\b/i,
    /(?:कैंसल|कैंसिल|रद्द)\s*(?:हो (?:गया|गई|गयी|चुका|चुकी)|कर (?:दिया|दी))/u,
  ],
  moved: [
    /\b(?:rescheduled|moved|shifted|postponed|changed your (?:appointment|slot|time|visit))\b/i,
    /\b(?:shift|reschedule|badal|change|postpone)\b\s*(?:ho (?:gaya|gayi|gya|gyi)|kar (?:diya|di)|diya|di|gaya|gayi)\b/i,
    /(?:बदल|शिफ्ट|शिफ़्ट|चेंज|आगे)\s*(?:दिया|दी|गया|गई|हो गया|हो गई|कर दिया|कर दी|बढ़ा दिया)/u,
  ],
  refunded: [
    /\brefund(?:ed)?\b[^.!?।]{0,20}\b(?:is done|started|initiated|processed|issued|sent|complete|completed|on (?:its|the) way|ho (?:gaya|gayi)|kar (?:diya|di)|mil (?:gaya|gayi))\b/i,
    /\b(?:refunded|reimbursed|(?:paise|paisa) (?:wapas|vapas|waapas) (?:kar|ho|mil|aa))\b/i,
    /(?:रिफंड|रिफ़ंड|पैसे वापस|पैसा वापस)[^.!?।]{0,16}(?:हो (?:गया|गई|गए)|कर (?:दिया|दिए)|मिल (?:गया|गए)|शुरू)/u,
  ],
  sent: [
    /\b(?:sent|shared|forwarded|emailed|mailed|attached)\b/i,
    /\b(?:link|receipt|invoice|bill|otp|code|sms|email)\b[^.!?।]{0,16}\b(?:bhej (?:diya|di|chuke)|de (?:diya|di))\b/i,
    /(?:लिंक|रसीद|बिल|ओटीपी|एसएमएस)[^.!?।]{0,16}(?:भेज (?:दिया|दी|चुके)|दे (?:दिया|दी))/u,
  ],
  told: [
    /\b(?:informed|notified|told|alerted|called|asked)\s+(?:the |our |dr\.? \w+|a )?(?:doctor|staff|team|front desk|reception|nurse|ambulance|manager)\b/i,
    /\b(?:doctor|staff|team|front desk|nurse)\b(?: sahab| ji)? ko (?:bata (?:diya|di)|bol (?:diya|di)|inform kar (?:diya|di))\b/i,
    /(?:डॉक्टर|स्टाफ|स्टाफ़|टीम|फ्रंट डेस्क|फ़्रंट डेस्क)\s*(?:साहब |जी )?को (?:बता (?:दिया|दी)|बोल दिया|सूचित)/u,
  ],
};

/** Said in the same breath, they make a claim none: it is denied or asked. */
export const DENIALS =
  /\b(?:not|never|nothing|yet to|cannot|no (?:appointment|booking|payment|slot|charge|refund)s?|would you like|do you want|shall (?:we|i)|should (?:we|i)|nahi|nahin|nhi|kya aap|mat)\b|n['’]t\b|(?:नहीं|नही|क्या आप|मत)/iu;

/** Anywhere in the sentence, they tie the deed to something that comes first. */
export const CONDITIONS =
  /\b(?:if|once you|when you|until|till|unless|after you|as soon as|agar|jab|jaise hi|tabhi|ke baad)\b|(?:अगर|यदि|जब|जैसे ही|तभी|के बाद)/iu;

/** Friendly words with a "not" in them, and "fully booked", which is no claim. Taken out before claims are looked for. */
export const NO_DENIAL: readonly RegExp[] = [
  /\b(?:do not worry|don['’]t worry|not to worry|no worries|no problem|why not|not at all|fully booked|chinta (?:na|mat) (?:karein|kijiye|karo)|fik(?:a)?r (?:na|mat) (?:karein|kijiye|karo)|koi baat nahi)\b/gi,
  /(?:कोई बात नहीं|चिंता (?:न|मत) (?:करें|कीजिए)|फ़िक्र (?:न|मत) (?:करें|कीजिए))/gu,
];

/** What only a doctor says. Any drug, any dose, any verdict, in any form. */
export const ADVICE: readonly RegExp[] = [
  /\b(?:paracetamol|acetaminophen|dolo|crocin|calpol|combiflam|ibuprofen|brufen|aspirin|disprin|ecosprin|antibiotics?|azithromycin|amoxicillin|augmentin|cetirizine|pantoprazole|omeprazole|metformin|insulin|steroids?|painkillers?|pain killers?|antacid|ors|cough syrup)\b/i,
  /\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml|milligrams?|millilit(?:re|er)s?)\b/i,
  /\b(?:tablets?|capsules?|pills?|doses?|dosage|goli|goliyan|khurak)\b/i,
  /\b(?:once|twice|thrice|two times|three times|\d times) (?:a|per|every) (?:day|week)\b/i,
  /\b(?:you|he|she|they) (?:should|must|need to|can|could|may) (?:take|stop taking|avoid|apply|drink|eat|rest|use|inhale|gargle)\b/i,
  /\b(?:take (?:some |complete |proper )?(?:rest|medicine|medicines|medication|steam|fluids)|drink (?:plenty|lots|warm|more)|plenty of (?:fluids|water|rest)|stay hydrated|gargle|home remed(?:y|ies)|apply (?:ice|a cold|a warm))\b/i,
  /\b(?:you|he|she|it|this|that)(?:'ve| have| has| may have| might have| could have| probably have|'s| is| could be| may be| might be| looks like| sounds like| seems like| seems to be| indicates| suggests)\s+(?:just |probably |likely |an? |the |only |a case of |a sign of |signs of )*(?:dengue|malaria|typhoid|viral|flu|covid|cold|infection|allergy|migraine|gastritis|acidity|diabetes|cancer|serious|normal|nothing serious|harmless|contagious|infectious)\b/i,
  /\b(?:diagnos(?:is|ed|e)|nothing to worry|don't worry about (?:it|the|your)|no need to worry|not serious|nothing serious|it will go away|is curable|your report (?:is|looks|shows)|reports? (?:is|are|looks?) (?:normal|fine|good|bad))\b/i,
  /\b(?:dawa|dawai|davai|tablet)\b[^.!?।]{0,24}\b(?:le lijiye|lijiye|lein|len|lo|khaiye|kha lijiye|khayein|dein|dijiye|de dijiye|band kar)\b/i,
  /\b(?:paani (?:zyada|khoob)|aaram kijiye|aaram karein|kadha|bhaap lijiye|garam paani|gharelu)\b/i,
  /\b(?:ghabrane|chinta|darne) ki (?:koi )?(?:baat|zaroorat) nahi\b/i,
  /\b(?:dengue|malaria|typhoid|viral|infection|allergy|migraine|acidity)\b[^.!?।]{0,16}\b(?:ho sakta|ho sakti|lagta|lagti|hi hai|hua hai)\b/i,
  /(?:पैरासिटामोल|पेरासिटामोल|क्रोसिन|डोलो|कॉम्बिफ्लेम|एंटीबायोटिक|एस्पिरिन|इंसुलिन|ओआरएस|काढ़ा|टैबलेट|गोली|गोलियां|खुराक|मिलीग्राम)/u,
  /(?:दवा|दवाई)[^.!?।]{0,24}(?:लीजिए|ले लें|लें|खाइए|खा लें|दीजिए|दे दें|बंद)/u,
  /(?:आराम कीजिए|आराम करें|खूब पानी|ज़्यादा पानी|ज्यादा पानी|भाप|गरारे|घरेलू)/u,
  /(?:घबराने|चिंता|डरने) की (?:कोई )?(?:बात|ज़रूरत|जरूरत) नहीं/u,
  /(?:डेंगू|मलेरिया|टाइफाइड|वायरल|इंफेक्शन|संक्रमण|एलर्जी|माइग्रेन)[^.!?।]{0,16}(?:हो सकता|हो सकती|लगता|लगती|ही है|हुआ है)/u,
];

/** Signs that the reply speaks of what is behind the desk. */
export const LEAKS: readonly RegExp[] = [
  /\b(?:system prompt|system instruction|my instructions|my prompt|these instructions|the instructions (?:say|tell|above)|developer (?:message|mode)|hidden (?:prompt|instruction)|language model|an ai model|gemini|langchain|openai|chatgpt|api[ _-]?key|access token|bot token|webhook|function call|tool call|json schema)\b/i,
  /\b(?:AIza[\w-]{10,}|rzp_(?:test|live)_\w+|sk-[\w-]{10,}|\d{6,}:[\w-]{20,}|eyJ[\w-]{10,}\.)/,
  /\b[A-Z]{3,}_[A-Z_]{3,}\b/,
  /(?:```|<\/?(?:script|img|iframe|system|tool)\b|\{\{|\}\}|\{\s*"|"\s*:\s*["{[])/i,
  /(?:सिस्टम प्रॉम्प्ट|मेरे निर्देश|एपीआई की)/u,
];

/** Harmless sayings that hold a word of time. Taken out before facts are looked for. */
export const IDIOMS: readonly RegExp[] = [
  /\b(?:help|assist|do for) you (?:with )?today\b/gi,
  /\b(?:good (?:morning|afternoon|evening|day)|have a (?:good|nice|great) (?:day|evening)|one (?:moment|minute|second)|at any time|any day|24 ?[x×] ?7)\b/gi,
  /\baaj (?:aapki|hum|main)? ?(?:kya|kaise) madad\b/gi,
  /\b(?:ek|do) (?:minute|pal|second)\b/gi,
  /(?:आज (?:हम )?आपकी क्या मदद|एक मिनट|एक पल)/gu,
  /\b(?:subh|shubh) (?:din|prabhat|ratri|sandhya)\b/gi,
];

/** A sentence that speaks of when the clinic is open, not of a visit. */
export const HOURS_WORDS =
  /\b(?:open|opens|opening|close|closes|closed|hours|timings?|khula|khule|khulta|khulti|band|bandh|samay)\b|(?:खुला|खुली|खुलता|खुलती|खुले|बंद|बन्द|समय)/iu;

/** A sentence that speaks of this patient's visit: only what the turn knows of it may stand there. */
export const VISIT_WORDS =
  /\b(?:your|appointment|booking|slot|visit|token|aapka|aapki|aapke)\b|(?:आपका|आपकी|अपॉइंटमेंट|बुकिंग|स्लॉट)/iu;

/** Weekdays from Monday, in every spelling that a model writes. */
export const WEEKDAY_WORDS: readonly RegExp[] = [
  /\b(?:mon|monday|mondays|somvar|somwar|somvaar|somwaar)\b|सोमवार/iu,
  /\b(?:tue|tues|tuesday|tuesdays|mangalvar|mangalwar|mangalvaar|mangalwaar)\b|मंगलवार/iu,
  /\b(?:wed|wednesday|wednesdays|budhvar|budhwar|budhvaar|budhwaar)\b|बुधवार/iu,
  /\b(?:thu|thur|thurs|thursday|thursdays|guruvar|guruwar|guruvaar|veervar|brihaspativar)\b|(?:गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार)/iu,
  /\b(?:fri|friday|fridays|shukravar|shukrawar|shukravaar|shukrawaar)\b|शुक्रवार/iu,
  /\b(?:sat|saturday|saturdays|shanivar|shaniwar|shanivaar|shaniwaar)\b|शनिवार/iu,
  /\b(?:sun|sunday|sundays|ravivar|raviwar|ravivaar|raviwaar|itvar|itwaar)\b|(?:रविवार|इतवार)/iu,
];

/** Months from January: a day beside one is a date. */
export const MONTH_WORDS: readonly RegExp[] = [
  /\b(?:jan|january|janvari)\b|जनवरी/iu,
  /\b(?:feb|february|farvari)\b|(?:फरवरी|फ़रवरी)/iu,
  /\b(?:mar|march)\b|मार्च/iu,
  /\b(?:apr|april)\b|अप्रैल/iu,
  /\b(?:may|mai)\b|मई/iu,
  /\b(?:jun|june)\b|जून/iu,
  /\b(?:jul|july|julai)\b|जुलाई/iu,
  /\b(?:aug|august|agast)\b|(?:अगस्त)/iu,
  /\b(?:sep|sept|september|sitambar)\b|सितंबर|सितम्बर/iu,
  /\b(?:oct|october|aktubar)\b|(?:अक्टूबर|अक्तूबर)/iu,
  /\b(?:nov|november|navambar)\b|नवंबर|नवम्बर/iu,
  /\b(?:dec|december|disambar)\b|दिसंबर|दिसम्बर/iu,
];

/** Days counted from today; "kal" and "parso" look forward here. */
export const RELATIVE_DAYS: readonly { readonly words: RegExp; readonly days: number }[] = [
  { words: /\b(?:today|tonight|aaj)\b|आज/iu, days: 0 },
  { words: /(?<!\bafter )\b(?:tomorrow|tmrw|kal)\b|(?<![\p{L}\p{M}])कल(?![\p{L}\p{M}])/iu, days: 1 },
  { words: /\b(?:day after(?: tomorrow)?|parso|parson)\b|परसों?/iu, days: 2 },
];

/** Spans whose days nobody can check against a fact. */
export const VAGUE_DAYS =
  /\b(?:next|this|coming|agle|agli|is) (?:week|month|weekend|hafte|mahine)\b|(?:अगले|इस) (?:हफ़्ते|हफ्ते|महीने)/iu;

/** Amounts, times and counts in words cannot be compared: figures are asked for, and words beside these are refused. */
export const NUMBER_WORDS =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|half past|quarter past|quarter to|noon|midnight|ek|do|teen|char|chaar|paanch|panch|chhe|chah|saat|aath|nau|das|gyarah|barah|sau|hazaar|hazar|saadhe|sadhe|sava|sawa|paune|dedh|dhai)\b|(?:एक|दो|तीन|चार|पाँच|पांच|छह|छः|सात|आठ|नौ|दस|ग्यारह|बारह|सौ|हज़ार|हजार|साढ़े|सवा|पौने|डेढ़|ढाई)/iu;
export const MONEY_WORDS =
  /₹|\b(?:rs\.?|inr|rupees?|rupaye|rupaya|rupay|rupya|paise)(?![\p{L}])|(?:रुपये|रुपए|रुपया|रूपये|रु\.?|पैसे)/iu;
export const CLOCK_WORDS = /\b(?:o'?clock|a\.?m\.?|p\.?m\.?|baje|bje|bajkar)(?![\p{L}])|बजे|बजकर/iu;
