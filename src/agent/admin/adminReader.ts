/** The admin bot's deterministic reader: turns what was read into tool calls, and follow-ups into the question they go on from. */
import { argumentsOf } from '../../app/admin/questions/filterArguments.ts';
import type { Admin } from '../../domain/admin/admin.ts';
import type { ChartKind } from '../../domain/admin/adminFile.ts';
import type { AdminQuestion } from '../../domain/admin/adminQuestion.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { type AppointmentFilter, EVERY_APPOINTMENT } from '../../domain/visit/appointmentFilter.ts';
import { addDays, weekdayNumber } from '../../domain/visit/visitTime.ts';
import type { AdminReading } from '../../understanding/admin/readAdminMessage.ts';
import type { Understanding } from '../../understanding/reading.ts';
import { readDeed } from './deedReader.ts';

export type AdminProposal =
  | { readonly kind: 'calls'; readonly calls: readonly ToolCall[] }
  | { readonly kind: 'refusal'; readonly refusal: AdminRefusal }
  /** Something was not accounted for; `best` is what the rest would mean. */
  | { readonly kind: 'unsure'; readonly best: readonly ToolCall[] };

export interface AdminPlace {
  readonly today: string;
  /** As written, for what is passed on word for word. */
  readonly text: string;
  /** Whose time is meant where a doctor names nobody. */
  readonly ownDoctorId: DoctorId | null;
  readonly lastQuestion: AdminQuestion | null;
  /** Reads a line as a patient's, for who stands at the desk. */
  readonly understand: (line: string) => Understanding;
  /** Who is on the list, for the owner's words about them. */
  readonly colleagues: readonly Pick<Admin, 'chatId' | 'name'>[];
}

type Wish = AdminReading['wishes'][number];

/** Wishes that stand alone, whatever else is in the message. */
const OWN_CALLS: Partial<Record<Wish, ToolCall>> = {
  signOut: { tool: 'signOut', arguments: {} },
  languageEn: { tool: 'setLanguage', arguments: { language: 'en' } },
  languageHi: { tool: 'setLanguage', arguments: { language: 'hi' } },
  languageHinglish: { tool: 'setLanguage', arguments: { language: 'hinglish' } },
  language: { tool: 'setLanguage', arguments: {} },
  notices: { tool: 'noticeSettings', arguments: {} },
  waitingMoney: { tool: 'waitingMoney', arguments: {} },
  linkWhatsapp: { tool: 'linkWhatsapp', arguments: {} },
  undo: { tool: 'undoDeed', arguments: {} },
  staff: { tool: 'showStaff', arguments: {} },
  help: { tool: 'showHelp', arguments: {} },
  menu: { tool: 'showMenu', arguments: {} },
};

export function readAdminProposal(reading: AdminReading, place: AdminPlace): AdminProposal {
  const deed = readDeed(reading, place);
  if (deed !== null) return deed;
  const own = reading.wishes.map((wish) => OWN_CALLS[wish]).find((call) => call !== undefined);
  if (own !== undefined && reading.leftover === '') return calls(own);
  if (reading.isDoctorDoubtful && reading.doctorIds.length === 0)
    return refusal({ code: 'which_doctor', call: null });
  if (reading.unknownDoctor !== null && reading.doctorIds.length === 0)
    return refusal({ code: 'unknown_doctor', asked: reading.unknownDoctor });
  const about = readPatientCall(reading);
  if (about !== null) return calls(about);
  if (isEmpty(reading)) return { kind: 'unsure', best: [] };
  const asked = questionOf(reading, place);
  const call = callOf(reading, asked, place);
  const isAccountedFor = (asked.isLeftoverUsed || reading.leftover === '') && !reading.hasUnread;
  return isAccountedFor ? calls(call) : { kind: 'unsure', best: [call] };
}

const calls = (...proposed: readonly ToolCall[]): AdminProposal => ({ kind: 'calls', calls: proposed });
const refusal = (why: AdminRefusal): AdminProposal => ({ kind: 'refusal', refusal: why });

