/** Finds the patient's chat that one of the clinic's people means, and whether it is theirs to enter. Called by the deeds and tools of staff in the chat. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { PatientChat } from '../../../domain/admin/deedOrder.ts';
import type { Conversation } from '../../../domain/conversation/conversation.ts';
import { type ChatKey, isPatientChat } from '../../../domain/message/chat.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import type { AdminTurn } from '../adminTurn.ts';

export interface FoundChat {
  readonly chat: ChatKey;
  readonly conversation: Conversation;
  readonly facts: Pick<DeedFacts, 'chatOf'>;
}

/** Refuses a reference or a key behind which nobody has written. */
export async function findChat(
  turn: AdminTurn,
  patient: PatientChat,
): Promise<Result<FoundChat, AdminRefusal>> {
  const chat = await keyOf(turn, patient);
  if (chat === null) return no({ code: 'no_such_appointment' });
  const conversation = isPatientChat(chat) ? await turn.tables.conversations.load(chat) : null;
  if (conversation === null) return no({ code: 'no_such_chat' });
  const [known] = await turn.tables.patients.ofChat(chat);
  const patientName = conversation.draft.name ?? known?.name ?? '';
  const subject = 'reference' in patient ? patient.reference.toUpperCase() : chat;
  return ok({ chat, conversation, facts: { chatOf: { patientName, subject } } });
}

async function keyOf({ tables }: AdminTurn, patient: PatientChat): Promise<ChatKey | null> {
  if ('chat' in patient) return patient.chat;
  const visit = await tables.appointments.byReference(patient.reference.toUpperCase());
  return visit === null ? null : visit.chat;
}

/** Whose chat this person follows from now on, or nobody's. */
export function follow(turn: AdminTurn, patientChat: { chat: ChatKey; isWriting: boolean } | null): void {
  turn.admin = { ...turn.admin, desk: { ...turn.admin.desk, patientChat } };
}
