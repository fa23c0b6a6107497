/** Knows which messages were told to the product, so that those are found which came while nobody listened, or without an event. */
import type { WebMessage } from '../protocol.ts';

export interface ToldMemory {
  /** Ready: from now on each message comes as an event. */
  begin(): void;
  tell(message: WebMessage, ear: (message: WebMessage) => void): void;
  /** Tells of those that were not told, and answers with how many of them should have come as events and did not. */
  catchUp(held: readonly WebMessage[], atSeconds: number, ear: (message: WebMessage) => void): number;
}

const REMEMBERED = 50_000;
/** An event may be on its way for a moment. */
const ON_ITS_WAY_SECONDS = 60;
/** What people send; WhatsApp's own notices come without events. */
const FROM_PEOPLE: ReadonlySet<string> = new Set(['chat', 'image', 'document', 'ptt', 'audio', 'vcard']);

export const nowSeconds = (): number => (performance.timeOrigin + performance.now()) / 1_000;

export function createMemory(): ToldMemory {
  const told = new Set<string>();
  let readySince = Number.POSITIVE_INFINITY;
  const tell: ToldMemory['tell'] = (message, ear) => {
    told.add(message.id);
    const [oldest] = told;
    if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest);
    ear(message);
  };
  const wasDue = ({ type, timestamp }: WebMessage, atSeconds: number): boolean =>
    FROM_PEOPLE.has(type) && timestamp > readySince && timestamp < atSeconds - ON_ITS_WAY_SECONDS;
  return {
    begin() {
      // A message's time is told in whole seconds.
      readySince = Math.min(readySince, Math.floor(nowSeconds()) - 1);
    },
    tell,
    catchUp(held, atSeconds, ear) {
      const missed = held.filter(({ id }) => !told.has(id));
      for (const message of missed) tell(message, ear);
      return missed.filter((message) => wasDue(message, atSeconds)).length;
    },
  };
}
