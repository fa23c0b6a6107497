/** What is wrong with the linked WhatsApp phone, and what its staff can do, in each language; `notices.ts` says it. */
import type { Language } from '../../domain/message/language.ts';

/** Troubles that want different things of people; whatever else fails is tried again by itself. */
const KINDS: Readonly<Record<string, Kind>> = {
  logged_out: 'unlinked',
  auth_failure: 'unlinked',
  qr_not_scanned: 'not_scanned',
  unreachable: 'unreachable',
  no_browser: 'no_browser',
};

type Kind = 'unlinked' | 'not_scanned' | 'unreachable' | 'no_browser' | 'failing';

const WORDS: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  en: {
    unlinked: 'The phone has unlinked WhatsApp: patients there get no answer until it is linked again.',
    not_scanned: 'Nobody scanned the WhatsApp code, so it was taken away: patients there get no answer.',
    unreachable: 'WhatsApp cannot be reached from our server. It is tried again by itself; nothing is lost.',
    no_browser: 'WhatsApp cannot start: no Chromium was found on our server.',
    failing: 'WhatsApp keeps failing: patients there get no answer for now.',
  },
  hi: {
    unlinked: 'फ़ोन ने WhatsApp को हटा दिया है: दोबारा जोड़े जाने तक वहाँ मरीज़ों को जवाब नहीं मिलेगा।',
    not_scanned: 'WhatsApp का कोड किसी ने स्कैन नहीं किया, इसलिए उसे हटा लिया गया: वहाँ मरीज़ों को जवाब नहीं मिल रहा।',
    unreachable: 'हमारे सर्वर से WhatsApp तक पहुँच नहीं हो रही। अपने-आप दोबारा कोशिश हो रही है; कुछ खोया नहीं है।',
    no_browser: 'WhatsApp शुरू नहीं हो सका: हमारे सर्वर पर Chromium नहीं मिला।',
    failing: 'WhatsApp बार-बार बंद हो रहा है: अभी वहाँ मरीज़ों को जवाब नहीं मिल रहा।',
  },
  hinglish: {
    unlinked:
      'Phone ne WhatsApp unlink kar diya hai: dobara link hone tak wahan patients ko jawab nahi milega.',
    not_scanned:
      'WhatsApp ka code kisi ne scan nahi kiya, isliye hata diya gaya: wahan patients ko jawab nahi mil raha.',
    unreachable:
      'Hamare server se WhatsApp tak pahunch nahi ho rahi. Apne aap dobara try ho raha hai; kuch khoya nahi hai.',
    no_browser: 'WhatsApp start nahi hua: hamare server par Chromium nahi mila.',
    failing: 'WhatsApp baar baar band ho raha hai: abhi wahan patients ko jawab nahi mil raha.',
  },
};

export const whatsappTrouble = (language: Language, trouble: string): string =>
  `📵 ${WORDS[language][KINDS[trouble] ?? 'failing']}`;
