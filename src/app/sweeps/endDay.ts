/** Closes the visits of a day: who was seen, and who did not come. Run late in the evening; running it again changes nothing. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { addDays, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { afterVisit } from '../appointments/afterChange.ts';
import { afterNoShow } from '../appointments/noShow.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { takeFactTurn } from '../turn/factTurn.ts';
import type { Turn } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';

/** A clinic that was closed by a power cut for two days has its visits settled all the same. */
const DAYS_BACK = 3;

/**
 * Who arrived was seen. Who is only booked did not come, on a day on which the doctor's others were marked: where staff
 * mark nobody, nothing is known of anybody, and nobody is accused.
 */
export async function endDay({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const { date: today } = clinicMoment(world.clock.now(), world.directory.clinic.timeZone);
  const visits = await world.store.read((tables) =>
    tables.appointments.between(addDays(today, -DAYS_BACK), today),
  );
  const over = visits.filter((one) => one.startsAt <= world.clock.now());
  const marked = new Set(over.filter(isMarked).map(dayOf));
  const rows: NewOutboxRow[] = [];
  for (const visit of over) {
    if (visit.status === 'arrived') rows.push(...(await settle(world, visit, 'fulfilled')));
    else if (visit.status === 'booked' && marked.has(dayOf(visit)))
      rows.push(...(await settle(world, visit, 'noshow')));
  }
  return rows;
}

const isMarked = ({ status }: Appointment): boolean => status === 'arrived' || status === 'fulfilled';
const dayOf = ({ doctorId, visitDate }: Appointment): string => `${doctorId} ${visitDate}`;

const AFTER: {
  readonly [Status in 'fulfilled' | 'noshow']: (turn: Turn, visit: Appointment) => Promise<void>;
} = { fulfilled: afterVisit, noshow: afterNoShow };

function settle(
  world: World,
  visit: Appointment,
  status: 'fulfilled' | 'noshow',
): Promise<readonly NewOutboxRow[]> {
  return world.store.transact((tables) =>
    takeFactTurn({ world, tables }, { chat: visit.chat, id: `fact:endDay:${visit.id}` }, async (turn) => {
      const change = { from: [visit.status], to: { status }, at: turn.now } as const;
      if (!(await tables.appointments.change(visit.id, change))) return;
      await AFTER[status](turn, visit);
      await tables.audit.add({
        id: world.ids.id(),
        at: turn.now,
        actor: 'job:endDay',
        action: 'attendance_marked',
        subject: visit.id,
        before: visit.status,
        after: status,
      });
    }),
  );
}
