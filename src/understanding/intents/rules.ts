/** Which ideas together make which wish, and how sure that is: the one table of intents, read by readIntents from top to bottom. */
import type { Intent } from '../reading.ts';
import type { Concept } from './concepts.ts';

export interface IntentRule {
  readonly intent: Intent;
  /** All of these ideas stand in the same part of the message. */
  readonly all: readonly Concept[];
  /** None of these does. */
  readonly none?: readonly Concept[];
  readonly sure: number;
}

/** Two rules of equal sureness: the upper one wins. */
export const INTENT_RULES: readonly IntentRule[] = [
  { intent: 'out_of_scope', all: ['hijack'], sure: 0.97 },

  { intent: 'out_of_scope', all: ['outside', 'price'], none: ['doctorWord', 'visit'], sure: 0.97 },
  { intent: 'out_of_scope', all: ['outside', 'hours'], none: ['doctorWord', 'visit'], sure: 0.95 },
  { intent: 'out_of_scope', all: ['outside', 'address'], none: ['doctorWord', 'visit'], sure: 0.95 },

  { intent: 'out_of_scope', all: ['outside', 'languageName'], none: ['doctorWord', 'visit'], sure: 0.96 },
  { intent: 'report', all: ['report', 'cancel'], none: ['visit'], sure: 0.97 },

  { intent: 'language', all: ['languageWish', 'languageName'], sure: 0.95 },
  { intent: 'language', all: ['languageWish'], sure: 0.9 },
  { intent: 'language', all: ['languageName'], none: ['doctorWord', 'listDoctors', 'outside'], sure: 0.8 },

  { intent: 'paid', all: ['paid'], none: ['complaint', 'receipt'], sure: 0.96 },
  { intent: 'paid', all: ['pay', 'done'], none: ['receipt'], sure: 0.955 },
  { intent: 'paid', all: ['money', 'done'], sure: 0.86 },
  { intent: 'paid', all: ['wayToPay', 'done'], sure: 0.86 },
  { intent: 'paid', all: ['price', 'done'], none: ['howMuch'], sure: 0.92 },

  { intent: 'receipt', all: ['receipt', 'want'], sure: 0.96 },
  { intent: 'receipt', all: ['receipt', 'send'], sure: 0.96 },
  { intent: 'receipt', all: ['receipt', 'paid'], sure: 0.985 },
  { intent: 'receipt', all: ['receipt', 'address'], sure: 0.95 },
  { intent: 'receipt', all: ['receipt'], sure: 0.93 },

  { intent: 'staff', all: ['complaint'], sure: 0.93 },
  { intent: 'staff', all: ['human', 'talk'], sure: 0.97 },
  { intent: 'staff', all: ['callMe'], sure: 0.93 },
  { intent: 'staff', all: ['human', 'want'], sure: 0.92 },
  { intent: 'staff', all: ['human'], sure: 0.88 },
  { intent: 'staff', all: ['angry'], none: ['outside'], sure: 0.78 },
  { intent: 'staff', all: ['talk', 'doctorWord'], none: ['languageWish', 'specialist'], sure: 0.82 },
  { intent: 'staff', all: ['talk', 'want'], none: ['languageWish', 'specialist'], sure: 0.72 },

  { intent: 'cancel', all: ['cancel', 'visit'], none: ['dontCancel', 'facility'], sure: 0.97 },
  { intent: 'cancel', all: ['cancel', 'my'], none: ['dontCancel', 'facility'], sure: 0.95 },
  { intent: 'cancel', all: ['cancel'], none: ['dontCancel', 'facility'], sure: 0.94 },
  {
    intent: 'cancel',
    all: ['ending', 'visit'],
    none: ['dontCancel', 'facility', 'change', 'outside'],
    sure: 0.92,
  },
  { intent: 'cancel', all: ['ending', 'status'], none: ['dontCancel', 'change', 'outside'], sure: 0.94 },
  { intent: 'cancel', all: ['ending', 'detail'], none: ['dontCancel', 'change', 'outside'], sure: 0.84 },
  { intent: 'cancel', all: ['notNeeded', 'visit'], sure: 0.93 },
  { intent: 'cancel', all: ['notNeeded', 'seeDoctor'], sure: 0.9 },
  { intent: 'deny', all: ['dontCancel'], sure: 0.85 },
  { intent: 'deny', all: ['noReport'], sure: 0.93 },

  { intent: 'reschedule', all: ['change', 'visit'], sure: 0.96 },
  { intent: 'reschedule', all: ['cannotCome', 'change'], sure: 0.96 },
  { intent: 'reschedule', all: ['change', 'hours'], sure: 0.95 },
  { intent: 'reschedule', all: ['change', 'timeWord'], sure: 0.93 },
  { intent: 'reschedule', all: ['moveTo', 'visit'], sure: 0.96 },
  { intent: 'reschedule', all: ['moveTo', 'cannotCome'], sure: 0.95 },
  { intent: 'reschedule', all: ['moveTo', 'impossible'], sure: 0.95 },
  { intent: 'reschedule', all: ['cannotCome', 'available'], none: ['cancel'], sure: 0.93 },
  { intent: 'reschedule', all: ['cannotCome', 'accepted'], none: ['cancel'], sure: 0.93 },
  { intent: 'reschedule', all: ['cannotCome', 'want', 'visit'], none: ['cancel', 'notNeeded'], sure: 0.94 },
  { intent: 'reschedule', all: ['moveTo'], sure: 0.8 },
  {
    intent: 'reschedule',
    all: ['change'],
    none: ['report', 'languageWish', 'doctorWord', 'detail'],
    sure: 0.84,
  },
  { intent: 'cancel', all: ['cannotCome', 'visit'], none: ['change'], sure: 0.72 },
  { intent: 'cancel', all: ['cannotCome'], none: ['change'], sure: 0.8 },

  { intent: 'appointments', all: ['status'], none: ['change', 'cancel', 'outside'], sure: 0.92 },
  { intent: 'appointments', all: ['listDoctors', 'my', 'visit'], none: ['want', 'book'], sure: 0.95 },
  { intent: 'appointments', all: ['visit', 'show'], none: ['book', 'listDoctors', 'price'], sure: 0.9 },
  { intent: 'appointments', all: ['my', 'visit', 'ask'], none: ['want', 'book', 'price', 'pay'], sure: 0.84 },
  {
    intent: 'appointments',
    all: ['visit', 'ask'],
    none: [
      'want',
      'book',
      'bookNow',
      'available',
      'doctorWord',
      'seeDoctor',
      'hours',
      'facility',
      'howMuch',
      'price',
      'moveTo',
      'pay',
    ],
    sure: 0.75,
  },

  { intent: 'out_of_scope', all: ['medicalAdvice'], none: ['visit', 'seeDoctor', 'book'], sure: 0.86 },

  { intent: 'price', all: ['price', 'howMuch'], sure: 0.96 },
  { intent: 'price', all: ['howMuch', 'money'], sure: 0.95 },
  { intent: 'price', all: ['howMuch', 'pay'], none: ['done'], sure: 0.95 },
  { intent: 'price', all: ['price', 'hours'], sure: 0.95 },
  { intent: 'pay', all: ['price', 'wayToPay'], none: ['howMuch', 'done'], sure: 0.94 },
  { intent: 'pay', all: ['pay', 'price'], none: ['howMuch', 'done'], sure: 0.94 },
  { intent: 'price', all: ['howMuch', 'seeDoctor'], none: ['listDoctors', 'status'], sure: 0.93 },
  { intent: 'price', all: ['howMuch', 'doctorWord'], none: ['listDoctors'], sure: 0.88 },
  { intent: 'price', all: ['howMuch', 'illness'], none: ['listDoctors', 'report'], sure: 0.88 },
  { intent: 'price', all: ['price'], none: ['paid'], sure: 0.91 },
  { intent: 'price', all: ['howMuch', 'visit'], none: ['status'], sure: 0.8 },
  { intent: 'price', all: ['howMuch'], none: ['status', 'listDoctors', 'facility', 'hours'], sure: 0.7 },

  { intent: 'pay', all: ['pay', 'send'], sure: 0.95 },
  { intent: 'pay', all: ['pay', 'want'], sure: 0.94 },
  { intent: 'pay', all: ['pay'], sure: 0.9 },
  { intent: 'pay', all: ['wayToPay', 'accepted'], sure: 0.88 },
  { intent: 'pay', all: ['wayToPay', 'want'], none: ['done', 'receipt', 'visit', 'book'], sure: 0.8 },
  { intent: 'pay', all: ['wayToPay', 'money'], none: ['done'], sure: 0.88 },
  { intent: 'pay', all: ['money', 'want'], sure: 0.7 },

  { intent: 'report', all: ['reportStatus'], sure: 0.92 },
  { intent: 'report', all: ['report', 'send'], sure: 0.95 },
  { intent: 'report', all: ['report', 'seeDoctor'], none: ['book', 'visit'], sure: 0.9 },
  { intent: 'report', all: ['report', 'want'], none: ['book', 'seeDoctor', 'visit'], sure: 0.88 },
  { intent: 'report', all: ['report', 'book'], none: ['visit', 'doctorWord', 'seeDoctor'], sure: 0.85 },
  { intent: 'report', all: ['report'], none: ['book', 'seeDoctor', 'facility'], sure: 0.8 },

  { intent: 'information', all: ['address'], sure: 0.93 },
  { intent: 'information', all: ['facility'], sure: 0.92 },
  { intent: 'information', all: ['hours'], none: ['doctorWord', 'listDoctors'], sure: 0.93 },
  { intent: 'information', all: ['hours', 'doctorWord'], sure: 0.8 },

  { intent: 'doctors', all: ['listDoctors'], none: ['book', 'visit', 'price'], sure: 0.93 },
  { intent: 'book', all: ['listDoctors', 'visit'], sure: 0.9 },
  { intent: 'doctors', all: ['listDoctors', 'book'], sure: 0.7 },
  { intent: 'doctors', all: ['find', 'illness'], sure: 0.86 },

  { intent: 'book', all: ['book', 'visit', 'want'], none: ['status'], sure: 0.97 },
  { intent: 'book', all: ['book', 'visit'], sure: 0.95 },
  { intent: 'book', all: ['want', 'visit'], sure: 0.93 },
  { intent: 'book', all: ['seeDoctor'], none: ['report'], sure: 0.91 },
  { intent: 'book', all: ['seeDoctor', 'report'], sure: 0.78 },
  { intent: 'book', all: ['book', 'doctorWord'], sure: 0.92 },
  { intent: 'book', all: ['want', 'doctorWord'], none: ['find'], sure: 0.87 },
  { intent: 'book', all: ['bookNow'], sure: 0.85 },
  { intent: 'doctors', all: ['find', 'doctorWord'], sure: 0.9 },
  { intent: 'doctors', all: ['doctorWord', 'available', 'ask'], none: ['book'], sure: 0.86 },
  { intent: 'doctors', all: ['doctorWord', 'available'], none: ['book', 'want'], sure: 0.82 },
  {
    intent: 'doctors',
    all: ['doctorWord', 'ask'],
    none: ['book', 'want', 'visit', 'seeDoctor', 'howMuch'],
    sure: 0.79,
  },
  { intent: 'book', all: ['visit', 'available'], sure: 0.84 },
  { intent: 'book', all: ['book'], sure: 0.76 },
  { intent: 'book', all: ['visit', 'doctorWord'], sure: 0.82 },
  {
    intent: 'appointments',
    all: ['visit', 'my'],
    none: ['want', 'book', 'seeDoctor', 'change', 'cancel', 'moveTo'],
    sure: 0.69,
  },
  { intent: 'book', all: ['visit', 'my'], sure: 0.62 },
  { intent: 'book', all: ['visit'], sure: 0.66 },

  {
    intent: 'doctors',
    all: ['doctorWord'],
    none: ['greeting', 'thanks', 'goodbye', 'book', 'want', 'visit', 'seeDoctor', 'cancel', 'change'],
    sure: 0.6,
  },

  {
    intent: 'out_of_scope',
    all: ['outside'],
    none: ['visit', 'seeDoctor', 'report', 'receipt', 'cancel', 'change', 'cannotCome'],
    sure: 0.85,
  },
  { intent: 'out_of_scope', all: ['outside'], sure: 0.55 },

  { intent: 'goodbye', all: ['goodbye'], sure: 0.68 },
  { intent: 'thanks', all: ['thanks'], sure: 0.66 },
  { intent: 'greeting', all: ['greeting'], sure: 0.6 },
];

/** These say nothing of what is wanted: any wish beside them comes first. */
export const COURTESIES: ReadonlySet<Intent> = new Set<Intent>(['greeting', 'thanks', 'goodbye']);
