/** A stop in the middle of work: what is at hand is finished within ten seconds, and what cannot be is in the store and goes out after the next start. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startTelegramStandIn, type TelegramStandIn } from '../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../services/clock.ts';
import { type KillableProduct, killableProduct } from './killableProduct.ts';
import { BOT_TOKEN, PatientPhone } from './productBench.ts';

const PATIENTS = 6;
const STOPPED_WITHIN_MS = 10_000;
/** A busy machine may take longer to look at the clock than to stop. */
const ALLOWANCE_MS = 3_000;

interface Place {
  readonly telegram: TelegramStandIn;
  readonly product: KillableProduct;
  readonly patients: readonly PatientPhone[];
}

async function openPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-stop-'));
  const telegram = await startTelegramStandIn({ now: () => systemClock.now(), bots: [{ token: BOT_TOKEN }] });
  const product = killableProduct({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_MESSAGES_PER_SECOND: '0',
  });
  onTestFinished(async () => {
    await product.kill();
    await telegram.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  await product.start();
  const patients = Array.from(
    { length: PATIENTS },
    (_, index) => new PatientPhone(telegram.phone({ chatId: 8_100 + index, firstName: 'Asha' }, BOT_TOKEN)),
  );
  return { telegram, product, patients };
}

/** All patients write, and their answers are on the way when the stop comes; answers with how long it took. */
async function stopInTheMiddle({ telegram, product, patients }: Place): Promise<number> {
  const begun = telegram.calls.length;
  for (const { phone } of patients) phone.sendText('hello');
  while (telegram.calls.slice(begun).filter(({ method }) => method === 'sendMessage').length < PATIENTS)
    await pause(20);
  const startedAt = performance.now();
  await product.stop();
  return performance.now() - startedAt;
}

const answersOf = (patients: readonly PatientPhone[]): readonly number[] =>
  patients.map((patient) => patient.heard().filter((text) => text.includes('How can we help')).length);

it('answers that are slow on their way arrive before the process ends', { timeout: 60_000 }, async () => {
  const place = await openPlace();
  place.telegram.faults.add({ do: 'delay', ms: 3_000, match: { operation: 'sendMessage' }, times: PATIENTS });
  expect(await stopInTheMiddle(place)).toBeLessThan(STOPPED_WITHIN_MS);
  expect(place.product.complaints()).toBe('');
  expect(answersOf(place.patients)).toEqual(place.patients.map(() => 1));
  // Nothing was left for the next start: nobody hears it twice.
  await place.product.start();
  await pause(2_500);
  expect(answersOf(place.patients)).toEqual(place.patients.map(() => 1));
});

it('a service that never answers does not hold the stop up, and after the next start everybody is answered', {
  timeout: 90_000,
}, async () => {
  const place = await openPlace();
  place.telegram.faults.add({ do: 'hang', match: { operation: 'sendMessage' }, times: PATIENTS });
  expect(await stopInTheMiddle(place)).toBeLessThan(STOPPED_WITHIN_MS + ALLOWANCE_MS);
  expect(answersOf(place.patients)).toEqual(place.patients.map(() => 0));
  await place.product.start();
  for (let look = 0; look < 150 && answersOf(place.patients).includes(0); look += 1) await pause(200);
  expect(answersOf(place.patients)).toEqual(place.patients.map(() => 1));
});
