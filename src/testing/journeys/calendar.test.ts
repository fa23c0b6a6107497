/** Journeys: the visit stands in the patient's calendar, moves there and goes from it. */
import { expect, it } from 'vitest';
import { type Answer, booksAtClinic, describeOnBoth, openClinic } from '../journey.ts';

const entryOf = (answer: Answer): string => {
  const file = answer.files.find(({ fileName }) => fileName.endsWith('.ics'));
  return file === undefined
    ? ''
    : Buffer.from(file.bytes)
        .toString()
        .replace(/\r\n[ \t]/g, '');
};
const lineOf = (entry: string, name: string): string | undefined =>
  new RegExp(`^${name}:(.*)\r$`, 'm').exec(entry)?.[1];

describeOnBoth('the calendar', () => {
  it('the same entry is booked, moved and cancelled in place, each change with a higher number', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    const booked = entryOf(await booksAtClinic(asha));
    expect(lineOf(booked, 'DTSTART')).toBe('20261124T115000Z');
    expect(booked).toContain('Dr Lakshmi Iyer');
    await asha.taps('No reports');
    await asha.says('move my appointment');
    const moved = entryOf(await asha.says('Friday 6 pm'));
    expect(lineOf(moved, 'DTSTART')).toBe('20261127T123000Z');
    await asha.says('cancel my appointment');
    const cancelled = entryOf(await asha.says('yes'));
    expect([booked, moved, cancelled].map((one) => [lineOf(one, 'METHOD'), lineOf(one, 'SEQUENCE')])).toEqual(
      [
        ['PUBLISH', '0'],
        ['PUBLISH', '1'],
        ['CANCEL', '2'],
      ],
    );
    expect(new Set([booked, moved, cancelled].map((one) => lineOf(one, 'UID'))).size).toBe(1);
  });

  it('the booking’s message opens Google Calendar at the same time, and the map', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    const sent = await clinic.store.read((tables) => tables.outbox.latest(50));
    const links = sent.flatMap(({ task }) => (task.kind === 'say' ? task.message.links : []));
    const google = new URL(links.find(({ url }) => url.includes('google'))?.url ?? '');
    expect(google.searchParams.get('dates')).toBe('20261124T115000Z/20261124T121000Z');
    expect(google.searchParams.get('text')).toContain('Iyer');
    expect(links.some(({ url }) => url.includes('openstreetmap'))).toBe(true);
  });
});
