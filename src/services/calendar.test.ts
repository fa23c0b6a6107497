/** Calendar files as a phone reads them: one event, the same UID for life, a SEQUENCE that rises, safe text. */
import { expect, it } from 'vitest';
import type { CalendarEntry } from '../ports/calendarWriter.ts';
import { createCalendarWriter } from './calendar.ts';

const ENTRY: CalendarEntry = {
  uid: 'CF-7K3M2@clinic-frontdesk',
  sequence: 0,
  isCancelled: false,
  title: 'Dr Lakshmi Iyer, Namaste Clinic',
  description: 'Asha; Verma,\nCF-7K3M2',
  location: '12 Example Road, Bengaluru',
  startsAt: new Date('2026-11-24T11:50:00Z'),
  minutes: 20,
  writtenAt: new Date('2026-11-23T04:30:00Z'),
};
const unfolded = (entry: CalendarEntry): string =>
  new TextDecoder().decode(createCalendarWriter().writeEntry(entry)).replace(/\r\n[ \t]/g, '');

it('a visit is one event in UTC, stamped by the clinic’s clock', () => {
  const text = unfolded(ENTRY);
  for (const line of [
    'METHOD:PUBLISH',
    'UID:CF-7K3M2@clinic-frontdesk',
    'SEQUENCE:0',
    'DTSTAMP:20261123T043000Z',
    'DTSTART:20261124T115000Z',
    'DURATION:PT20M',
    'STATUS:CONFIRMED',
  ])
    expect(text.split('\r\n')).toContain(line);
});

it('a change keeps the UID and raises the SEQUENCE; a cancelling takes the entry away', () => {
  const text = unfolded({ ...ENTRY, sequence: 2, isCancelled: true });
  for (const line of ['METHOD:CANCEL', 'UID:CF-7K3M2@clinic-frontdesk', 'SEQUENCE:2', 'STATUS:CANCELLED'])
    expect(text.split('\r\n')).toContain(line);
});

it('a patient’s words cannot write lines of their own, and long lines are folded', () => {
  const forged = { ...ENTRY, description: `x\r\nBEGIN:VEVENT\r\n${'श'.repeat(200)}` };
  const raw = new TextDecoder().decode(createCalendarWriter().writeEntry(forged));
  expect(raw.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
  expect(unfolded(ENTRY)).toContain('Asha\\; Verma\\,\\nCF-7K3M2');
});
