/** A report is opened by a one-time link: once, within its minutes, by who comes first; and the log says who. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReportId } from '../../domain/ids.ts';
import { mountReportLinks } from '../../web/papers/reportLinks.ts';
import { startWebServer, type WebServer } from '../../web/server.ts';
import { bookMany } from './bookMany.ts';
import { OWNER_ID, openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const REPORT = 'report-of-asha' as ReportId;

let desk: StaffDeskUnderTest;
let server: WebServer;
let reference: string;
beforeEach(async () => {
  desk = await openStaffDesk();
  const { world, vault } = desk.terminal.desk.outside;
  server = await startWebServer({
    port: 0,
    host: '127.0.0.1',
    log: world.log,
    mounts: [mountReportLinks({ world, vault })],
  });
  const [visit] = await bookMany(desk.terminal, { doctorId: 'd-rao', date: '2026-11-24', count: 1 });
  if (visit === undefined) throw new Error('somebody is booked');
  ({ reference } = visit);
  const kept = await vault.put(PNG);
  if (!kept.ok) throw new Error('the report is kept');
  const report = { id: REPORT, appointmentId: visit.id, chat: visit.chat, status: 'stored' } as const;
  const origin = { originalName: 'x-ray.png', fileRef: 'ref', createdAt: world.clock.now() };
  await world.store.transact((tables) => tables.reports.add({ ...report, ...origin, ...kept.value }));
  await desk.owner.signsIn();
});
afterEach(async () => {
  await server.close();
  await desk.close();
});

/** The link's token, as the button carries it. */
async function asks(): Promise<string> {
  await desk.owner.says(`open the report of ${reference}`);
  const rows = await desk.terminal.store.read((tables) => tables.outbox.latest(20));
  const tokens = JSON.stringify(rows).match(/(?<=\/reports\/)[\w-]{32}/g) ?? [];
  return tokens.find((token) => !given.has(token)) ?? '';
}
const given = new Set<string>();
const opens = async (token: string, headers: Record<string, string> = {}) => {
  given.add(token);
  return fetch(`${server.url}/reports/${token}`, { headers });
};
const openings = async () =>
  (await desk.terminal.store.read((tables) => tables.audit.ofSubject(`report:${REPORT}`))).map(
    ({ actor, action }) => `${actor} ${action}`,
  );

it('the first who opens it sees the picture, never cached and never run; the second sees nothing', async () => {
  const token = await asks();
  const answer = await opens(token);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
  expect(answer.headers.get('content-type')).toContain('image/png');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  const again = await opens(token);
  expect(again.status).toBe(410);
  expect(await again.text()).toContain('used up or too old');
  expect(await openings()).toEqual([`staff:${OWNER_ID} report_opened`]);
});

it('nothing is used up by the messenger’s own preview', async () => {
  const token = await asks();
  expect((await opens(token, { 'user-agent': 'TelegramBot (like TwitterBot)' })).status).toBe(410);
  expect((await opens(token)).status).toBe(200);
});

it('after ten minutes it opens nothing, and nothing is logged as opened', async () => {
  const token = await asks();
  await desk.terminal.moveClock(11 * 60_000);
  expect((await opens(token)).status).toBe(410);
  expect((await opens('A'.repeat(32))).status).toBe(410);
  expect(await openings()).toEqual([]);
});

it('a doctor gets no link to another doctor’s patient', async () => {
  await desk.doctor.signsIn();
  const answer = await desk.doctor.says(`open the report of ${reference}`);
  expect(answer.text).toContain('no other doctor’s');
  expect(await openings()).toEqual([]);
});
