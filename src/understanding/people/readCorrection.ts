/** Tells that a message corrects something said before ("43 nahi, 34"; "no, tomorrow"; "actually it is Rao"); called by understand. */
import type { Message } from '../message.ts';

/** Words that announce a correction wherever they stand. */
const ANNOUNCED =
  /(?:^|[^\p{L}])(?:actually|correction|i meant|i mean|meant to say|my mistake|wrongly|by mistake|mistakenly|typo|instead of|rather than|not that|galti se|galat likh|galat bata|galat diya|galat hai|mera matlab|matlab ye|sudhar|sahi (?:naam|number|umar|age|date|time)|correct (?:name|number|age|date|time|one)|change (?:my|the) (?:name|age|number|phone|mobile|gender|doctor)|गलती से|गलत लिख|गलत बता|मेरा मतलब|सुधार|बल्कि|सही नाम|सही नंबर|सही उम्र)(?:[^\p{L}]|$)/iu;
/** "A, not B"; "not A, B"; "A nahi B"; "no, B"; "sorry, B". */
const OPPOSED = /(?:^|[\s,])(?:not|nahi|nahin|nhi|नहीं|नही)(?:[\s,]|$)/iu;
const OPENING_REFUSAL = /^\s*(?:no+|nahi|nahin|nhi|na|sorry|oops|arre|नहीं|ना|wait)[\s,.!]+\S/iu;

/** `hasDetail` says that a detail (age, name, date, doctor, phone) stands in the message: a refusal alone corrects nothing. */
export function readIsCorrection(message: Message, hasDetail: boolean): boolean {
  const head = message.text.slice(0, 600);
  if (ANNOUNCED.test(head)) return true;
  return hasDetail && (OPENING_REFUSAL.test(head) || OPPOSED.test(head));
}
