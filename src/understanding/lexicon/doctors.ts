/** Words around a doctor's name, and for "any doctor", in the three languages; read by readDoctor. */
import type { Lexicon } from '../words/phraseIndex.ts';

export type DoctorMeaning = 'title' | 'longTitle' | 'honorific' | 'any' | 'anyAlone' | 'with';

export const DOCTOR_WORDS: Lexicon<DoctorMeaning> = {
  /** Always followed by a name. */
  title: `dr, drs, डॉ, डा`,
  /** Followed by a name or not: "doctor Rao", "doctor chahiye". */
  longTitle: `doctor, doctar, daktar, doktor, docter, doc, prof, professor, doctor sahab, doctor saab, डॉक्टर, डाक्टर, डॉक्टर साहब`,
  /** After a name: "Iyer madam", "Rao sahab". */
  honorific: `madam, mam, maam, sir, sahab, saab, sahib, saheb, sab, ji, medam, maidam, doctor, dr, मैडम, मैम, सर, साहब, साहिब, साब, जी, मेडम, डॉक्टर`,
  any: `any doctor, any doctors, any available doctor, any other doctor is fine, any doctor is fine, any dr, anyone available, anyone free, any one available, whoever is available, whoever is free, whichever doctor, whichever is available, whoever, any good doctor, any of them, any of the doctors, either doctor, no preference, no preferred doctor, doctor does not matter, doctor doesnt matter, doesnt matter which doctor, does not matter which doctor, dont mind which doctor, first available, first available doctor, earliest available doctor, any specialist,
    koi bhi doctor, koi bhi dr, koi b doctor, koi sa bhi doctor, kisi bhi doctor, kisi bhi dr, kisi bhi doctor ko, kisi doctor ko bhi, jo bhi doctor, jo doctor free, jo doctor khali, jo doctor available, jo bhi available, jo available ho, jo bhi free, jo free ho, jo khali ho, jo bhi ho, koi bhi chalega, koi bhi chalegi, jo bhi mile, jo mil jaye, koi bhi mil jaye, kisi ko bhi dikha, kisi ko bhi,
    कोई भी डॉक्टर, किसी भी डॉक्टर, कोई भी डॉ, जो भी डॉक्टर, जो डॉक्टर उपलब्ध, जो डॉक्टर खाली, जो भी उपलब्ध, जो उपलब्ध हो, जो खाली हो, जो भी हो, कोई भी चलेगा, कोई भी चलेगी, जो भी मिले, जो मिल जाए, किसी को भी`,
  /** Counts only as the answer to "which doctor?". */
  anyAlone: `any, anyone, any one, anybody, no preference, doesnt matter, does not matter, doesnt matter to me, up to you, your choice, you choose, you decide, whichever, either, either one, anything is fine, any is fine, any will do, koi bhi, koi b, koi sa bhi, kisi ko bhi, kisi bhi, jo bhi, aap dekh lo, aap bata do, aap hi bata do, aap hi chun lo, farak nahi padta, fark nahi padta, कोई भी, किसी को भी, किसी भी, जो भी, आप देख लीजिए, आप चुन लीजिए, फर्क नहीं पड़ता`,
  with: `with, see, meet, consult, to, under, for, by, se, ko, ke saath, ke sath, ke paas, ke pas, से, को, के साथ, के पास, का, ka, ki, की`,
};

/** After "doctor" these show that no name follows. Words, separated by spaces; the words that are never names are known already. */
export const NOT_DOCTOR_NAMES = `available free list name names fee fees timing timings today tomorrow chahiye ka ke ki ko se hai for who in on at near with and or is are online
  specialist surgeon visit appointment consultation consultations sahab saab sir madam milega milenge kaun kon kab ji hain the if when time good best lady female male any other another child skin eye bone heart
  chahie chaiye bata batao bataiye dikhao free khali baithte sunday nahi please pls plz asap urgently ya aur naam list about regarding office clinic suggested said told advised prescribed wrote changed change speak speaks know knows
  strange house watson why should would will does has was can prescription ne bola kaha likha likhi diya report reports shopping visits hours opinion recommended referred experience qualification`;
