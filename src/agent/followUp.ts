/** What follows from details by itself: the only doctor of a wished speciality, the free slot at exactly the wished time. */

import { doctorsInQuestion } from '../app/appointments/visitFacts.ts';
import { findSlots } from '../app/booking/findSlots.ts';
import type { Turn } from '../app/turn/turn.ts';
import type { CallTrace } from '../app/turn/turnTrace.ts';
import type { ToolCall } from '../domain/message/toolCall.ts';
import { isExact } from '../domain/visit/visitWish.ts';
import { call } from './readers/proposal.ts';

/** Null when the patient has to choose. Each call goes through the gate like any other. */
export async function nextByItself(turn: Turn): Promise<ToolCall | null> {
  const { state } = turn.conversation;
  if (!turn.calls.some(isNews)) return null;
  if (state === 'SELECTING_DOCTOR') return onlyDoctor(turn);
  if (state === 'SELECTING_SLOT') return wishedSlot(turn, 'holdSlot');
  if (state === 'CHOOSING_NEW_SLOT' && turn.began.state === 'CHOOSING_NEW_SLOT')
    return wishedSlot(turn, 'moveToSlot');
  return null;
}

/** Only what the patient has just told leads on by itself: a step back would otherwise be undone at once. */
const isNews = ({ call: { tool }, result }: CallTrace): boolean =>
  result === 'ok' && (tool === 'recordDetails' || tool === 'acceptConsent');

function onlyDoctor(turn: Turn): ToolCall | null {
  const { speciality, specialityIsSuggested } = turn.conversation.draft;
  if (speciality === null || specialityIsSuggested === true) return null;
  const [only, another] = turn.world.directory.doctors.filter((doctor) => doctor.speciality === speciality);
  return only === undefined || another !== undefined ? null : call('recordDetails', { doctor: only.id });
}

/** A wish for an exact time is held at once when that time is free: the summary that follows is where the patient says yes. */
async function wishedSlot(turn: Turn, tool: 'holdSlot' | 'moveToSlot'): Promise<ToolCall | null> {
  const { draft } = turn.conversation;
  if (draft.wish?.time == null) return null;
  if (!isExact(draft.wish)) return shownSlot(turn, draft.wish.time, tool);
  const target = draft.targetId === null ? null : await turn.tables.appointments.get(draft.targetId);
  const doctors = doctorsInQuestion(turn.world, draft.doctorId ?? target?.doctorId ?? null, draft.speciality);
  const offer = await findSlots(turn, { doctors, wish: draft.wish, limit: 1 });
  const slot = offer.slots[0];
  return offer.fit === 'exact' && slot !== undefined ? call(tool, { slot: slot.id }) : null;
}

/** "5:20" without a day, while times are on screen, means the one on screen. */
function shownSlot(turn: Turn, time: string, tool: 'holdSlot' | 'moveToSlot'): ToolCall | null {
  const wanted = `_${time.replace(':', '')}`;
  const shown = (turn.began.menu?.choices ?? []).filter(
    ({ call: { tool: shownTool, arguments: args } }) =>
      shownTool === tool && String(args['slot']).endsWith(wanted),
  );
  return shown.length === 1 && shown[0] !== undefined ? shown[0].call : null;
}
