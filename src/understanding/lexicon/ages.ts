/** Words around an age in the three languages, folded as tokens are (lower case, no nukta); read by readAge. */

/** Phrases are separated by spaces: each is one word. */
export const YEAR_WORDS =
  'year years yr yrs yer yers sal saal saalon salon saalo varsh baras y yo साल सालों वर्ष वर्षीय बरस इयर ईयर यर्स इयर्स ईयर्स यर saal-old yrold yearold वर्षों sall varshiya baras';
export const MONTH_WORDS =
  'month months mth mths mahina mahine mahiny maheene maheena mahino mahinon mah maah महीना महीने महीनों माह मंथ मंथस महिने मास';
export const WEEK_WORDS = 'week weeks wk wks hafta hafte hafton haftey सप्ताह हफ्ता हफ्ते हफ्तों वीक वीक्स';
export const DAY_WORDS = 'day days din dino dinon दिन दिनों';

/** After the unit these say that it was an age: "34 years old", "34 saal ka", "ten months of age". */
export const AGE_AFTER =
  'old age aged ka ki ke kaa kee का की के old. umar umr umra aayu ayu उम्र उमर आयु पुराना पुरानी पुराने hu hun hoon hua hui हूं है haiki completed';
/** Directly before the number: "age 34", "umar 34", "aged 34". */
export const AGE_BEFORE = 'age aged ages umar umr umra umer ayu aayu उम्र उमर आयु एज';
/** Right before "is" and a number, or run together with it: "he's 9", "she is 70", "I am 34". */
export const AGE_OF_PERSON =
  'he she i father mother dad mom mum papa mummy wife husband son daughter brother sister child baby kid patient';
export const AGE_OF_PERSON_IS = 'hes shes im';
export const IS_WORDS = 'is am';
/** May stand between the announcing word and the number: "age is 34", "meri umar hai 34". */
export const AGE_JOINING =
  'is hai h he : - = है of about around approx approximately nearly almost just only karib kareeb lagbhag करीब लगभग group years yrs now abhi sirf bas केवल सिर्फ the am';
/** After the unit these say that it is a stretch of time and no age: "2 saal se", "3 years ago". */
export const SPAN_AFTER =
  'se say ago back pehle pahle pahale phle baad bad later before since tak experience warranty now for of inside within hence andar bhitar me mein से पहले बाद तक पूर्व अनुभव में भीतर अंदर anubhav hogaye ho';
/** Before the number these say the same: "for 2 years", "last 3 months", "pichle do saal". */
export const SPAN_BEFORE =
  'for since last past every in within after next pichle pichhle pichale per har agle from before पिछले हर अगले बीते गत than';
/** Illness words right after "ka/ki": "2 mahine ka bukhar" is no age. */
export const SPAN_AFTER_KA =
  'andar bhitar baad bad pehle pahle dauran bich अंदर भीतर बाद पहले दौरान बीच experience anubhav contract warranty record loan अनुभव bukhar bukhaar dard khansi course dawa dawai fever pain gap rest follow problem samasya बुखार दर्द खांसी कोर्स दवा दवाई time samay wait intezar bill promise इंतजार समय';
export const BORN_WORDS =
  'born janm janam janma paida dob birth birthdate birthday birthyear जन्म पैदा जन्मतिथि जन्मदिन';
/** A child or a person after months: "6 month baby". */
export const CHILD_WORDS =
  'baby child son daughter kid boy girl infant bachcha baccha bacha bachchi bacchi beta beti bete बच्चा बच्ची बच्चे बेटा बेटी शिशु munna';
/** English number words in Devanagari, as people write them who speak both: the value, then its spellings. */
export const ENGLISH_IN_DEVANAGARI: Readonly<Record<number, string>> = {
  1: 'वन',
  2: 'टू',
  3: 'थ्री',
  4: 'फोर',
  5: 'फाइव',
  6: 'सिक्स',
  7: 'सेवन',
  8: 'एट',
  9: 'नाइन',
  10: 'टेन',
  11: 'इलेवन',
  12: 'ट्वेल्व',
  13: 'थर्टीन',
  14: 'फोर्टीन',
  15: 'फिफ्टीन',
  16: 'सिक्सटीन',
  17: 'सेवेंटीन',
  18: 'एटीन',
  19: 'नाइनटीन',
  20: 'ट्वेंटी ट्वंटी',
  30: 'थर्टी',
  40: 'फोर्टी फॉर्टी',
  50: 'फिफ्टी',
  60: 'सिक्सटी',
  70: 'सेवेंटी',
  80: 'एटी',
  90: 'नाइंटी नाइनटी',
};
/** Between "60 साल से" and "पुराना" these keep it an age: "500 साल से ज़्यादा पुरानी". */
export const MORE_THAN = 'ज्यादा अधिक ऊपर कम zyada jyada adhik upar kam';
