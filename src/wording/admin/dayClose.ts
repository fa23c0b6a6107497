/** The close of a day as a message to the clinic's people; references only, no patient's name. Complete in each language by type. */

import type { Language } from '../../domain/message/language.ts';
import { type DayClose, PAID_BY, type PaidBy, type SumsByMode } from '../../domain/money/dayClose.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { english } from '../en/vocabulary.ts';
import { hindi } from '../hi/vocabulary.ts';
import { hinglish } from '../hinglish/vocabulary.ts';

interface DayCloseWords {
  readonly title: (date: string) => string;
  readonly visits: (facts: { readonly total: number; readonly missed: number }) => string;
  readonly expected: string;
  readonly settled: string;
  readonly open: string;
  readonly taken: string;
  readonly givenBack: string;
  readonly inDrawer: string;
  readonly counted: string;
  readonly theSame: string;
  readonly more: (amount: string) => string;
  readonly less: (amount: string) => string;
  readonly modes: Readonly<Record<PaidBy, string>>;
  readonly difference: (amount: string) => string;
  readonly nothingMissing: string;
  readonly countAgain: (difference: string) => string;
}

const en: DayCloseWords = {
  title: (date) => `🧾 Day close, ${english.date(date)}`,
  visits: ({ total, missed }) => `Visits: ${total}${missed === 0 ? '' : `, of them ${missed} missed`}`,
  expected: 'Expected',
  settled: 'Paid for',
  open: 'Open',
  taken: 'Taken today',
  givenBack: 'Given back today',
  inDrawer: 'Cash that must lie in the drawer',
  counted: 'Counted',
  theSame: 'the same',
  more: (amount) => `${amount} more`,
  less: (amount) => `${amount} less`,
  modes: { online: 'online', cash: 'cash', upi: 'upi', card: 'card' },
  difference: (amount) => `⚠️ Difference: ${amount}. Please look for it.`,
  nothingMissing: '✅ Nothing is missing.',
  countAgain: (difference) => `⚠️ The books add up; the drawer holds ${difference}. Please count it again.`,
};

const hi: DayCloseWords = {
  title: (date) => `🧾 ${hindi.date(date)} का हिसाब`,
  visits: ({ total, missed }) => `विज़िट: ${total}${missed === 0 ? '' : `, इनमें ${missed} नहीं आए`}`,
  expected: 'आने थे',
  settled: 'इनमें भुगतान हो चुका',
  open: 'बाकी',
  taken: 'आज मिले',
  givenBack: 'आज लौटाए',
  inDrawer: 'दराज़ में नकद होना चाहिए',
  counted: 'गिनती',
  theSame: 'उतना ही',
  more: (amount) => `${amount} ज़्यादा`,
  less: (amount) => `${amount} कम`,
  modes: { online: 'ऑनलाइन', cash: 'नकद', upi: 'UPI', card: 'कार्ड' },
  difference: (amount) => `⚠️ फ़र्क़: ${amount}। कृपया ढूँढिए।`,
  nothingMissing: '✅ हिसाब पूरा है।',
  countAgain: (difference) => `⚠️ खाता ठीक है; दराज़ में ${difference} है। कृपया फिर गिनिए।`,
};

const inHinglish: DayCloseWords = {
  title: (date) => `🧾 ${hinglish.date(date)} ka hisaab`,
  visits: ({ total, missed }) => `Visits: ${total}${missed === 0 ? '' : `, inme ${missed} nahi aaye`}`,
  expected: 'Aane the',
  settled: 'Inme paid',
  open: 'Baaki',
  taken: 'Aaj mila',
  givenBack: 'Aaj wapas kiya',
  inDrawer: 'Drawer mein cash hona chahiye',
  counted: 'Ginti',
  theSame: 'utna hi',
  more: (amount) => `${amount} zyada`,
  less: (amount) => `${amount} kam`,
  modes: { online: 'online', cash: 'cash', upi: 'UPI', card: 'card' },
  difference: (amount) => `⚠️ Farq: ${amount}. Please dhoondhiye.`,
  nothingMissing: '✅ Hisaab poora hai.',
  countAgain: (difference) => `⚠️ Khaata theek hai; drawer mein ${difference} hai. Please phir giniye.`,
};

const WORDS: Readonly<Record<Language, DayCloseWords>> = { en, hi, hinglish: inHinglish };

export function dayCloseMessage(close: DayClose, language: Language): string {
  const words = WORDS[language];
  const open = close.visits.filter((visit) => visit.status !== 'noshow' && visit.paidPaise < visit.feePaise);
  const missed = close.visits.filter((visit) => visit.status === 'noshow').length;
  const { drawerDifferencePaise: drawer } = close;
  const references = open.length === 0 ? '' : ` (${open.map((one) => one.reference).join(', ')})`;
  return [
    words.title(close.date),
    words.visits({ total: close.visits.length, missed }),
    `${words.expected}: ${formatRupees(close.expectedPaise)}`,
    `${words.settled}: ${formatRupees(close.settledPaise)}`,
    `${words.open}: ${formatRupees(close.openPaise)}${references}`,
    `${words.taken}: ${formatRupees(close.takenPaise)}${byMode(words, close.takenByMode)}`,
    `${words.givenBack}: ${formatRupees(close.refundedPaise)}${byMode(words, close.refundedByMode)}`,
    `${words.inDrawer}: ${formatRupees(close.cashInDrawerPaise)}`,
    ...(drawer === null
      ? []
      : [`${words.counted}: ${drawer === 0 ? words.theSame : differenceText(words, drawer)}`]),
    verdictOf(words, close),
  ].join('\n');
}

function verdictOf(words: DayCloseWords, { differencePaise, drawerDifferencePaise }: DayClose): string {
  const drawer = drawerDifferencePaise ?? 0;
  if (differencePaise !== 0) return words.difference(formatRupees(differencePaise));
  return drawer === 0 ? words.nothingMissing : words.countAgain(differenceText(words, drawer));
}

const differenceText = ({ more, less }: DayCloseWords, paise: number): string =>
  paise > 0 ? more(formatRupees(paise)) : less(formatRupees(-paise));

function byMode({ modes }: DayCloseWords, sums: SumsByMode): string {
  const parts = PAID_BY.filter((mode) => sums[mode] > 0).map(
    (mode) => `${modes[mode]} ${formatRupees(sums[mode])}`,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
