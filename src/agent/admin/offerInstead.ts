/** What can be tapped after a refusal that leaves one thing open: which doctor, which other time. */
import { type AdminTurn, adminWording, offer } from '../../app/admin/adminTurn.ts';
import { doctorsOf } from '../../app/admin/deskControls.ts';
import { inRows } from '../../app/conversation/prompts/choices.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { Choice } from '../../domain/message/outgoingMessage.ts';

const IN_A_ROW = 2;

export function offerInstead(turn: AdminTurn, refusal: AdminRefusal): void {
  offer(turn, ...inRows(choicesOf(turn, refusal), IN_A_ROW));
}

function choicesOf(turn: AdminTurn, refusal: AdminRefusal): readonly Choice[] {
  const { phrases } = adminWording(turn);
  if (refusal.code === 'which_doctor' && refusal.call !== null) {
    const { tool, arguments: asked } = refusal.call;
    return doctorsOf(turn).map(({ id, name }) => ({
      label: phrases.doctor(name),
      call: { tool, arguments: { doctor: id, ...asked } },
    }));
  }
  if (refusal.code === 'time_not_free') {
    const { reference, date } = refusal;
    return refusal.free.map((time) => ({
      label: phrases.time(time),
      call: { tool: 'moveAppointment', arguments: { reference, date, time } },
    }));
  }
  return [];
}
