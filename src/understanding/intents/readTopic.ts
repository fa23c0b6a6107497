/** Reads which fact about the clinic is asked for; called by understand with the intents information, price and doctors. */
import type { InformationTopic } from '../../domain/clinic/informationTopic.ts';
import { TOPIC_WORDS } from '../lexicon/topics.ts';
import type { Message } from '../message.ts';
import type { Intent } from '../reading.ts';
import { compilePhrases, findPhrases } from '../words/phraseIndex.ts';
import type { Concept } from './concepts.ts';

const INDEX = compilePhrases<InformationTopic>([TOPIC_WORDS], 'never');
const BY_CONCEPT: Readonly<Partial<Record<Concept, InformationTopic>>> = {
  address: 'address',
  hours: 'hours',
  price: 'fees',
};

/** The first topic that is named; null when the question is general or of another kind. */
export function readTopic(message: Message, intent: Intent): InformationTopic | null {
  if (intent === 'price') return 'fees';
  if (intent !== 'information') return null;
  const named = findPhrases(INDEX, message.words)[0];
  if (named !== undefined) return named.meaning;
  for (const found of message.concepts) {
    const topic = BY_CONCEPT[found.meaning];
    if (topic !== undefined) return topic;
  }
  return null;
}
