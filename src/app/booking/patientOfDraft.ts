/** Writes the draft's patient as a row: the one of this chat with that name, or a new one. */
import type { Draft } from '../../domain/conversation/draft.ts';
import type { PatientId } from '../../domain/ids.ts';
import type { Patient } from '../../ports/store.ts';
import type { Turn } from '../turn/turn.ts';

/** Null while a detail of the person is missing. */
export async function patientOfDraft(turn: Turn, draft: Draft): Promise<Patient | null> {
  const { name, phone, age, gender } = draft;
  if (name === null || phone === null || age === null || gender === null) return null;
  const forWhom = draft.forWhom ?? 'self';
  const known = await turn.tables.patients.ofChat(turn.conversation.chat);
  const same = known.find(
    (patient) => patient.forWhom === forWhom && patient.name.toLowerCase() === name.toLowerCase(),
  );
  const patient: Patient = {
    id: same?.id ?? (turn.world.ids.id() as PatientId),
    chat: turn.conversation.chat,
    forWhom,
    name,
    phone,
    age,
    gender,
    updatedAt: turn.now,
  };
  await turn.tables.patients.put(patient);
  return patient;
}