/** A reference, a phone number, or a name without a day: it is about one patient. */
function readPatientCall(reading: AdminReading): ToolCall | null {
  const { reference, phoneDigits, leftover, wishes, period } = reading;
  if (reference !== null) {
    if (wishes.includes('report')) return { tool: 'openReport', arguments: { reference } };
    return wishes.includes('receipt')
      ? { tool: 'printReceipt', arguments: { reference } }
      : { tool: 'findPatient', arguments: { patient: reference } };
  }
  if (phoneDigits !== null) return { tool: 'findPatient', arguments: { patient: phoneDigits } };
  if (!isName(leftover)) return null;
  const asksForPerson = wishes.includes('findPatient') || wishes.includes('report');
  const hasOther =
    period.dateFrom !== null ||
    reading.statuses.length > 0 ||
    reading.payment !== null ||
    reading.groupBy !== null ||
    wishes.some((wish) => wish === 'count' || wish === 'revenue' || wish === 'export' || wish === 'chart');
  const isAsked = wishes.includes('list') || (wishes.length === 0 && reading.namesPatient);
  const isAboutPerson = asksForPerson || (isAsked && !hasOther);
  return isAboutPerson ? { tool: 'findPatient', arguments: { patient: leftover } } : null;
}

const MOST_NAME_WORDS = 3;
const isName = (words: string): boolean => words !== '' && words.split(' ').length <= MOST_NAME_WORDS;

const isEmpty = ({
  wishes,
  period,
  doctorIds,
  statuses,
  payment,
  channel,
  groupBy,
  format,
  isEverything,
}: AdminReading) =>
  wishes.length === 0 &&
  period.dateFrom === null &&
  period.timeFrom === null &&
  period.timeTo === null &&
  doctorIds.length === 0 &&
  statuses.length === 0 &&
  payment === null &&
  channel === null &&
  groupBy === null &&
  format === null &&
  !isEverything;

interface Asked {
  readonly kind: AdminQuestion['kind'];
  readonly filter: AppointmentFilter;
  readonly groupBy: AdminQuestion['groupBy'];
  readonly isLeftoverUsed: boolean;
}

/** The question as it stands alone, or laid over the one before. */
function questionOf(reading: AdminReading, { lastQuestion }: AdminPlace): Asked {
  const isLeftoverUsed =
    isName(reading.leftover) && reading.wishes.includes('list') && reading.period.dateFrom !== null;
  const named: Partial<AppointmentFilter> = {
    ...(reading.period.dateFrom === null ? {} : pick(reading.period, ['dateFrom', 'dateTo'])),
    ...(reading.period.timeFrom === null && reading.period.timeTo === null
      ? {}
      : pick(reading.period, ['timeFrom', 'timeTo'])),
    ...(reading.doctorIds.length === 0 ? {} : { doctorIds: reading.doctorIds }),
    ...(reading.isEverything ? { statuses: [], payment: null } : {}),
    ...(reading.statuses.length === 0 ? {} : { statuses: reading.statuses }),
    ...(reading.payment === null ? {} : { payment: reading.payment }),
    ...(reading.channel === null ? {} : { channel: reading.channel }),
    ...(isLeftoverUsed ? { patient: reading.leftover } : {}),
  };
  const base = lastQuestion !== null && isFollowUp(reading) ? lastQuestion : null;
  const groupBy = reading.groupBy ?? (base !== null && !hasWish(reading, 'list') ? base.groupBy : null);
  return {
    kind: kindOf(reading, base),
    filter: { ...(base?.filter ?? EVERY_APPOINTMENT), ...named },
    groupBy,
    isLeftoverUsed,
  };
}

function pick<Value, Key extends keyof Value>(value: Value, keys: readonly Key[]): Pick<Value, Key> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<Value, Key>;
}

const hasWish = ({ wishes }: AdminReading, wish: Wish): boolean => wishes.includes(wish);

