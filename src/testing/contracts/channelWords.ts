/** What patients write and what they are answered in each language, for the channels' contract. */
import type { Language } from '../../domain/message/language.ts';

export interface Words {
  readonly wants: string;
  readonly everything: string;
  readonly agree: RegExp;
  readonly privacy: RegExp;
  readonly askName: RegExp;
  readonly askPhone: RegExp;
  readonly askAge: RegExp;
  readonly female: RegExp;
  readonly purpose: string;
  readonly summary: RegExp;
  readonly payOnline: RegExp;
  readonly payOnlineWords: string;
  readonly booked: RegExp;
  readonly sendReports: RegExp;
  readonly sendReportsWords: string;
  readonly stored: RegExp;
  readonly done: RegExp;
  readonly doneWords: string;
  readonly yes: string;
  readonly finished: RegExp;
  readonly receiptPlease: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    wants: 'Hello, I would like to see a doctor',
    everything: 'Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao',
    agree: /^I agree/,
    privacy: /privacy/i,
    askName: /name/i,
    askPhone: /number/i,
    askAge: /How old/,
    female: /^Female$/,
    purpose: 'fever since Monday',
    summary: /Please check that all is right/,
    payOnline: /^Pay online/,
    payOnlineWords: 'I will pay online',
    booked: /Your appointment is booked/,
    sendReports: /^Send reports/,
    sendReportsWords: 'send reports',
    stored: /✅/,
    done: /^Done$/,
    doneWords: 'done',
    yes: 'yes',
    finished: /report/i,
    receiptPlease: 'please send me the receipt',
  },
  hi: {
    wants: 'नमस्ते, मुझे डॉक्टर से मिलना है',
    everything: 'मेरा नाम मीरा शर्मा है, उम्र 52 साल, महिला, खांसी और बुखार, 9822001122, डॉक्टर राव से मिलना है',
    agree: /मंज़ूर है/,
    privacy: /जानकारी/,
    askName: /नाम/,
    askPhone: /नंबर/,
    askAge: /उम्र/,
    female: /^महिला$/,
    purpose: 'खांसी और बुखार',
    summary: /₹/,
    payOnline: /^ऑनलाइन/,
    payOnlineWords: 'ऑनलाइन पेमेंट करूंगा',
    booked: /बुक हो गया/,
    sendReports: /^रिपोर्ट भेज/,
    sendReportsWords: 'रिपोर्ट भेजनी है',
    stored: /✅/,
    done: /^हो गया|^बस|^पूर/,
    doneWords: 'हो गया',
    yes: 'हाँ',
    finished: /रिपोर्ट/,
    receiptPlease: 'मुझे रसीद भेज दीजिए',
  },
  hinglish: {
    wants: 'namaste, mujhe doctor se milna hai',
    everything:
      'mera naam Ravi Kumar hai, umar 43, male, ghutne mein dard hai, 9812345678, Dr Rao se milna hai',
    agree: /manzoor hai/i,
    privacy: /jaankari|jankari/i,
    askName: /naam/i,
    askPhone: /number/i,
    askAge: /umar/i,
    female: /^Mahila|^Female/i,
    purpose: 'do din se bukhar hai',
    summary: /₹/,
    payOnline: /^Online/i,
    payOnlineWords: 'online payment karunga',
    booked: /book ho gay/i,
    sendReports: /report/i,
    sendReportsWords: 'reports bhejni hai',
    stored: /✅/,
    done: /^Ho gaya|^Bas/i,
    doneWords: 'ho gaya',
    yes: 'haan',
    finished: /report/i,
    receiptPlease: 'receipt bhej dijiye',
  },
};
