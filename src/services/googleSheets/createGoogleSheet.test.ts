/** The real googleapis client against the stand-in: what is written stays as it is, and what goes wrong is told once and rightly. */
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TabLayout } from '../../ports/sheet.ts';
import type { FaultRule } from '../../sandbox/faults.ts';
import { GOOGLE_QUOTA } from '../../sandbox/sheets/quota.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { LAYOUT } from '../../testing/sheetBench.ts';
import { systemClock } from '../clock.ts';
import { createGoogleSheet, type GoogleSheetOrder } from './createGoogleSheet.ts';

let google: SheetsStandIn;
let now = new Date('2026-11-23T10:00:00+05:30');

beforeEach(async () => {
  now = new Date('2026-11-23T10:00:00+05:30');
  google = await startSheetsStandIn({
    now: () => now,
    realNow: () => systemClock.now(),
    spreadsheetId: 'a-sheet-of-tests',
    quota: GOOGLE_QUOTA,
  });
});
afterEach(() => google.close());

const open = (change: Partial<GoogleSheetOrder> = {}) =>
  createGoogleSheet({
    baseUrl: google.url,
    spreadsheetId: google.spreadsheetId,
    clientEmail: google.account.client_email,
    privateKey: google.account.private_key,
    timeoutMs: 5_000,
    ...change,
  });

describe('setting up', () => {
  it('makes every tab with headers, lists, formats and a hidden id, and changes nothing when done again', async () => {
    const sheet = open();
    await sheet.layOut(LAYOUT);
    expect((await sheet.tabs()).map(({ name }) => name)).toEqual([
      'Sheet1',
      'Doctors',
      'Slots',
      'Appointments',
      'Log',
    ]);
    const tab = google.book.tab('Appointments');
    expect(google.staff.headers('Appointments')).toEqual(LAYOUT[2]?.columns.map(({ name }) => name));
    expect(tab.frozenRows).toBe(1);
    expect(tab.columns.get(0)).toMatchObject({ isHidden: true, isProtected: true });
    const status = tab.columns.get(google.staff.headers('Appointments').indexOf('Status'));
    expect(status).toMatchObject({
      isText: true,
      choices: ['Booked', 'Arrived', 'Completed', 'No-show', 'Cancelled'],
    });
    expect(tab.conditionalFormats.length).toBeGreaterThan(4);
    const before = google.revision;
    await sheet.layOut(LAYOUT);
    expect(google.revision).toBe(before);
  });

  it('adds a column that a newer version knows, behind those of the staff', async () => {
    const sheet = open();
    const [doctors] = LAYOUT as [TabLayout, ...TabLayout[]];
    await sheet.layOut([{ ...doctors, columns: doctors.columns.slice(0, 3) }]);
    google.book.write(google.book.range('Doctors!D1'), [['Our own']], 'RAW');
    await sheet.layOut([{ ...doctors, columns: doctors.columns.slice(0, 4) }]);
    expect(google.staff.headers('Doctors')).toEqual(['Row id', 'Name', 'Speciality', 'Our own', 'Languages']);
  });
});

describe('reading and writing', () => {
  it('writes values as they are: formulas, dates and numbers in text stay text', async () => {
    const sheet = open();
    await sheet.layOut(LAYOUT);
    const row = ['id', '=1+1', '25/11/2026', '007', 46_351, true];
    await sheet.append('Log', [row]);
    await sheet.write([{ tab: 'Log', row: 1, column: 1, value: '=HYPERLINK("x")' }]);
    expect((await sheet.read(['Log'])).get('Log')?.[1]).toEqual(['id', '=HYPERLINK("x")', ...row.slice(2)]);
    expect(google.staff.cell({ tab: 'Log', row: 2, header: 'When' }).kind).toBe('text');
    google.staff.type({ tab: 'Doctors', row: 2, header: 'Fee' }, '=1+1');
    expect(google.staff.cell({ tab: 'Doctors', row: 2, header: 'Fee' }).kind).toBe('formula');
  });

  it('puts new rows below the last one, and deletes rows by their numbers', async () => {
    const sheet = open();
    await sheet.layOut(LAYOUT);
    await sheet.append('Log', [['a'], ['b'], ['c'], ['d']]);
    await sheet.deleteRows('Log', [1, 3]);
    await sheet.append('Log', [['e']]);
    expect((await sheet.read(['Log'])).get('Log')?.slice(1)).toEqual([['b'], ['d'], ['e']]);
    await sheet.append('Log', []);
    await sheet.write([]);
    await sheet.deleteRows('Log', []);
  });
});

describe('what goes wrong', () => {
  it.each<[string, FaultRule, object]>([
    [
      'a busy service',
      { do: 'refuse', status: 429, headers: { 'retry-after': '7' }, times: 'always' },
      { code: '429', permanent: false, retryAfterMs: 7000 },
    ],
    ['a broken service', { do: 'refuse', status: 503, times: 'always' }, { code: '503', permanent: false }],
    ['a broken connection', { do: 'drop', times: 'always' }, { code: 'unreachable', permanent: false }],
    [
      'a sheet that is not shared',
      { do: 'refuse', status: 403, times: 'always' },
      { code: '403', permanent: true },
    ],
  ])('%s is told as it is, after one try', async (_, rule, error) => {
    const [id = 0] = google.faults.add(rule);
    await expect(open().read(['Sheet1'])).rejects.toMatchObject({ service: 'sheets', ...error });
    expect(google.faults.list().find((one) => one.id === id)?.struck).toBe(1);
  });

  it('silence ends at the deadline', async () => {
    google.faults.add({ do: 'hang', times: 'always' });
    await expect(open({ timeoutMs: 200 }).read(['Sheet1'])).rejects.toMatchObject({
      code: 'timeout',
      permanent: false,
    });
  });

  it('a forged key and a wrong sheet are for good', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    await expect(open({ privateKey }).read(['Sheet1'])).rejects.toMatchObject({
      code: '401',
      permanent: true,
    });
    await expect(open({ spreadsheetId: 'another-sheet' }).tabs()).rejects.toMatchObject({
      code: '404',
      permanent: true,
    });
  });

  it('more than sixty readings in a minute are refused, and allowed again a minute later', async () => {
    const sheet = open();
    for (let times = 0; times < 60; times += 1) await sheet.read(['Sheet1']);
    await expect(sheet.read(['Sheet1'])).rejects.toMatchObject({ code: '429' });
    now = new Date(now.getTime() + 61_000);
    await sheet.read(['Sheet1']);
  });
});