/** "Only the unpaid ones", "and tomorrow?", "by doctor", "as Excel", "how many?": none of them says what it is about. */
function isFollowUp(reading: AdminReading): boolean {
  if (reading.isNarrowing || reading.isContinuing) return true;
  if (reading.period.dateFrom !== null) return false;
  const named =
    reading.doctorIds.length > 0 ||
    reading.statuses.length > 0 ||
    reading.payment !== null ||
    reading.channel !== null;
  return (
    reading.wishes.length === 0 || (!named && !hasWish(reading, 'revenue') && !hasWish(reading, 'payments'))
  );
}

function kindOf(reading: AdminReading, base: AdminQuestion | null): AdminQuestion['kind'] {
  if (hasWish(reading, 'revenue')) return 'revenue';
  if (hasWish(reading, 'count')) return 'count';
  if (base?.kind === 'revenue' && !hasWish(reading, 'list')) return 'revenue';
  if (reading.groupBy !== null) return 'count';
  if (hasWish(reading, 'list')) return 'list';
  return base?.kind ?? 'list';
}

/** What makes a file or a picture of the question comes before what answers it. */
function callOf(reading: AdminReading, asked: Asked, place: AdminPlace): ToolCall {
  const ask = argumentsOf(asked.filter);
  const grouped = asked.groupBy === null ? {} : { groupBy: asked.groupBy };
  if (hasWish(reading, 'closeDay'))
    return {
      tool: 'closeDay',
      arguments: {
        // Of the day that is named, or of today: never of an earlier question's.
        ...(reading.period.dateFrom === null ? {} : { date: reading.period.dateFrom }),
        ...(reading.figure === null ? {} : { countedRupees: reading.figure }),
      },
    };
  if (hasWish(reading, 'chart')) return chartCall(reading, asked, place);
  if (hasWish(reading, 'daySheet') && reading.format === null)
    return {
      tool: 'printDaySheet',
      arguments: {
        ...(asked.filter.dateFrom === null ? {} : { date: asked.filter.dateFrom }),
        ...(ask['doctors'] === undefined ? {} : { doctors: ask['doctors'] }),
      },
    };
  if (hasWish(reading, 'export') || reading.format !== null)
    return { tool: 'exportAppointments', arguments: { ...ask, format: reading.format ?? 'xlsx' } };
  if (hasWish(reading, 'payments')) return { tool: 'listPayments', arguments: ask };
  switch (asked.kind) {
    case 'revenue': {
      const groupBy = REVENUE_GROUPS.find((group) => group === asked.groupBy);
      return { tool: 'revenue', arguments: { ...ask, ...(groupBy === undefined ? {} : { groupBy }) } };
    }
    case 'count':
      return { tool: 'countAppointments', arguments: { ...ask, ...grouped } };
    case 'list':
      return { tool: 'listAppointments', arguments: ask };
  }
}

const REVENUE_GROUPS = ['day', 'doctor', 'channel'] as const;

/** A picture of one day says little: without days named it is of the week, of money and no-shows of the month. */
function chartCall(reading: AdminReading, asked: Asked, { today }: Pick<AdminPlace, 'today'>): ToolCall {
  const kind = chartKindOf(reading, asked);
  const monday = addDays(today, 1 - weekdayNumber(today));
  const usual: Readonly<Record<ChartKind, { readonly dateFrom: string; readonly dateTo: string }>> = {
    bookings_by_day: { dateFrom: monday, dateTo: addDays(monday, 6) },
    hours_by_load: { dateFrom: monday, dateTo: addDays(monday, 6) },
    revenue_by_doctor: { dateFrom: `${today.slice(0, 8)}01`, dateTo: today },
    no_shows: { dateFrom: `${today.slice(0, 8)}01`, dateTo: today },
  };
  const range = asked.filter.dateFrom === null ? usual[kind] : {};
  return { tool: 'chart', arguments: { ...argumentsOf(asked.filter), ...range, chart: kind } };
}

function chartKindOf(reading: AdminReading, asked: Asked): ChartKind {
  if (asked.kind === 'revenue') return 'revenue_by_doctor';
  if (asked.filter.statuses.includes('noshow')) return 'no_shows';
  return reading.groupBy === 'hour' ? 'hours_by_load' : 'bookings_by_day';
}
