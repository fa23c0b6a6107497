/** Visits of children: booked and agreed to by a parent or guardian (DPDP Act, section 9), who says so once. */
import type { Draft } from '../../domain/conversation/draft.ts';
import { no } from '../../types/result.ts';
import { choice, noChoice } from '../conversation/prompts/choices.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

const OF_AGE_YEARS = 18;

/** The writer books for themselves, or has not said for whom, and the patient is a child. */
export const needsGuardian = ({ age, forWhom }: Draft): boolean =>
  age !== null && age.years < OF_AGE_YEARS && (forWhom === null || forWhom === 'self');

/** A yes makes it the visit of the writer's child; a no leaves everything as it is, and nothing is held. */
export function askForGuardian(turn: Turn): Outcome {
  const { say: sentences, label } = wordingFor(turn);
  const { name, age, gender } = turn.conversation.draft;
  say(turn, sentences.askGuardian({ patientName: name ?? '' }));
  const details = {
    forWhom: 'child',
    ...(name === null ? {} : { name }),
    ...(age === null ? {} : { ageYears: age.years }),
    ...(age?.months == null ? {} : { ageMonths: age.months }),
    ...(gender === null ? {} : { gender }),
  };
  turn.prompt = {
    text: [],
    choices: [[{ ...choice(label.yes, 'recordDetails', details), means: 'yes' }, noChoice(label)]],
  };
  return no({ code: 'guardian_needed' });
}
