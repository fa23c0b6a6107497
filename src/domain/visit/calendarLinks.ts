/** Addresses that open a visit in a calendar of the web. Pure; sentences hang them on buttons. */

export interface LinkedVisit {
  readonly title: string;
  readonly details: string;
  readonly location: string;
  readonly startsAt: Date;
  readonly minutes: number;
}

/** Google Calendar's event template: https://calendar.google.com/calendar/render?action=TEMPLATE with `text`, `dates`, `details`, `location`. */
export function googleCalendarUrl(visit: LinkedVisit): string {
  const endsAt = new Date(visit.startsAt.getTime() + visit.minutes * 60_000);
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: visit.title,
    dates: `${basic(visit.startsAt)}/${basic(endsAt)}`,
    details: visit.details,
    location: visit.location,
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

const basic = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '');
