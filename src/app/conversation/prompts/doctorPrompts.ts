/** The menus that lead to a doctor and a slot. */
import type { Doctor } from '../../../domain/clinic/doctor.ts';
import type { Speciality } from '../../../domain/clinic/speciality.ts';
import { SPECIALITIES } from '../../../domain/clinic/speciality.ts';
import type { Choice, RichText } from '../../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../../domain/money/money.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { When } from '../../../domain/visit/visitWish.ts';
import type { FreeSlot } from '../../../ports/store.ts';
import type { Wording } from '../../../wording/wording.ts';
import { doctorsInQuestion, visitFacts, wishFacts } from '../../appointments/visitFacts.ts';
import type { SlotOffer } from '../../booking/findSlots.ts';
import { daysWithFreeSlots, findSlots } from '../../booking/findSlots.ts';
import { type Prompt, type Turn, wordingFor } from '../../turn/turn.ts';
import { backChoice, backToMenuChoice, choice, inRows } from './choices.ts';

/** Doctors of the wished speciality; without one, the specialities that the clinic has. */
export async function promptForDoctor(turn: Turn): Promise<Prompt> {
  const { say, label, words } = wordingFor(turn);
  const { speciality, specialityIsSuggested } = turn.conversation.draft;
  const doctors = turn.world.directory.doctors.filter((doctor) => doctor.speciality === speciality);
  if (speciality !== null && doctors.length > 0) {
    return {
      text: [
        ...say.askDoctor({ speciality, fromComplaint: specialityIsSuggested === true }),
        '\n',
        ...doctorLines(turn, doctors),
      ],
      choices: [
        ...inRows(doctorChoices(turn, doctors), 1),
        [choice(label.anyDoctor, 'recordDetails', { doctor: 'any' })],
        [choice(label.allDoctors, 'findDoctors'), backChoice(label)],
      ],
    };
  }
  const offered = SPECIALITIES.filter((one) =>
    turn.world.directory.doctors.some((doctor) => doctor.speciality === one),
  );
  return {
    text: say.askDoctor({ speciality: null, fromComplaint: false }),
    choices: [
      ...inRows(
        offered.map((one: Speciality) =>
          choice(words.specialities[one], 'recordDetails', { speciality: one }),
        ),
        2,
      ),
      [choice(label.anyDoctor, 'recordDetails', { doctor: 'any' }), backChoice(label)],
    ],
  };
}

/** Every doctor by name, for who asks for the list. */
export function promptForAllDoctors(turn: Turn, doctors: readonly Doctor[]): Prompt {
  const { say, label } = wordingFor(turn);
  return {
    text: [...say.ourDoctors(), '\n', ...doctorLines(turn, doctors)],
    choices: [...inRows(doctorChoices(turn, doctors), 1), [backToMenuChoice(label)]],
  };
}

const doctorChoices = (turn: Turn, doctors: readonly Doctor[]): readonly Choice[] =>
  doctors.map((doctor) => {
    const label = `${wordingFor(turn).formatDoctor(doctor.name)} · ${formatRupees(doctor.feePaise)}`;
    return choice(label, 'recordDetails', { doctor: doctor.id });
  });

function doctorLines(turn: Turn, doctors: readonly Doctor[]): RichText {
  const { say } = wordingFor(turn);
  return doctors.flatMap((doctor) => [
    '\n',
    ...say.doctorLine({
      doctorName: doctor.name,
      speciality: doctor.speciality,
      feePaise: doctor.feePaise,
      languages: doctor.languages,
    }),
  ]);
}

/** What a tapped slot does: hold it for a booking, or move an appointment to it. */
export type SlotTool = 'holdSlot' | 'moveToSlot';

export async function promptForSlot(turn: Turn): Promise<Prompt> {
  const { draft } = turn.conversation;
  const doctors = doctorsInQuestion(turn.world, draft.doctorId, draft.speciality);
  return slotPrompt(turn, { doctors, wish: draft.wish, tool: 'holdSlot' });
}

export async function promptForNewSlot(turn: Turn): Promise<Prompt> {
  const { draft } = turn.conversation;
  const target = draft.targetId === null ? null : await turn.tables.appointments.get(draft.targetId);
  const doctors = doctorsInQuestion(turn.world, draft.doctorId ?? target?.doctorId ?? null, draft.speciality);
  // Another doctor, and nothing said of another day: the day of the visit.
  const isOther = target !== null && draft.doctorId !== null && draft.doctorId !== target.doctorId;
  const wish = draft.wish ?? (isOther ? onDay(target.visitDate) : null);
  const times = await slotPrompt(turn, { doctors, wish, tool: 'moveToSlot' });
  const earlier = isOther ? [] : [[choice(wordingFor(turn).label.tellIfEarlier, 'joinWaitlist')]];
  const prompt = { ...times, choices: [...times.choices, ...earlier] };
  if (target === null || draft.wish !== null || draft.doctorId !== null) return prompt;
  return {
    ...prompt,
    text: wordingFor(turn).say.askNewSlot({ ...visitFacts(turn.world, target), reference: target.reference }),
  };
}

