/** Words about people in the three languages: for whom, gender, how to pay, which language, and the words around a name; read by people/ readers. */

import type { Language } from '../../domain/message/language.ts';
import type { Gender, PaymentMode, Relation } from '../reading.ts';
import type { Lexicon } from '../words/phraseIndex.ts';

export type PersonMeaning =
  | `relation:${Relation}`
  | `gender:${Gender}`
  | `payment:${PaymentMode}`
  | `paymentIfAsked:${PaymentMode}`
  | `language:${Language}`
  | 'notLanguage'
  | 'forMarker'
  | 'myMarker';

/** Relations. English ones count after "my", "for" or alone; see readRelation. */
export const RELATION_WORDS: Lexicon<PersonMeaning> = {
  'relation:self': `myself, for me, for myself, self, i am the patient, im the patient, me only, its for me, apne liye, khud, khud ke liye, mere liye, mere khud ke liye, mujhe khud, mujhe hi, अपने लिए, खुद के लिए, मेरे लिए, मुझे खुद, स्वयं, स्वयं के लिए, खुद`,
  'relation:mother': `mother, mothers, mom, moms, mum, mummy, mummys, mumma, mama mother, amma, ammi, maa, maa ji, maaji, mataji, mata ji, mata, aai, ma, mother in law, mil, saas, saasu maa, sasu maa, माँ, माताजी, माता जी, माता, मम्मी, मम्मा, अम्मी, अम्मा, माँजी, सास, आई`,
  'relation:father': `father, fathers, dad, dads, daddy, papa, papas, papaji, appa, abbu, abba, baba, pitaji, pita ji, pita, bapu, babuji, babu ji, father in law, sasur, sasur ji, पिता, पिताजी, पिता जी, पापा, पापाजी, बाबूजी, अब्बू, अब्बा, बाबा, ससुर, ससुर जी`,
  'relation:wife': `wife, wifes, wife ji, patni, biwi, bivi, gharwali, ghar wali, dharmpatni, misses, missus, mrs mine, begum, पत्नी, बीवी, घरवाली, धर्मपत्नी, श्रीमती जी, बेगम, वाइफ`,
  'relation:husband': `husband, husbands, hubby, pati, patidev, shohar, mister mine, gharwale, पति, पतिदेव, शौहर, हस्बैंड`,
  'relation:son': `son, sons, my boy, little boy, beta, bete, beta ji, ladka, ladke, putra, बेटा, बेटे, पुत्र, लड़का, लड़के, सुपुत्र`,
  'relation:daughter': `daughter, daughters, my girl, little girl, beti, betiya, bitiya, ladki, putri, बेटी, बिटिया, पुत्री, लड़की, बच्ची, bachchi, bacchi, बेटियों`,
  'relation:child': `bacho, bachho, bachcho, bachon, bachhon, bachchon, child, children, childs, kid, kids, baby, babys, infant, newborn, toddler, bachcha, baccha, bacche, bachche, bacha, bache, bachhe, bachha, bachon, chhota baccha, munna, shishu, बच्चा, बच्चे, बच्चों, शिशु, मुन्ना, मुन्नी`,
  'relation:brother': `brother, brothers, bro, bhai, bhaiya, bhaiyya, bhaisahab, jija, jija ji, devar, भाई, भैया, जीजा, जीजाजी, देवर`,
  'relation:sister': `sister, sisters, sis, didi, behen, behan, bahan, bahen, bhabhi, nanad, sali, बहन, दीदी, भाभी, ननद, बहिन`,
  'relation:grandparent': `grandmother, grandfather, grandma, grandpa, granny, grandparent, grandparents, nani, nana, dadi, dada, dadaji, dada ji, dadi ji, dadima, nanaji, nana ji, nani ji, naniji, thatha, paati, ajji, ajoba, दादी, दादा, दादाजी, दादीजी, दादी जी, दादा जी, नानी, नाना, नानाजी, नानीजी, नानी जी, नाना जी`,
  'relation:relative': `uncle, aunt, aunty, auntie, chacha, chachi, mama ji, mamaji, mami, mausi, bua, fufa, tau, tai ji, cousin, nephew, niece, bhatija, bhatiji, bhanja, bhanji, relative, relatives, rishtedar, family member, grandson, granddaughter, pota, poti, nati, चाचा, चाची, मामा, मामी, मौसी, बुआ, फूफा, ताऊ, ताई, भतीजा, भतीजी, भांजा, भांजी, रिश्तेदार, पोता, पोती, नाती, अंकल, आंटी`,
  'relation:friend': `friend, friends, dost, yaar dost, mitra, saheli, colleague, roommate, room mate, neighbour, neighbor, padosi, padosan, maid, driver mine, दोस्त, मित्र, सहेली, पड़ोसी, पड़ोसन`,
};

export const GENDER_WORDS: Lexicon<PersonMeaning> = {
  'gender:male': `male, man, boy, gents, gent, gentleman, mail sex, purush, mard, aadmi, admi, ladka, पुरुष, आदमी, मर्द, लड़का, मेल, नर, ♂, 👨, 👦, 🧔, 👴`,
  'gender:female': `female, femail, famale, femele, feemale, woman, girl, lady, ladies, women, mahila, aurat, stri, istri, ladki, महिला, औरत, स्त्री, लड़की, फीमेल, फिमेल, नारी, ♀, 👩, 👧, 👵`,
  'gender:other': `other, others, transgender, trans, third gender, non binary, nonbinary, kinnar, hijra, prefer not to say, intersex, अन्य, किन्नर, ट्रांसजेंडर, तीसरा लिंग, दूसरा, 🏳`,
};

