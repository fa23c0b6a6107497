/** Carries a corrected name, age, phone or purpose over to the appointment that the draft already has. */
import { LIVE_STATUSES } from '../../domain/visit/appointment.ts';
import type { Turn } from '../turn/turn.ts';
import { feeFor } from './feeFor.ts';
import { patientOfDraft } from './patientOfDraft.ts';

export async function updateHeldPatient(turn: Turn): Promise<void> {
  const { draft } = turn.conversation;
  if (draft.appointmentId === null) return;
  const patient = await patientOfDraft(turn, draft);
  if (patient === null) return;
  const held = await turn.tables.appointments.get(draft.appointmentId);
  if (held === null) return;
  // A review is free to the one who was seen, not to whoever takes their place.
  const isOther = held.status === 'pending' && held.patientId !== patient.id;
  const change = {
    patientId: patient.id,
    ...(draft.purpose === null ? {} : { purpose: draft.purpose }),
    ...(isOther ? { feePaise: (await feeFor(turn, held, patient.id)).feePaise } : {}),
  };
  await turn.tables.appointments.change(draft.appointmentId, {
    from: LIVE_STATUSES,
    to: change,
    at: turn.now,
  });
}
