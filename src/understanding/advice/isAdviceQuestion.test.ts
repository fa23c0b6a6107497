/** Questions for a doctor are told from questions for the desk, in the three languages. */
import { describe, expect, it } from 'vitest';
import { isAdviceQuestion } from './isAdviceQuestion.ts';

const ADVICE = [
  'should I take paracetamol?',
  'can i give crocin to my baby',
  'Is it okay to take ibuprofen on an empty stomach?',
  'how many tablets of dolo can I have in a day',
  'what is the dose of paracetamol for a 3 year old',
  'which medicine is good for fever',
  'please suggest a tablet for headache',
  'is it dengue?',
  'could it be cancer',
  'do I have malaria',
  'my sugar is 250, is it high',
  'is my report normal? hb 9 is it low',
  'I have fever since 2 days what should I do',
  'any home remedy for cough',
  'can I stop taking metformin',
  'are there side effects of this medicine',
  'should i be worried about this rash',
  'what to eat in loose motions, what should i eat',
  'is chickenpox contagious, is it contagious',
  'paracetamol lu kya?',
  'kya yeh dengue hai?',
  'kya mujhe typhoid ho sakta hai',
  'bukhar ki dawai batao',
  'khansi ke liye kaunsi dawai lu',
  'bachche ko crocin de sakte hai kya',
  'dolo din mein kitni goli leni hai',
  'bukhar me kya karu',
  'pet dard ka gharelu nuskha bataiye',
  'bp 150 hai normal hai kya',
  'ye sujan khatarnak hai kya',
  'insulin band kar du kya',
  'dast me kya khana chahiye',
  'kahi ye tb to nahi',
  'क्या यह डेंगू है?',
  'क्या मैं पैरासिटामोल ले सकता हूँ',
  'बुखार की दवाई बताइए',
  'खांसी के लिए कौन सी दवा लूं',
  'दिन में कितनी गोली खानी है',
  'मुझे पीलिया तो नहीं',
  'शुगर 250 है नॉर्मल है क्या',
  'बच्चे को सिरप दे सकते हैं क्या',
  'सिर दर्द का घरेलू उपाय बताइए',
  'बुखार है क्या करूं',
  'यह सूजन खतरनाक है क्या',
];

const DESK = [
  'I have fever and cough since two days',
  'I want to book an appointment for dengue',
  'do you do a dengue test, what does it cost',
  'fever, tomorrow evening please',
  'which doctor should I see for fever?',
  'should I bring my old reports?',
  'should I bring my medicines along to the clinic',
  'can I take an appointment for tomorrow',
  'is it open on Sunday?',
  'is this the clinic of Dr Iyer',
  'can I pay at the clinic',
  'how much is the fee for a skin doctor',
  'is it ok to come at 5',
  'I take insulin, need a checkup',
  'my mother has diabetes, book for her',
  'what should I do to cancel',
  'can I have the evening slot',
  'do I have an appointment tomorrow',
  'should I come fasting for the visit',
  'I have a headache',
  'can you give me the receipt',
  'is parking available',
  'what should I do next',
  'report bhejna hai',
  'bukhar hai, kal dikhana hai',
  'mujhe dengue hai doctor se milna hai',
  'kya aaj doctor milenge',
  'kya dengue ka test hota hai',
  'fees kitni hai',
  'kitne baje aana hai',
  'kya main apni dawai lekar aau',
  'kaun se doctor ko dikhana chahiye bukhar ke liye',
  'pet dard hai shaam ko time milega kya',
  'appointment cancel karna hai kya karu',
  'online de du ya clinic pe',
  'kya card se payment ho sakta hai',
  'sugar ki bimari hai',
  'bachche ko khansi hai',
  'haan theek hai',
  'time badal sakte hai kya',
  'khujli aur daane ho rahe hain',
  'receipt bhej do',
  'मुझे बुखार है',
  'कल शाम को दिखाना है',
  'क्या आज डॉक्टर मिलेंगे',
  'फीस कितनी है',
  'शुगर के डॉक्टर कौन हैं',
  'क्या रिपोर्ट लाना है',
  'पेट दर्द के लिए अपॉइंटमेंट चाहिए',
  'मुझे डायबिटीज है',
  'क्लिनिक कहाँ है',
  'क्या पार्किंग है',
  'समय बदल सकते हैं क्या',
  'दो दिन से खांसी और जुकाम है',
];

describe('a question for advice', () => {
  it.each(ADVICE)('is one for a doctor: %s', (text) => {
    expect(isAdviceQuestion(text)).toBe(true);
  });

  it.each(DESK)('is none, and goes on at the desk: %s', (text) => {
    expect(isAdviceQuestion(text)).toBe(false);
  });

  it('is found in a later sentence of a message, beside a wish to book', () => {
    expect(isAdviceQuestion('I want to book for tomorrow. Meanwhile should I take paracetamol?')).toBe(true);
  });

  it('is not made of words of several sentences', () => {
    expect(isAdviceQuestion('I take insulin. Can I come at 5?')).toBe(false);
  });

  it('costs little in a long pasted message', () => {
    expect(isAdviceQuestion('lorem ipsum '.repeat(5_000))).toBe(false);
  });
});
