/** When a visit's reminders are due and until when they help. Pure: rules and instants in, a plan out. */
import type { QuietHours, ReminderRules } from '../rules/life.ts';
import { addDays, clinicMoment, visitInstant } from './visitTime.ts';

export const REMINDER_KINDS = ['day_before', 'soon', 'feedback', 'follow_up', 'no_show'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

export interface PlannedReminder {
  readonly kind: ReminderKind;
  readonly dueAt: Date;
  readonly usefulUntil: Date;
}

interface PlanOrder {
  readonly startsAt: Date;
  readonly now: Date;
  readonly rules: ReminderRules;
  readonly quiet: QuietHours;
  readonly timeZone: string;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Whoever is reminded later than that before the visit cannot come any sooner for it. */
const LAST_USE_MS = 20 * MINUTE_MS;
/** Two reminders nearer than that are one too many. */
const LEAST_APART_MS = 3 * HOUR_MS;
/** A booking that was just made needs no reminder at once. */
const LEAST_AFTER_BOOKING_MS = 30 * MINUTE_MS;

/** The reminders before a visit that still make sense at `now`, each outside the quiet hours. */
export function planReminders(order: PlanOrder): readonly PlannedReminder[] {
  const start = order.startsAt.getTime();
  const soon = plannedAt(order, 'soon', start - order.rules.soonHours * HOUR_MS);
  const day = plannedAt(order, 'day_before', start - order.rules.dayBeforeHours * HOUR_MS);
  const tooClose =
    soon !== null && day !== null && soon.dueAt.getTime() - day.dueAt.getTime() < LEAST_APART_MS;
  const first =
    day === null || tooClose ? null : { ...day, usefulUntil: earlier(soon?.dueAt ?? null, day.usefulUntil) };
  return [first, soon].filter((one) => one !== null);
}

function plannedAt(order: PlanOrder, kind: ReminderKind, wished: number): PlannedReminder | null {
  const start = order.startsAt.getTime();
  const dueAt = outsideQuiet(order, new Date(wished));
  const usefulUntil = new Date(start - LAST_USE_MS);
  const isTooLate = dueAt.getTime() < order.now.getTime() + LEAST_AFTER_BOOKING_MS || dueAt >= usefulUntil;
  return isTooLate ? null : { kind, dueAt, usefulUntil };
}

/** What falls into the quiet hours waits for their end, or goes out just before they begin where the visit is too near by then. */
function outsideQuiet(order: PlanOrder, wished: Date): Date {
  const end = quietEnd(wished, order.quiet, order.timeZone);
  if (end === null) return wished;
  if (end.getTime() <= order.startsAt.getTime() - HOUR_MS) return end;
  return new Date(quietStart(wished, order.quiet, order.timeZone).getTime() - MINUTE_MS);
}

/** When the quiet hours that hold this instant end; null when it is in none. They may span midnight. */
export function quietEnd(instant: Date, quiet: QuietHours, timeZone: string): Date | null {
  const { date, time } = clinicMoment(instant, timeZone);
  if (!isQuiet(time, quiet)) return null;
  const endsNextDay = quiet.from > quiet.to && time >= quiet.from;
  return visitInstant(endsNextDay ? addDays(date, 1) : date, quiet.to, timeZone);
}

function quietStart(instant: Date, quiet: QuietHours, timeZone: string): Date {
  const { date, time } = clinicMoment(instant, timeZone);
  const beganDayBefore = quiet.from > quiet.to && time < quiet.to;
  return visitInstant(beganDayBefore ? addDays(date, -1) : date, quiet.from, timeZone);
}

function isQuiet(time: string, { from, to }: QuietHours): boolean {
  if (from === to) return false;
  const isAfter = time >= from;
  const isBefore = time < to;
  return from < to ? isAfter && isBefore : isAfter || isBefore;
}

const earlier = (left: Date | null, right: Date): Date => (left !== null && left < right ? left : right);

/** What is asked after the visit: how it was, and the day that the doctor named. */
export function planAfterVisit(order: {
  readonly now: Date;
  readonly feedbackAfterMinutes: number;
  readonly followUpDate: string | null;
  readonly quiet: QuietHours;
  readonly timeZone: string;
}): readonly PlannedReminder[] {
  const asked = new Date(order.now.getTime() + order.feedbackAfterMinutes * MINUTE_MS);
  const feedbackAt = quietEnd(asked, order.quiet, order.timeZone) ?? asked;
  const feedback: PlannedReminder = {
    kind: 'feedback',
    dueAt: feedbackAt,
    usefulUntil: new Date(feedbackAt.getTime() + 48 * HOUR_MS),
  };
  if (order.followUpDate === null) return [feedback];
  // Two days before, so that there is time to choose one.
  const dueAt = visitInstant(addDays(order.followUpDate, -2), '10:00', order.timeZone);
  const followUp: PlannedReminder = {
    kind: 'follow_up',
    dueAt: dueAt > order.now ? dueAt : feedbackAt,
    usefulUntil: visitInstant(addDays(order.followUpDate, 7), '20:00', order.timeZone),
  };
  return [feedback, followUp];
}
