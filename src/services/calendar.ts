/** Calendar files by the package ics: one event a file, with a stable UID and a rising SEQUENCE. `compose` gives it to the outbox. */
import { createEvents } from 'ics';
import type { CalendarEntry, CalendarWriter } from '../ports/calendarWriter.ts';

export const createCalendarWriter = (): CalendarWriter => ({ writeEntry });

/** RFC 5546: a file that publishes adds or replaces the entry of its UID, one that cancels takes it away; an older SEQUENCE changes nothing. */
function writeEntry(entry: CalendarEntry): Uint8Array {
  const event = {
    uid: entry.uid,
    sequence: entry.sequence,
    status: entry.isCancelled ? ('CANCELLED' as const) : ('CONFIRMED' as const),
    title: entry.title,
    description: entry.description,
    location: entry.location,
    start: entry.startsAt.getTime(),
    startInputType: 'utc' as const,
    startOutputType: 'utc' as const,
    duration: { minutes: entry.minutes },
    lastModified: entry.writtenAt.getTime(),
    classification: 'PRIVATE',
  };
  const { error, value } = createEvents([event], {
    productId: 'clinic-frontdesk',
    method: entry.isCancelled ? 'CANCEL' : 'PUBLISH',
  });
  if (error != null || value === null)
    throw new Error('a calendar entry could not be written', { cause: error });
  // The package stamps with the machine's clock; entries are compared by ours.
  return new TextEncoder().encode(value.replace(/^DTSTAMP:.*$/m, `DTSTAMP:${basicInstant(entry.writtenAt)}`));
}

/** "20261124T115000Z". */
const basicInstant = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '');
