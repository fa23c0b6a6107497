/** Turns a doubt into a question with the possible answers as buttons: asked, never guessed. */
import { choice, inRows } from '../../app/conversation/prompts/choices.ts';
import { type Turn, wordingFor } from '../../app/turn/turn.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { Choice, RichText } from '../../domain/message/outgoingMessage.ts';
import { clinicMoment, timeOf } from '../../domain/visit/visitTime.ts';
import type { Doubt, Understanding } from '../../understanding/reading.ts';
import { BOOKING_STATES } from './detailsRead.ts';
import type { Remark } from './proposal.ts';

/** Null where nothing is in doubt, or where a doubt about a date has no bearing on what the chat is doing. */
export function questionOf(turn: Turn, read: Understanding): Remark | null {
  for (const doubt of read.doubts) {
    if (doubt.kind === 'which_intent' || !wantsDays(turn.conversation.state)) continue;
    const question = QUESTIONS[doubt.kind](turn, doubt as never);
    if (question.choices.length === 0) return { text: question.text };
    return { text: [], prompt: { text: question.text, choices: inRows(question.choices, 1) } };
  }
  return null;
}

export const wantsDays = (state: ConversationState): boolean =>
  BOOKING_STATES.has(state) || state === 'IDLE' || state === 'CHOOSING_NEW_SLOT';

interface Question {
  readonly text: RichText;
  readonly choices: readonly Choice[];
}

type AskedDoubt = Exclude<Doubt, { kind: 'which_intent' }>;

const QUESTIONS: {
  readonly [Kind in AskedDoubt['kind']]: (turn: Turn, doubt: Extract<AskedDoubt, { kind: Kind }>) => Question;
} = {
  weekday_contradicts_date: (turn, { date, weekday, dateOfWeekday }) => ({
    text: wordingFor(turn).say.weekdayContradictsDate({ date, weekday, dateOfWeekday }),
    choices: [date, dateOfWeekday]
      .sort()
      .map((day) => choice(wordingFor(turn).formatDate(day, todayOf(turn)), 'recordDetails', { date: day })),
  }),
  which_doctor: (turn, { doctorIds }) => ({
    text: wordingFor(turn).say.whichDoctor(),
    choices: doctorIds.flatMap((id) => {
      const doctor = turn.world.directory.doctor(id);
      return doctor === undefined
        ? []
        : [choice(wordingFor(turn).formatDoctor(doctor.name), 'recordDetails', { doctor: id })];
    }),
  }),
  morning_or_evening: (turn, { hour12, minute }) => {
    const { say, label, formatTime } = wordingFor(turn);
    const morning = timeOf((hour12 % 12) * 60 + minute);
    const evening = timeOf(((hour12 % 12) + 12) * 60 + minute);
    return {
      text: say.morningOrEvening({ hour12, minute }),
      choices: [
        choice(`${label.morning} · ${formatTime(morning)}`, 'recordDetails', { time: morning }),
        choice(`${label.evening} · ${formatTime(evening)}`, 'recordDetails', { time: evening }),
      ],
    };
  },
  past_date: (turn, { date }) => ({
    text: wordingFor(turn).say.refusal({ code: 'day_past', date }),
    choices: [],
  }),
};

const todayOf = (turn: Turn): string => clinicMoment(turn.now, turn.world.directory.clinic.timeZone).date;
