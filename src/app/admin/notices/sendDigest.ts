/** The morning's digest for each of the clinic's people who wants it, once a day; and a word when messages pile up. Chores call it. */
import type { Admin } from '../../../domain/admin/admin.ts';
import { mayUse, withinRights } from '../../../domain/admin/rights.ts';
import { WEEKDAYS } from '../../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../../domain/ids.ts';
import { EVERY_APPOINTMENT, netPaise } from '../../../domain/visit/appointmentFilter.ts';
import { addDays, clinicMoment, weekdayNumber } from '../../../domain/visit/visitTime.ts';
import type { NewOutboxRow, Tables } from '../../../ports/store.ts';
import { noticeWordingOf } from '../../../wording/admin/notices.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import type { Outside } from '../../outbox/drain/outside.ts';
import type { World } from '../../turn/world.ts';
import { daySpans } from '../questions/askedFilter.ts';
import { noticeRow, spreadNotice } from './spreadNotice.ts';

/** At eight; a process that starts later in the morning still sends it, one that starts at noon does not. */
const FROM = '08:00';
const UNTIL = '11:00';

export async function sendDigests({ world, channels }: Outside): Promise<readonly NewOutboxRow[]> {
  const { clinic } = world.directory;
  const { date, time } = clinicMoment(world.clock.now(), clinic.timeZone);
  const weekday = WEEKDAYS[weekdayNumber(date) - 1];
  const isClosed = weekday !== undefined && clinic.openingHours.closedDays.includes(weekday);
  if (!channels.has('admin') || time < FROM || time >= UNTIL || isClosed) return [];
  return world.store.transact(async (tables) => {
    const rows: NewOutboxRow[] = [];
    for (const admin of await tables.admins.list())
      if (!admin.isRevoked && admin.wants.digest)
        rows.push(
          noticeRow(world, admin, {
            dedupeKey: `digest:${date}:${admin.chatId}`,
            text: await digestFor({ world, tables }, admin, date),
            dueAt: world.clock.now(),
          }),
        );
    const added = new Set(await tables.outbox.add(rows));
    return rows.filter((row) => added.has(row.id));
  });
}

/** Of the whole clinic, or of the doctor's own patients. */
async function digestFor({ world, tables }: { world: World; tables: Tables }, admin: Admin, date: string) {
  const yesterday = addDays(date, -1);
  const all = withinRights(admin, EVERY_APPOINTMENT) ?? EVERY_APPOINTMENT;
  const today = { ...all, dateFrom: date, dateTo: date };
  const before = { ...all, dateFrom: yesterday, dateTo: yesterday };
  const days = daySpans({ world, now: world.clock.now() }, before);
  const [money] = mayUse(admin.role, 'revenue')
    ? await tables.questions.revenue(before, { days, groupBy: null })
    : [];
  const byDoctor = await tables.questions.countBy(today, 'doctor');
  return noticeWordingOf(admin.language).digest({
    name: admin.name,
    date: wordingOf(admin.language).formatDate(date, date),
    total: await tables.questions.count(today),
    unpaid: await tables.questions.count({ ...today, payment: 'unpaid' }),
    yesterdayPaise: money === undefined ? null : netPaise(money),
    yesterdayNoShows: await tables.questions.count({ ...before, statuses: ['noshow'] }),
    doctors: byDoctor.map(({ key, count }) => ({
      name: world.directory.doctor(key as DoctorId)?.name ?? key,
      count,
    })),
  });
}

const SLOW_MINUTES = 15;

/** Once an hour at most: whatever keeps the messages back is not mended by more of them. */
export async function watchOutbox(outside: Outside): Promise<readonly NewOutboxRow[]> {
  const { store, clock, directory } = outside.world;
  const { waiting, oldestDueAt } = await store.read((tables) => tables.outbox.backlog());
  const now = clock.now();
  const minutes = oldestDueAt === null ? 0 : Math.floor((now.getTime() - oldestDueAt.getTime()) / 60_000);
  if (minutes < SLOW_MINUTES) return [];
  const { date, time } = clinicMoment(now, directory.clinic.timeZone);
  return spreadNotice(
    outside,
    { code: 'outbox_growing', waiting, minutes },
    `outbox:${date}:${time.slice(0, 2)}`,
  );
}
