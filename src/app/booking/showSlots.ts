/** Shows free times beyond the ones on screen: another day, later times, or as asked. Read only. */

import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { When } from '../../domain/visit/visitWish.ts';
import { ok } from '../../types/result.ts';
import { doctorsInQuestion } from '../appointments/visitFacts.ts';
import { dayPrompt, type SlotTool, slotPrompt } from '../conversation/prompts/doctorPrompts.ts';
import { wouldAllow } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import type { Turn } from '../turn/turn.ts';
import { findSlots, laterThan } from './findSlots.ts';

export interface AskedSlots {
  readonly doctor?: string | undefined;
  readonly date?: string | undefined;
  readonly timeFrom?: string | undefined;
  readonly timeTo?: string | undefined;
  /** Only times later than this on `date`. */
  readonly after?: string | undefined;
  /** Shows the days that have free times instead of times. */
  readonly days?: boolean | undefined;
}

export async function showSlots(turn: Turn, asked: AskedSlots): Promise<Outcome> {
  const doctors = await doctorsAsked(turn, asked.doctor);
  const tool: SlotTool = turn.conversation.state === 'CHOOSING_NEW_SLOT' ? 'moveToSlot' : 'holdSlot';
  const wish = wishAsked(turn, asked);
  const canChoose =
    tool === 'moveToSlot' || wouldAllow(turn, { type: 'recordDetails', details: { doctorId: 'any' } });
  if (canChoose)
    turn.prompt =
      asked.days === true ? await dayPrompt(turn, doctors) : await slotPrompt(turn, { doctors, wish, tool });
  const offer = await findSlots(turn, { doctors, wish, limit: turn.world.policy.slotsShown });
  return ok({
    fit: offer.fit,
    slots: offer.slots.map((slot) => ({
      slot: slot.id,
      doctorName: turn.world.directory.doctor(slot.doctorId)?.name,
      visitDate: slot.visitDate,
      visitTime: slot.visitTime,
    })),
  });
}

function wishAsked(turn: Turn, asked: AskedSlots): When | null {
  const { wish } = turn.conversation.draft;
  if (asked.after !== undefined && asked.date !== undefined) return laterThan(wish, asked.date, asked.after);
  if (asked.date === undefined && asked.timeFrom === undefined && asked.timeTo === undefined) return wish;
  return {
    date: asked.date ?? wish?.date ?? null,
    dateTo: null,
    time: null,
    timeFrom: asked.timeFrom ?? null,
    timeTo: asked.timeTo ?? null,
  };
}

async function doctorsAsked(turn: Turn, asked: string | undefined): Promise<readonly Doctor[]> {
  const { draft } = turn.conversation;
  const named = asked === undefined ? undefined : turn.world.directory.doctor(asked as DoctorId);
  if (named !== undefined) return [named];
  const target = draft.targetId === null ? null : await turn.tables.appointments.get(draft.targetId);
  return doctorsInQuestion(turn.world, draft.doctorId ?? target?.doctorId ?? null, draft.speciality);
}