export const PAYMENT_WORDS: Lexicon<PersonMeaning> = {
  'payment:online': `online, pay online, online payment, pay now, upi, bhim, gpay, g pay, google pay, googlepay, phonepe, phone pe, paytm, credit card, debit card, by card, card payment, net banking, netbanking, wallet, payment link, pay link, send link, send me the link, link bhejo, link bhej do, link bhej dijiye, by link, online kar do, online karunga, online karungi, online de, online dunga, online dungi, online hi, abhi pay, abhi de, abhi payment, scan, qr, qr code, razorpay, bank transfer, neft, imps, online transfer,
    ऑनलाइन, आनलाइन, यूपीआई, गूगल पे, फोनपे, फोन पे, पेटीएम, भीम, लिंक भेज, लिंक भेजो, लिंक भेज दो, लिंक भेजिए, लिंक भेज दीजिए, लिंक से, कार्ड से, अभी पेमेंट, अभी भुगतान, अभी दे, नेट बैंकिंग, क्यूआर`,
  'payment:at_clinic': `cash, in cash, by cash, pay cash, cash payment, at clinic, at the clinic, in clinic, in the clinic, pay at clinic, pay at the clinic, pay at hospital, pay there, pay later, pay at counter, at counter, at the counter, at reception, at the reception, pay on arrival, when i come, when i arrive, when we come, on arrival, in person, pay in person, on the spot, offline, after consultation, pay after, at the time of visit, at the hospital, on visit, at the desk, front desk payment,
    nakad, nagad, clinic pe, clinic par, clinic me, clinic mein, clinic aake, clinic aakar, clinic aa kar, clinic a kar, wahin, wahi pe, wahi par, wahan pe, wahan par, wahan de, waha de, aake de, aakar de, aa ke de, aa kar de, aake dunga, aake dungi, aakar dunga, aakar dungi, aane par, aane pe, counter pe, counter par, hospital me, hospital mein, hospital pe, hospital aake, baad me dunga, baad me dungi, baad me de, baad mein dunga, udhar hi, cash dunga, cash dungi, cash de, cash me, cash mein, cash hi, haath me, dikhane ke baad, milke dunga,
    नकद, नगद, कैश, कैश में, क्लिनिक पर, क्लीनिक पर, क्लिनिक में, क्लीनिक में, क्लिनिक आकर, क्लीनिक आकर, वहीं, वहीं पर, वहां पर, वहाँ दे, आकर दूंगा, आकर दूंगी, आकर दे, आने पर, काउंटर पर, अस्पताल में, अस्पताल आकर, बाद में दूंगा, बाद में दूंगी, बाद में दे, ऑफलाइन, दिखाने के बाद`,
};

/** They say how to pay only where that has just been asked. */
export const PAYMENT_ANSWERS: Lexicon<PersonMeaning> = {
  'paymentIfAsked:online': `now, now itself, right now, right away, immediately, abhi, abhi hi, turant, isi waqt, pehle, advance, card, app se, phone se, अभी, अभी ही, तुरंत, पहले, कार्ड, ऐप से`,
  'paymentIfAsked:at_clinic': `later, afterwards, there, there itself, there only, when i visit, when i reach, while coming, on that day, same day, after checkup, after seeing the doctor, clinic, hospital, counter, reception, baad me, baad mein, wahan, waha, udhar, us din, aane ke baad, pahunch ke, aakar, aake, milkar, बाद में, वहाँ, उधर, उस दिन, आने के बाद, पहुँच कर, आकर, क्लिनिक, काउंटर, रिसेप्शन`,
};

export const LANGUAGE_WORDS: Lexicon<PersonMeaning> = {
  'language:en': `english, inglish, angrezi, angreji, अंग्रेजी, इंग्लिश, अंग्रेज़ी`,
  'language:hi': `hindi, devanagari, हिंदी, हिन्दी, देवनागरी`,
  'language:hinglish': `hinglish, roman, roman hindi, hindi in english letters, hindi in english, english letters me hindi, हिंग्लिश, रोमन, रोमन में`,
  notLanguage: `dont know english, dont know hindi, dont understand english, dont understand hindi, cant read english, cant read hindi, cannot read hindi, cannot read english, not know english, not know hindi, not english, not hindi, not in english, not in hindi, no english, no hindi, dont speak english, dont speak hindi, do not understand english, do not understand hindi, do not know english, do not know hindi, do not speak hindi, do not speak english, cant understand hindi, cant understand english, cannot understand hindi, cannot understand english,
    angrezi nahi, angreji nahi, english nahi, english nhi, hindi nahi, hindi nhi, english samajh nahi, hindi samajh nahi, angrezi samajh nahi, english me nahi, hindi me nahi, english mein nahi, hindi mein nahi, अंग्रेजी नहीं, इंग्लिश नहीं, हिंदी नहीं, अंग्रेजी समझ नहीं, हिंदी समझ नहीं, इंग्लिश समझ नहीं, अंग्रेजी में नहीं, हिंदी में नहीं`,
};

export const MARKER_WORDS: Lexicon<PersonMeaning> = {
  forMarker: `for, ke liye, ki liye, ke lie, k liye, ke vaste, ko, ka, ki, ke, के लिए, के लिये, को, का, की, के, हेतु`,
  myMarker: `my, our, mera, meri, mere, hamari, hamare, hamara, humari, humare, apni, apne, apna, मेरा, मेरी, मेरे, हमारी, हमारे, हमारा, अपनी, अपने, अपना`,
};
