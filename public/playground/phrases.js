/** What patients of the three languages might say: offered by the phrases button and in an empty chat. */
export const PHRASES = [
  {
    language: 'English',
    lang: 'en-IN',
    phrases: [
      'Hello, I would like to see a doctor',
      'Ravi Kumar, 34, male, fever since Monday, 98765 43210, tomorrow after 5 with Dr Iyer',
      'Is any skin doctor free on Wednesday morning?',
      'Sorry, 43, not 34',
      'What are your timings and where are you?',
      'Cancel my appointment',
    ],
  },
  {
    language: 'हिन्दी',
    lang: 'hi-IN',
    phrases: [
      'नमस्ते, अपॉइंटमेंट चाहिए',
      'कल शाम को बच्चों के डॉक्टर',
      'डॉक्टर की फ़ीस कितनी है?',
      'मेरी भाषा हिन्दी रखिए',
    ],
  },
  {
    language: 'Hinglish',
    lang: 'hi-Latn-IN',
    phrases: [
      'kal shaam ko bacchon ka doctor',
      'mujhe do din se bukhar hai, aaj kaun sa doctor milega?',
      'paanch baje ke baad ka time chahiye',
      'payment clinic pe kar dunga',
    ],
  },
];

/** A few of them for a chat in which nothing has been said. */
export const OPENERS = ['/start', PHRASES[0].phrases[1], PHRASES[1].phrases[1], PHRASES[2].phrases[0]];

/** For the staff's bot: its password in this sandbox first. */
export const STAFF_OPENERS = [
  '/start',
  'namaste-sandbox',
  'kal shaam Dr Rao ke paas kaun aa raha hai?',
  'unpaid for tomorrow',
];
