/** Staff in a patient's chat: what was being done there, what was written since, their own words, and giving the chat back. */

import type { ConversationState } from '../../domain/conversation/states.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { giveBackFromStaff } from '../conversation/askForStaff.ts';
import { tellMachine } from '../turn/askMachine.ts';
import { takeFactTurn } from '../turn/factTurn.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';

/** What a person needs to take over without asking again. */
export interface HandoverSummary {
  readonly chat: ChatKey;
  readonly isWithStaff: boolean;
  readonly state: ConversationState;
  readonly language: string;
  readonly patientName: string | null;
  readonly purpose: string | null;
  readonly doctorName: string | null;
  readonly wishedDate: string | null;
  /** References of visits that are still to come. */
  readonly upcoming: readonly string[];
  /** The last words on both sides before the hand-over. */
  readonly before: readonly { readonly from: 'patient' | 'clinic'; readonly text: string }[];
  /** Everything that the patient wrote since. */
  readonly since: readonly { readonly line: string; readonly at: Date }[];
}

export async function readHandover(
  deed: StaffDeed,
  { chat }: { readonly chat: ChatKey },
): Promise<DeedOutcome<{ readonly summary: HandoverSummary }>> {
  const { tables, world, now } = deed;
  const conversation = await tables.conversations.load(chat);
  if (conversation === null) return no({ code: 'no_such_appointment' });
  const { draft, state, stateBeforeStaff, language, history } = conversation;
  const visits = await tables.appointments.ofChat(chat);
  const doctor =
    draft.doctorId === null || draft.doctorId === 'any' ? undefined : world.directory.doctor(draft.doctorId);
  const summary: HandoverSummary = {
    chat,
    isWithStaff: state === 'WITH_STAFF',
    state: stateBeforeStaff ?? state,
    language,
    patientName: draft.name,
    purpose: draft.purpose,
    doctorName: doctor?.name ?? null,
    wishedDate: draft.wish?.date ?? null,
    upcoming: visits
      .filter((one) => one.status === 'booked' && one.startsAt > now)
      .map(({ reference }) => reference),
    before: history,
    since: await tables.handoverLines.ofChat(chat),
  };
  return ok({ summary, repeated: false });
}

type ChatOrder = { readonly chat: ChatKey };

/** Each word of staff begins the silence anew. Nothing of it is read by the model or by rules. */
export const replyToPatient = (
  deed: StaffDeed,
  order: ChatOrder & { readonly text: string },
): Promise<DeedOutcome<object>> =>
  inChat(deed, { ...order, action: 'patient_answered' }, async (turn) => {
    await tellMachine(turn, { type: 'staffTookOver' });
    keepSilence(turn);
    say(turn, wordingFor(turn).say.fromStaff({ heard: order.text }), { lasts: true });
  });

/** The bot takes up where it was. What was written meanwhile has been read by then. */
export const giveBackChat = (deed: StaffDeed, order: ChatOrder): Promise<DeedOutcome<object>> =>
  inChat(deed, { ...order, action: 'chat_given_back' }, async (turn) => {
    await giveBackFromStaff(turn);
    await turn.tables.handoverLines.remove(order.chat);
  });

function keepSilence(turn: Turn): void {
  const staffUntil = addMinutes(turn.now, turn.world.policy.staffSilenceMinutes);
  turn.conversation = { ...turn.conversation, staffUntil };
}

/** A turn of the chat within the deed, with its audit entry. */
export async function inChat(
  deed: StaffDeed,
  { chat, action }: { chat: ChatKey; action: string },
  work: (turn: Turn) => Promise<void>,
): Promise<DeedOutcome<object>> {
  const { world, tables } = deed;
  if ((await tables.conversations.load(chat)) === null) return no({ code: 'no_such_appointment' });
  const rows = await takeFactTurn({ world, tables }, { chat, id: `fact:staff:${deed.id}` }, work);
  deed.rows.push(...rows);
  await record(deed, { action, subject: chat, before: null, after: null });
  return ok({ repeated: false });
}
