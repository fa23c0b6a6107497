/** How choices are numbered where a channel has no buttons: the renderer shows them by it, the menus' reader reads them by it. */
import type { Choice } from './outgoingMessage.ts';

/** One digit each, and no more lines than are read at a glance. */
const CHOICES_PER_PAGE = 9;

export interface NumberedChoice {
  readonly number: number;
  /** Its place among the menu's choices. */
  readonly index: number;
}

export interface NumberedPage {
  readonly choices: readonly NumberedChoice[];
  /** The choice that leads back, which is 0 on every page; null where there is none. */
  readonly back: NumberedChoice | null;
  /** Whether the word for more shows others. */
  readonly hasOthers: boolean;
}

/** Numbers run on from page to page, so that each means the same choice whichever page was looked at. */
export function numberedPage(choices: readonly Choice[], page: number): NumberedPage {
  const { back, others } = numbered(choices);
  const from = (page % pageCount(choices)) * CHOICES_PER_PAGE;
  return {
    choices: others.slice(from, from + CHOICES_PER_PAGE),
    back,
    hasOthers: others.length > CHOICES_PER_PAGE,
  };
}

/** At least one. After the last page comes the first again. */
export const pageCount = (choices: readonly Choice[]): number =>
  Math.max(1, Math.ceil(numbered(choices).others.length / CHOICES_PER_PAGE));

/** The place of the choice with this number, on whatever page; null when there is none. */
export function indexOfNumber(choices: readonly Choice[], number: number): number | null {
  const { back, others } = numbered(choices);
  const found = number === 0 ? back : others.find((other) => other.number === number);
  return found?.index ?? null;
}

const WAYS_BACK: readonly string[] = ['goBack', 'showMenu'];

function numbered(choices: readonly Choice[]) {
  const last = choices.length - 1;
  const leadsBack = WAYS_BACK.includes(choices[last]?.call.tool ?? '') && choices[last]?.means === undefined;
  const count = leadsBack ? last : choices.length;
  const others = choices.slice(0, count).map((_, index): NumberedChoice => ({ number: index + 1, index }));
  return { back: leadsBack ? { number: 0, index: last } : null, others };
}
