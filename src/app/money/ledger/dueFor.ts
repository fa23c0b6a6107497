/** What is still due for a visit: the desk takes exactly that, and money that was set aside may pay exactly that. */

import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { Appointment, AppointmentStatus } from '../../../domain/visit/appointment.ts';
import type { Tables } from '../../../ports/store.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import { moneyOf } from './moneyOf.ts';

/** A patient may pay before, at or after the visit, and a held time is booked by it; what is cancelled takes no money. */
const PAYABLE: readonly AppointmentStatus[] = ['pending', 'booked', 'arrived', 'fulfilled', 'noshow'];

/** In paise; refuses `wrong_status`, `nothing_due` and `already_paid`. */
export async function dueFor(
  tables: Tables,
  { id, status, feePaise }: Appointment,
): Promise<Result<number, StaffRefusal>> {
  if (!PAYABLE.includes(status)) return no({ code: 'wrong_status', status });
  if (feePaise === 0) return no({ code: 'nothing_due' });
  const { heldPaise } = moneyOf(await tables.ledger.ofAppointment(id));
  return heldPaise >= feePaise ? no({ code: 'already_paid' }) : ok(feePaise - heldPaise);
}
