/** How a language says each refusal: a table with one sentence a code, and the one place that looks into it. */
import type { RichText } from '../domain/message/outgoingMessage.ts';
import type { Refusal, RefusalCode } from '../domain/message/refusal.ts';

/** Complete by type: a new refusal does not compile until every language has a sentence for it. */
export type RefusalSentences = {
  readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => RichText;
};

export function sayRefusal(sentences: RefusalSentences, refusal: Refusal): RichText {
  // The table's type pairs each code with its facts; TypeScript cannot follow that through an index.
  const sentence = sentences[refusal.code] as (refusal: Refusal) => RichText;
  return sentence(refusal);
}