const onDay = (date: string): When => ({ date, dateTo: null, time: null, timeFrom: null, timeTo: null });

export interface SlotMenu {
  readonly doctors: readonly Doctor[];
  readonly wish: When | null;
  readonly tool: SlotTool;
}

/** Free times as wished, or the nearest others, and the ways to other days. */
export async function slotPrompt(turn: Turn, menu: SlotMenu): Promise<Prompt> {
  const wording = wordingFor(turn);
  const offer = await findSlots(turn, {
    doctors: menu.doctors,
    wish: menu.wish,
    limit: turn.world.policy.slotsShown,
  });
  const only = menu.doctors.length === 1 ? (menu.doctors[0] ?? null) : null;
  if (offer.fit === 'none') {
    const clinicPhone = turn.world.directory.clinic.phone;
    return {
      text: wording.say.noFreeSlots({ doctorName: only?.name ?? null, clinicPhone }),
      choices: [
        ...waitChoice(turn, menu.tool),
        [choice(wording.label.talkToStaff, 'askForStaff'), backChoice(wording.label)],
      ],
    };
  }
  return {
    text: slotQuestion(wording, { offer, doctorName: only?.name ?? null, wish: menu.wish }),
    choices: [
      ...inRows(
        slotChoices(turn, offer.slots, { tool: menu.tool, showsDoctor: only === null }),
        only === null ? 1 : 2,
      ),
      ...(offer.fit === 'near' ? waitChoice(turn, menu.tool) : []),
      waysOn(turn, offer, menu.tool),
    ],
  };
}

/** Nothing is free as wished: the patient may wait for it. */
const waitChoice = (turn: Turn, tool: SlotTool): readonly (readonly Choice[])[] =>
  tool === 'holdSlot' && turn.conversation.state === 'SELECTING_SLOT'
    ? [[choice(wordingFor(turn).label.joinWaitlist, 'joinWaitlist')]]
    : [];

function slotQuestion(
  wording: Wording,
  facts: { offer: SlotOffer; doctorName: string | null; wish: When | null },
): RichText {
  const wish = wishFacts(facts.wish);
  if (facts.offer.fit === 'near' && wish !== null)
    return wording.say.askOtherSlot({ doctorName: facts.doctorName, wish });
  return wording.say.askSlot({ doctorName: facts.doctorName, wish });
}

function slotChoices(
  turn: Turn,
  slots: readonly FreeSlot[],
  shown: { tool: SlotTool; showsDoctor: boolean },
): readonly Choice[] {
  const wording = wordingFor(turn);
  return slots.map((slot) => {
    const visit = visitFacts(turn.world, slot);
    const when = wording.formatSlot(slot.visitDate, slot.visitTime);
    return choice(
      shown.showsDoctor ? `${when} · ${wording.formatDoctor(visit.doctorName)}` : when,
      shown.tool,
      { slot: slot.id },
    );
  });
}

function waysOn(turn: Turn, offer: SlotOffer, tool: SlotTool): readonly Choice[] {
  const wording = wordingFor(turn);
  const last = offer.slots.at(-1);
  const more =
    last === undefined
      ? []
      : [choice(wording.label.moreTimes, 'findSlots', { date: last.visitDate, after: last.visitTime })];
  const leave =
    tool === 'holdSlot'
      ? [backFromTimes(turn)]
      : [choice(wording.label.otherDoctor, 'findDoctors'), choice(wording.label.keepAppointment, 'goBack')];
  return [...more, choice(wording.label.otherDay, 'findSlots', { days: true }), ...leave];
}

/** Who looks at other times while one is held goes back to the held one. */
const backFromTimes = (turn: Turn): Choice =>
  turn.conversation.draft.appointmentId === null
    ? backChoice(wordingFor(turn).label)
    : backToMenuChoice(wordingFor(turn).label);

/** The days that have free times; tapping one is a wish for it. */
export async function dayPrompt(turn: Turn, doctors: readonly Doctor[]): Promise<Prompt> {
  const wording = wordingFor(turn);
  const days = await daysWithFreeSlots(turn, doctors, turn.world.policy.daysShown);
  const today = clinicMoment(turn.now, turn.world.directory.clinic.timeZone).date;
  const only = doctors.length === 1 ? (doctors[0] ?? null) : null;
  return {
    text: wording.say.askSlot({ doctorName: only?.name ?? null, wish: null }),
    choices: [
      ...inRows(
        days.map((date) => choice(wording.formatDate(date, today), 'recordDetails', { date })),
        2,
      ),
      [backToMenuChoice(wording.label)],
    ],
  };
}
