/** The payment return page as HTML: one line in each language, no script, nothing personal; `paymentReturn.ts` sends it. */
import { LANGUAGES, type Language } from '../../domain/message/language.ts';

/** `unclear`: money that a person has to look at. `closed`: no payment has reached us and the link takes none any more. */
export type PaymentStanding = 'open' | 'paid' | 'offered' | 'refunded' | 'closed' | 'unclear' | 'unknown';

type Lines = Readonly<Record<Language, string>>;

const LINES: Readonly<Record<PaymentStanding, Lines>> = {
  open: {
    en: 'We are waiting for your payment to be confirmed. This page looks again by itself.',
    hi: 'हम आपके भुगतान की पुष्टि का इंतज़ार कर रहे हैं। यह पेज अपने आप फिर देखेगा।',
    hinglish: 'Hum aapke payment ke confirm hone ka wait kar rahe hain. Yeh page apne aap phir dekhega.',
  },
  paid: {
    en: 'Your payment has reached us. Please go back to the chat: your booking and receipt are there.',
    hi: 'आपका भुगतान हमें मिल गया है। कृपया चैट पर लौटें: बुकिंग और रसीद वहीं हैं।',
    hinglish:
      'Aapka payment humein mil gaya hai. Please chat par wapas jaiye: booking aur receipt wahin hain.',
  },
  offered: {
    en: 'Your payment has reached us, but the time was gone by then. Please go back to the chat: choose another time there, or take your money back.',
    hi: 'आपका भुगतान हमें मिल गया है, लेकिन तब तक वह समय भर चुका था। कृपया चैट पर लौटें: वहाँ दूसरा समय चुनें, या पैसे वापस लें।',
    hinglish:
      'Aapka payment humein mil gaya hai, lekin tab tak woh time bhar chuka tha. Please chat par wapas jaiye: wahan doosra time chuniye, ya paise wapas lijiye.',
  },
  refunded: {
    en: 'Your payment reached us and is being refunded. Please go back to the chat: the reason is there.',
    hi: 'आपका भुगतान हमें मिला और लौटाया जा रहा है। कृपया चैट पर लौटें: वजह वहीं लिखी है।',
    hinglish:
      'Aapka payment humein mila aur refund ho raha hai. Please chat par wapas jaiye: wajah wahin likhi hai.',
  },
  closed: {
    en: 'No payment has reached us, and this link is closed. Please go back to the chat for a new one. If money left your account, do not pay again: tell us in the chat.',
    hi: 'हमें कोई भुगतान नहीं मिला है और यह लिंक बंद है। नए लिंक के लिए चैट पर लौटें। अगर पैसे कट गए हैं तो दोबारा भुगतान न करें: हमें चैट में बताएँ।',
    hinglish:
      'Humein koi payment nahin mila hai, aur yeh link band hai. Naye link ke liye chat par wapas jaiye. Agar paise kat gaye hain to dobara pay mat kijiye: humein chat mein bataiye.',
  },
  unclear: {
    en: 'We cannot confirm this payment yet. Please do not pay again: our staff will tell you in the chat.',
    hi: 'हम इस भुगतान की पुष्टि अभी नहीं कर पा रहे हैं। कृपया दोबारा भुगतान न करें: हमारा स्टाफ़ आपको चैट में बताएगा।',
    hinglish:
      'Hum is payment ko abhi confirm nahin kar pa rahe hain. Please dobara pay mat kijiye: hamara staff aapko chat mein batayega.',
  },
  unknown: {
    en: 'We know of no such payment. Please go back to the chat and open the link from there.',
    hi: 'हमें ऐसे किसी भुगतान की जानकारी नहीं है। कृपया चैट पर लौटें और लिंक वहीं से खोलें।',
    hinglish:
      'Humein aise kisi payment ki jaankari nahin hai. Please chat par wapas jaiye aur link wahin se kholiye.',
  },
};

const SIGNS: Readonly<Record<PaymentStanding, string>> = {
  open: '⏳',
  paid: '✅',
  offered: '🕒',
  refunded: '↩️',
  closed: '🔒',
  unclear: '⚠️',
  unknown: '🔍',
};
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  en: 'en-IN',
  hi: 'hi-IN',
  hinglish: 'hi-Latn-IN',
};

/** Soon enough to be waited for, seldom enough for a page that stays open. */
const REFRESH_SECONDS = 3;

export const PAYMENT_RETURN_STYLE = `
:root { color-scheme: light dark; --ground: #f4f6f5; --card: #fff; --text: #16211d; --quiet: #52605a; --line: #d9e0dc; }
@media (prefers-color-scheme: dark) { :root { --ground: #101614; --card: #19211e; --text: #e6edea; --quiet: #a3b1ab; --line: #2c3833; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); color: var(--text); font: 1.05rem/1.55 system-ui, sans-serif; }
main { width: 100%; max-width: 30rem; padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; }
h1 { margin: 0 0 1rem; font-size: 1rem; font-weight: 600; color: var(--quiet); }
.sign { margin: 0; font-size: 2.25rem; line-height: 1; }
p + p { margin: .9rem 0 0; padding-top: .9rem; border-top: 1px solid var(--line); }
.sign + p { border: 0; }
`;

export function renderPaymentReturn(standing: PaymentStanding, clinicName: string): string {
  const refresh = standing === 'open' ? `\n<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : '';
  const lines = LANGUAGES.map(
    (language) => `<p lang="${LANGUAGE_TAGS[language]}">${LINES[standing][language]}</p>`,
  ).join('\n');
  return `<!doctype html>
<html lang="en-IN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>Payment · ${escapeHtml(clinicName)}</title>
<style>${PAYMENT_RETURN_STYLE}</style>
</head>
<body>
<main role="status" data-standing="${standing}">
<h1>${escapeHtml(clinicName)}</h1>
<p class="sign" aria-hidden="true">${SIGNS[standing]}</p>
${lines}
</main>
</body>
</html>
`;
}

const NAMES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[<>&"']/g, (character) => NAMES[character] ?? '');
