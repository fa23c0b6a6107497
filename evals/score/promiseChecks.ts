/** What must hold in every play, whatever the scenario is about: the product's promises, looked at from outside. */
import type { Play } from '../play/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Check, check } from './check.ts';
import { dishonestClaims } from './honesty.ts';
import { foreignWords } from './languages.ts';
import { leaks } from './privacy.ts';

/** What the inside of a program looks like when it gets out. */
const INSIDES =
  /\bundefined\b|\[object |\bNaN\b|\{\{|\}\}|\[(?:NAME|PHONE)_\d+\]|\bnull\b|At the front desk of/;
const LIVE: readonly string[] = ['pending', 'booked', 'arrived', 'fulfilled'];

const PROMISES: Readonly<Record<string, (scenario: Scenario, play: Play) => readonly string[]>> = {
  'a seat is given once': (_, { end }) =>
    repeated(
      end.appointments
        .filter(({ status }) => LIVE.includes(status))
        .map(({ slotId, seat }) => `${slotId} seat ${seat}`),
    ),
  'one paper for a payment': (_, { end }) =>
    repeated(end.documents.map(({ kind, issuedFor }) => `${kind} for ${issuedFor}`)),
  'numbers of papers without a gap': (_, { end }) =>
    end.documents.flatMap(({ series, number }, index, papers) => {
      const before = papers.slice(0, index).filter((paper) => paper.series === series).length;
      return number === before + 1 ? [] : [`${series}: number ${number} in place ${before + 1}`];
    }),
  'every message is answered': (_, play) => silences(play),
  'nothing is claimed that is not so': (_, play) => dishonestClaims(play),
  'nothing of anybody else is told': (scenario, play) => leaks(scenario, play),
  "the answers are in the patient's language": (_, play) => foreignWords(play),
  'no insides of the program are shown': (_, play) =>
    heardTexts(play).flatMap((text) => INSIDES.exec(text)?.slice(0, 1) ?? []),
  'no error is logged': (_, { end }) => end.errors,
  'nothing that is due is left undone': (_, { end }) =>
    end.outbox.filter(({ status, isDue }) => status === 'waiting' && isDue).map(({ kind }) => kind),
};

export const promiseChecks = (scenario: Scenario, play: Play): readonly Check[] =>
  Object.entries(PROMISES).map(([name, findBreaches]) => {
    const breaches = findBreaches(scenario, play);
    return check('promises', name, {
      passed: breaches.length === 0,
      wanted: 'none broken',
      found: breaches.length === 0 ? 'none broken' : breaches.join('\n'),
    });
  });

const heardTexts = (play: Play): readonly string[] =>
  play.turns.flatMap((turn) =>
    [...turn.heard, ...turn.elsewhere.flatMap(({ heard }) => heard)].map(({ text }) => text),
  );

const repeated = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index);

/** While a person of the clinic has the chat, silence is right; and what a service held up may come a little later. */
function silences({ turns }: Play): readonly string[] {
  let isBlocked = false;
  return turns.flatMap((turn, index) => {
    if (turn.did.includes('blocks the bot')) isBlocked = true;
    if (turn.did.includes('lets the bot in')) isBlocked = false;
    const mayBeSilent = turn.kind === 'world' || turn.state === 'WITH_STAFF' || isBlocked;
    const isAnswered = turn.heard.length > 0 || isAnsweredLater(turns.slice(index + 1));
    return isAnswered || mayBeSilent ? [] : [`no answer to: ${turn.did}`];
  });
}

/** Before anybody writes again. */
function isAnsweredLater(rest: Play['turns']): boolean {
  const next = rest.findIndex((turn) => turn.kind === 'message');
  return rest.slice(0, next < 0 ? rest.length : next).some((turn) => turn.heard.length > 0);
}
