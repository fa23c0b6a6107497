/** What the admin bot offers of itself: menu, help, language, signing out. */
import { ADMIN_ROLES } from '../../domain/admin/admin.ts';
import { type AdminToolName, mayUse, RIGHTS } from '../../domain/admin/rights.ts';
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { LANGUAGES, type Language } from '../../domain/message/language.ts';
import type { Choice } from '../../domain/message/outgoingMessage.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { addDays, weekdayNumber } from '../../domain/visit/visitTime.ts';
import { ok } from '../../types/result.ts';
import { LANGUAGE_NAMES } from '../../wording/wordingOf.ts';
import { worksByToken } from '../tokens/tokens.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell, writeAudit } from './adminTurn.ts';
import { todayOf } from './questions/askedFilter.ts';

/** The first buttons, by role. */
export function offerMenu(turn: AdminTurn): void {
  const { button } = adminWording(turn);
  const today = todayOf(turn);
  const monday = addDays(today, 1 - weekdayNumber(today));
  const day = (date: string): ToolCall['arguments'] => ({ dateFrom: date, dateTo: date });
  const choice = (label: string, tool: AdminToolName, args: ToolCall['arguments'] = {}): readonly Choice[] =>
    mayUse(turn.admin.role, tool) ? [{ label, call: { tool, arguments: args } }] : [];
  offer(
    turn,
    [
      ...choice(button.today, 'listAppointments', day(today)),
      ...choice(button.tomorrow, 'listAppointments', day(addDays(today, 1))),
    ],
    choice(button.unpaid, 'listAppointments', { ...day(today), payment: 'unpaid' }),
    [
      ...choice(button.revenueToday, 'revenue', day(today)),
      ...choice(button.revenueWeek, 'revenue', { dateFrom: monday, dateTo: addDays(monday, 6) }),
    ],
    [
      ...choice(button.chart, 'chart', {
        chart: 'bookings_by_day',
        dateFrom: monday,
        dateTo: addDays(monday, 6),
      }),
      ...choice(button.daySheet, 'printDaySheet', { date: today }),
    ],
    ...queueDoctors(turn).map(({ id, name }) =>
      choice(fitting(`${button.nextToken} ${name.split(' ').at(-1)}`), 'callToken', { doctor: id }),
    ),
    [...choice(button.help, 'showHelp'), ...choice(button.signOut, 'signOut')],
  );
}

const MOST_QUEUES = 4;
const LONGEST_LABEL = 24;
const fitting = (label: string): string => Array.from(label).slice(0, LONGEST_LABEL).join('');

/** Whose time this person may see to: everybody's at the desk, their own as a doctor. */
export function doctorsOf({ admin, world }: AdminTurn): readonly Doctor[] {
  const isOwn = ({ id }: Doctor): boolean => admin.role !== 'doctor' || admin.doctorId === id;
  return world.directory.doctors.filter((doctor) => doctor.active && isOwn(doctor));
}

const queueDoctors = (turn: AdminTurn): readonly Doctor[] =>
  doctorsOf(turn)
    .filter(({ id }) => worksByToken(turn.world, id))
    .slice(0, MOST_QUEUES);

export function showMenu(turn: AdminTurn): AdminOutcome {
  tell(turn, adminWording(turn).say.whatNext());
  offerMenu(turn);
  return ok({});
}

export function showHelp(turn: AdminTurn): AdminOutcome {
  const { role } = turn.admin;
  const tools = (Object.keys(RIGHTS) as AdminToolName[]).filter((tool) => mayUse(role, tool));
  tell(turn, adminWording(turn).say.help({ role, tools }));
  offerMenu(turn);
  return ok({ role, roles: ADMIN_ROLES.length });
}

/** Without a language the three are offered. */
export function setLanguage(turn: AdminTurn, language: Language | null): AdminOutcome {
  if (language === null) {
    tell(turn, adminWording(turn).say.whichLanguage());
    offer(
      turn,
      LANGUAGES.map((one) => ({
        label: LANGUAGE_NAMES[one],
        call: { tool: 'setLanguage', arguments: { language: one } },
      })),
    );
    return ok({});
  }
  turn.admin = { ...turn.admin, language };
  tell(turn, adminWording(turn).say.languageSet());
  offerMenu(turn);
  return ok({ language });
}

export async function signOut(turn: AdminTurn): Promise<AdminOutcome> {
  turn.admin = {
    ...turn.admin,
    sessionUntil: null,
    desk: { ...turn.admin.desk, menus: [], noticeMenus: [], lastQuestion: null, patientChat: null },
  };
  await writeAudit(turn, { action: 'admin_signed_out', subject: `admin:${turn.admin.chatId}` });
  tell(turn, adminWording(turn).say.signedOut());
  return ok({});
}
