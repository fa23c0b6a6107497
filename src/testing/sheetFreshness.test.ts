/** A turn in the whole product when the sheet was not read for long: it reads first, waits a second and a half at most, and its trace says when it went on without. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { TAB_NAMES, TABS } from '../app/sheet/tabs.ts';
import { startProduct } from '../compose.ts';
import { readConfig } from '../config.ts';
import { startSheetsStandIn } from '../sandbox/sheets/startSheetsStandIn.ts';
import { systemClock } from '../services/clock.ts';
import { createGoogleSheet } from '../services/googleSheets/createGoogleSheet.ts';
import { CAST } from './clinic.ts';

async function openProduct() {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-freshness-'));
  const now = () => systemClock.now();
  const google = await startSheetsStandIn({ now, realNow: now, spreadsheetId: 'freshness-sheet' });
  const { client_email: clientEmail, private_key: privateKey } = google.account;
  const sheet = createGoogleSheet({
    baseUrl: google.url,
    spreadsheetId: 'freshness-sheet',
    clientEmail,
    privateKey,
  });
  await sheet.layOut(TAB_NAMES.map((name) => TABS[name]));
  const config = readConfig({
    ...{ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    ...{ GOOGLE_SHEETS_ID: 'freshness-sheet', GOOGLE_SHEETS_BASE_URL: google.url },
    ...{ GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.account) },
  });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  const product = await startProduct(config.value);
  onTestFinished(async () => {
    google.faults.clear();
    await product.stop();
    await google.close();
    await rm(dataDir, { recursive: true });
  });
  return { product, google };
}

it('the doctor’s rows are read before a turn, and where they cannot be, the store’s knowledge serves and the trace says so', {
  timeout: 90_000,
}, async () => {
  const { product, google } = await openProduct();
  const { parts, desk } = product;
  const rows = () => google.staff.rows('Doctors');
  await expect.poll(() => rows().length, { timeout: 30_000 }).toBe(10);
  let number = 0;
  const asks = async (text: string) => {
    number += 1;
    const { clock } = parts;
    const content = { kind: 'text', text } as const;
    const message = {
      chat: CAST.asha.chat,
      messageId: `m-${number}`,
      sentAt: clock.now(),
      appLanguage: null,
      content,
    };
    const beganAt = performance.now();
    await desk.receive(message);
    await desk.idle();
    const trace = parts.traces.latest.at(-1);
    return { seconds: (performance.now() - beganAt) / 1000, trace };
  };
  await asks('hello');
  const fee = (rupees: number) => {
    const row = rows().find(({ cells }) => cells['Name'] === 'Lakshmi Iyer')?.row ?? 0;
    google.staff.type({ tab: 'Doctors', row, header: 'Fee' }, String(rupees));
  };
  fee(750);
  parts.clock.moveBy(40_000);
  const fresh = await asks('what is the fee of Dr Iyer?');
  expect(fresh.trace?.sheetWasBehind).toBeUndefined();
  expect(desk.outside.world.directory.doctors.find(({ name }) => name === 'Lakshmi Iyer')?.feePaise).toBe(
    75_000,
  );
  fee(800);
  google.faults.add({ do: 'hang', times: 'always' });
  parts.clock.moveBy(40_000);
  const behind = await asks('what is the fee of Dr Iyer?');
  expect(behind.trace?.sheetWasBehind).toBe(true);
  expect(behind.seconds).toBeGreaterThan(1.4);
  expect(behind.seconds).toBeLessThan(6);
  expect(desk.outside.world.directory.doctors.find(({ name }) => name === 'Lakshmi Iyer')?.feePaise).toBe(
    75_000,
  );
});
