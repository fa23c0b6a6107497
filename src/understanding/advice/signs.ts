/** What questions for medical advice are made of, and which of them together make one; read by the lexicons and isAdviceQuestion. */
export const ADVICE_SIGNS = [
  'medicine',
  'take',
  'asks',
  'howMuch',
  'which',
  'illness',
  'isIt',
  'isItBad',
  'verdict',
  'body',
  'remedy',
  'whatToDo',
  'symptom',
  'desk',
] as const;
export type AdviceSign = (typeof ADVICE_SIGNS)[number];

/** Signs that stand together in one sentence. A word of the front desk (a test, the fee, an appointment) makes it the desk's question. */
export const ADVICE_RULES: readonly (readonly AdviceSign[])[] = [
  ['medicine', 'take', 'asks'],
  ['medicine', 'howMuch'],
  ['which'],
  ['illness', 'isIt'],
  ['symptom', 'isItBad'],
  ['body', 'isItBad'],
  ['illness', 'isItBad'],
  ['medicine', 'isItBad'],
  ['remedy'],
  ['verdict'],
  ['symptom', 'whatToDo'],
  ['illness', 'whatToDo'],
];
