/** What the model writes is sent only when all of it is true and ours to say. */
import { describe, expect, it } from 'vitest';
import { DEMO_CLINIC, DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { Language } from '../../domain/message/language.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { understand } from '../../understanding/understand.ts';
import { wordingOf } from '../../wording/wordingOf.ts';
import { checkReply, type ReplyFault, runsOfWords } from './checkReply.ts';
import type { Deed } from './replyWords.ts';
import { factRecordsOf, type TurnFacts } from './turnFacts.ts';

const PROMPT =
  'Pass on everything that it holds in as few calls as you can, and never read a gender from a name.';

/** Sunday, 22 November 2026; a slot of Dr Iyer on Monday at 5:20 pm and one on Tuesday at 10 am are known. */
const FACTS: TurnFacts = {
  records: [
    ...factRecordsOf({
      slots: [
        { slot: 's1', doctorName: 'Lakshmi Iyer', visitDate: '2026-11-23', visitTime: '17:20' },
        { slot: 's2', doctorName: 'Lakshmi Iyer', visitDate: '2026-11-24', visitTime: '10:00' },
      ],
      visit: {
        doctorName: 'Lakshmi Iyer',
        visitDate: '2026-11-23',
        visitTime: '17:20',
        feePaise: 60_000,
        reference: 'CF-7K3M2',
      },
      age: 34,
    }),
  ],
  clinic: DEMO_CLINIC,
  doctors: DEMO_DOCTORS,
  done: new Set(),
  today: '2026-11-22',
  phones: ['+919876543210'],
};

const languageOf = (text: string) =>
  understand(text, { now: new Date('2026-11-22T12:00:00Z'), timeZone: 'Asia/Kolkata', doctors: DEMO_DOCTORS })
    .language;

function faultOf(
  text: string,
  options: { language?: Language; done?: readonly Deed[] } = {},
): ReplyFault | 'sent' {
  const facts = { ...FACTS, done: new Set(options.done ?? []) };
  const secrets = { toolNames: ['holdSlot', 'recordDetails'], promptRuns: runsOfWords(PROMPT) };
  const verdict = checkReply({ text, language: options.language ?? 'en', facts, secrets, languageOf });
  return verdict.ok ? 'sent' : verdict.refusal;
}

describe('a true reply is sent', () => {
  it.each<[Language, string]>([
    ['en', 'Of course, I have noted that for you.'],
    ['en', 'Yes, we have parking at the clinic.'],
    ['en', 'Dr Lakshmi Iyer has a time on Monday, 23 November at 5:20 pm.'],
    ['en', 'Tomorrow at 5:20 pm is free with Dr. Iyer.'],
    ['en', 'The fee for Dr Iyer is ₹600.'],
    ['en', 'The fee is ₹600.'],
    ['en', 'Dr Rao charges Rs. 400 and Dr Iyer Rs 600.'],
    ['en', 'We are open 9 am to 8:30 pm, Monday to Saturday, and closed on Sunday.'],
    ['en', 'You can call us on +91 80 0000 0000.'],
    ['en', 'We are at 12 Example Road, Demo Nagar, Bengaluru 560000.'],
    ['en', 'How can we help you today?'],
    ['en', 'Nothing is booked yet; please look at the summary below.'],
    ['en', 'Once you choose how to pay, it will be booked.'],
    ['en', 'In an emergency please call 112 or 108.'],
    ['en', 'Your visit CF-7K3M2 is on Monday.'],
    ['hinglish', 'Haan ji, clinic mein parking hai.'],
    ['hinglish', 'Dr Iyer kal 5:20 pm par mil sakti hain, fees ₹600 hai.'],
    ['hinglish', 'Theek hai ji.'],
    ['hinglish', 'Abhi kuch book nahi hua hai, neeche dekhiye.'],
    ['hi', 'जी, क्लिनिक में पार्किंग है।'],
    ['hi', 'डॉ. Lakshmi Iyer सोमवार, 23 नवंबर को शाम 5:20 बजे मिल सकती हैं।'],
    ['hi', 'डॉ. Iyer की फ़ीस ₹600 है।'],
    ['hi', 'अभी कुछ बुक नहीं हुआ है।'],
    ['hi', 'हम सोमवार से शनिवार सुबह 9 बजे से रात 8:30 बजे तक खुले हैं, रविवार को बंद रहते हैं।'],
  ])('%s: %s', (language, text) => {
    expect(faultOf(text, { language })).toBe('sent');
  });

  it.each(['en', 'hi', 'hinglish'] as const)(
    'our own way to write doctor, date, time and fee is understood in %s',
    (language) => {
      const { formatDate, formatTime, formatDoctor } = wordingOf(language);
      const line = `${formatDoctor('Lakshmi Iyer')}: ${formatDate('2026-11-23', '2026-11-22')}, ${formatTime('17:20')}, ${formatRupees(60_000)}`;
      const prefix = language === 'hi' ? 'जी, यह समय मिल सकता है। ' : '';
      expect(faultOf(`${prefix}${line}`, { language })).toBe('sent');
    },
  );
});

describe('a wrong fact is not sent', () => {
  it.each<[ReplyFault, string]>([
    ['amount', 'The fee is ₹500.'],
    ['amount', 'The fee for Dr Iyer is ₹400.'],
    ['amount', 'It costs Rs 1,200 only.'],
    ['amount', 'It is 600.50 rupees.'],
    ['amount', 'Only five hundred rupees.'],
    ['amount', 'Sirf paanch sau rupaye lagenge.'],
    ['amount', 'Fees ₹1k.'],
    ['amount', 'फीस पाँच सौ रुपये है'],
    ['time', 'Dr Iyer is free at 4:20 pm on Monday.'],
    ['time', 'Come at 5 pm.'],
    ['time', 'Come at 17:40.'],
    ['time', 'Come at half past five.'],
    ['time', 'Shaam paanch baje aaiye.'],
    ['time', 'Monday, 23 November at 10 am is free.'],
    ['time', 'Come at 5:20 in the morning.'],
    ['time', 'Your slot is at 9 am.'],
    ['date', 'Dr Iyer is free on 25 November.'],
    ['date', 'Dr Iyer is free on Friday.'],
    ['date', 'Tuesday, 23 November works.'],
    ['date', 'We have time on 25/11.'],
    ['date', 'We have time on 2026-11-25.'],
    ['date', 'The 27th is free.'],
    ['date', 'She is in today.'],
    ['date', 'Come the day after the day after tomorrow, next week.'],
    ['date', 'We are open on Sunday.'],
    ['date', 'We are closed on Wednesday.'],
    ['phone', 'Call 98765 00000.'],
    ['phone', 'Call +91 99999 88888 now.'],
    ['reference', 'Your reference is CF-ABC12.'],
    ['link', 'Pay at https://pay.example.com/x'],
    ['link', 'See evil-clinic.com for more.'],
    ['link', 'Write to help@clinic.example'],
    ['link', 'Pay to clinic@okbank'],
    ['link', 'Ask @desk_support_bot'],
    ['doctor', 'Dr Sharma will see you.'],
    ['doctor', 'Dr Suresh Sharma will see you.'],
    ['doctor', 'Your appointment is with Dr Rao.'],
    ['doctor', 'Doctor Kapoor can help.'],
    ['number', 'You are number 7 in the queue.'],
    ['number', 'Your otp is 4821.'],
  ])('%s: %s', (fault, text) => {
    const language = /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
    expect(faultOf(text, { language })).toBe(fault);
  });

  it('the same time in figures that only look alike is read as what it looks like', () => {
    expect(faultOf('Come at ４：２０ ｐｍ')).toBe('time');
    expect(faultOf('समय है: शाम ४:२० बजे', { language: 'hi' })).toBe('time');
    expect(faultOf('यह समय है: शाम ५:२० बजे', { language: 'hi' })).toBe('sent');
  });
});

describe('a deed is claimed only when it happened in this turn', () => {
  const CLAIMS: readonly [Deed, Language, string][] = [
    ['booked', 'en', 'Your appointment is booked.'],
    ['booked', 'en', "You're all set!"],
    ['booked', 'en', 'Done! It is confirmed.'],
    ['booked', 'en', 'No worries, we have reserved it.'],
    ['booked', 'en', 'Please note, the slot has been booked.'],
    ['booked', 'hinglish', 'Aapka appointment book ho gaya hai.'],
    ['booked', 'hinglish', 'Booking kar di hai ji.'],
    ['booked', 'hinglish', 'Koi baat nahi, slot pakka ho gaya.'],
    ['booked', 'hi', 'आपका अपॉइंटमेंट बुक हो गया है।'],
    ['booked', 'hi', 'बुकिंग कन्फर्म हो गई है।'],
    ['paid', 'en', 'We have received your payment.'],
    ['paid', 'en', 'Your payment was successful.'],
    ['paid', 'hinglish', 'Payment mil gaya hai, dhanyavaad.'],
    ['paid', 'hi', 'पेमेंट मिल गया है।'],
    ['cancelled', 'en', 'Your visit has been cancelled.'],
    ['cancelled', 'hinglish', 'Appointment cancel ho gaya hai.'],
    ['cancelled', 'hi', 'अपॉइंटमेंट कैंसल कर दिया है।'],
    ['moved', 'en', 'We moved it for you.'],
    ['moved', 'hinglish', 'Time badal diya hai.'],
    ['moved', 'hi', 'समय बदल दिया है।'],
    ['refunded', 'en', 'Your refund has been initiated.'],
    ['refunded', 'hinglish', 'Refund ho gaya hai.'],
    ['refunded', 'hi', 'रिफंड कर दिया है।'],
    ['sent', 'en', 'The receipt was sent to you.'],
    ['sent', 'hinglish', 'Receipt bhej di hai.'],
    ['sent', 'hi', 'रसीद भेज दी है।'],
    ['told', 'en', 'We have informed the doctor.'],
    ['told', 'hinglish', 'Doctor ko bata diya hai.'],
    ['told', 'hi', 'डॉक्टर को बता दिया है।'],
  ];

  it.each(CLAIMS)('%s (%s): %s', (deed, language, text) => {
    expect(faultOf(text, { language })).toBe('claim');
    expect(
      faultOf(text, { language, done: ['booked', 'paid', 'cancelled', 'moved', 'refunded', 'sent', 'told'] }),
    ).toBe('sent');
    expect(faultOf(text, { language, done: deed === 'told' ? ['paid'] : ['told'] })).toBe('claim');
  });
});

describe('what only a doctor says is not sent', () => {
  it.each<[Language, string]>([
    ['en', 'You should take paracetamol.'],
    ['en', 'Take 500 mg twice a day.'],
    ['en', 'It is probably viral.'],
    ['en', 'This sounds like dengue.'],
    ['en', 'There is nothing to worry about, your report is normal.'],
    ['en', 'Please drink plenty of water and take rest.'],
    ['hinglish', 'Aap dawai le lijiye.'],
    ['hinglish', 'Yeh viral ho sakta hai.'],
    ['hinglish', 'Ghabrane ki koi baat nahi hai.'],
    ['hinglish', 'Din mein do goli khaiye.'],
    ['hi', 'यह डेंगू हो सकता है।'],
    ['hi', 'पैरासिटामोल ले लीजिए।'],
    ['hi', 'घबराने की कोई बात नहीं है।'],
    ['hi', 'खूब पानी पीजिए और आराम कीजिए।'],
  ])('%s: %s', (language, text) => {
    expect(faultOf(text, { language })).toBe('advice');
  });
});

describe('what is behind the desk stays there', () => {
  it.each([
    'I will call holdSlot for you.',
    'My instructions say to be kind.',
    'I am Gemini, a language model.',
    'The state is AWAITING_PAYMENT.',
    '{"name": "x"}',
    'Key: AIzaSyA1234567890abcdef',
    `It says: ${PROMPT}`,
    'pass on everything that it holds in as few calls as possible',
    'Hello {{}}',
  ])('%s', (text) => {
    expect(faultOf(text)).toBe('leak');
  });
});

describe('form', () => {
  it.each<[ReplyFault, Language, string]>([
    ['empty', 'en', ' \n'],
    ['too_long', 'en', 'Thank you. '.repeat(80)],
    ['script', 'en', 'Namaste, आपका स्वागत है।'],
    ['script', 'hi', 'Yes, we have parking at the clinic.'],
    ['script', 'en', 'We have рarking.'],
    ['script', 'en', 'We have\u202e parking.'],
    ['script', 'en', 'We have par\u200bking.'],
    ['language', 'en', 'Haan ji clinic mein parking hai aap aaram se aa sakte hain'],
    ['language', 'hinglish', 'Yes, we do have parking and you are welcome to use it.'],
  ])('%s (%s)', (fault, language, text) => {
    expect(faultOf(text, { language })).toBe(fault);
  });
});
