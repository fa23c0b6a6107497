/** Writes a visit as a calendar file that phones and calendars read (RFC 5545). */

export interface CalendarEntry {
  /** The same for a visit's whole life, so that a later file replaces the entry in place. */
  readonly uid: string;
  /** Rises with each change. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly startsAt: Date;
  readonly minutes: number;
  /** When this file was written, by the clinic's clock. */
  readonly writtenAt: Date;
}

export interface CalendarWriter {
  writeEntry(entry: CalendarEntry): Uint8Array;
}
