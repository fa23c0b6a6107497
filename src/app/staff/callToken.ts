/** Staff call the next number in; whoever's turn is near by then is told. */
import type { DoctorId } from '../../domain/ids.ts';
import { ruleOf } from '../../domain/rules/section.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { waitingOf } from '../tokens/tokens.ts';
import { say, wordingFor } from '../turn/turn.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

/** Without a number the next one that waits; the board never goes back by itself, but may be set back by naming a number. */
export async function callToken(
  deed: StaffDeed,
  order: { readonly doctorId: DoctorId; readonly number?: number },
): Promise<DeedOutcome<{ readonly nowSeeing: number }>> {
  const { directory } = deed.world;
  if (directory.doctor(order.doctorId) === undefined) return no({ code: 'no_such_doctor' });
  const { doctorId } = order;
  const day = { doctorId, visitDate: clinicMoment(deed.now, directory.clinic.timeZone).date };
  const { tokens } = deed.tables;
  const before = await tokens.board(doctorId, day.visitDate);
  const next = order.number ?? (await waitingOf(deed.tables, day))[0]?.token ?? before.nowSeeing;
  if (next < 0 || next > before.lastNumber) return no({ code: 'no_such_slot' });
  if (next === before.nowSeeing) return ok({ nowSeeing: next, repeated: true });
  await tokens.setBoard(day, { nowSeeing: next });
  const subject = `token:${doctorId}:${day.visitDate}`;
  await record(deed, { action: 'token_called', subject, before: before.nowSeeing, after: next });
  const { tellWhenBefore } = ruleOf(directory.rules.tokens, doctorId);
  for (const { appointment, token, ahead } of await waitingOf(deed.tables, day)) {
    if (ahead > tellWhenBefore) break;
    await inPatientTurn({ ...deed, id: 'near' }, appointment, {
      fact: 'tokenSoon',
      work: async (turn) => {
        const template = { name: 'token_soon', parameters: [String(token), String(ahead)] } as const;
        say(turn, wordingFor(turn).say.tokenSoon({ token, ahead }), { lasts: true, template });
      },
    });
  }
  return ok({ nowSeeing: next, repeated: false });
}
