/** The browser's memory in the running product: too much by day is borne, and given back in the clinic's own quiet hours. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { RULES_SETTING } from '../../domain/clinic/clinicRules.ts';
import { movableClock } from '../../services/clock.ts';
import { openBench } from '../channels/openBench.ts';
import { MONDAY_TEN } from '../clinic.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOOK_MS = 250;

it('a browser that takes too much is begun anew in the clinic’s quiet hours, and the phone stays linked', {
  timeout: 90_000,
}, async () => {
  const clock = movableClock();
  clock.moveTo(new Date(MONDAY_TEN.getTime() + 11.5 * HOUR));
  const bench = await openBench(
    { WHATSAPP: 'web', WHATSAPP_WEB: 'scripted', WHATSAPP_WEB_MEMORY_MB: '250' },
    { clock, whatsappTimes: { lookEveryMs: LOOK_MS } },
  );
  onTestFinished(() => bench.close(), 60_000);
  const { web } = bench.product.whatsapp ?? {};
  const standIn = web?.standIn;
  if (web == null || standIn == null) throw new Error('WhatsApp Web is not simulated');
  const comesTo = (phase: string) =>
    vi.waitFor(() => expect(web.supervisor.state.phase).toBe(phase), { timeout: 30_000 });
  const looks = () => new Promise((resolve) => setTimeout(resolve, 6 * LOOK_MS));
  const { world } = bench.product.desk.outside;
  await world.store.transact((tables) =>
    tables.settings.put(RULES_SETTING, { quietHours: { from: '22:00', to: '07:00' } }),
  );
  await world.directory.load(world.store);
  await comesTo('qr');
  standIn.pair();
  await comesTo('ready');
  // Half past nine in the evening: this clinic sleeps from ten.
  const { openings } = standIn;
  standIn.command({ do: 'grow', megabytes: 260 });
  await looks();
  clock.moveBy(5 * MINUTE);
  await looks();
  expect(standIn.openings).toBe(openings);
  clock.moveBy(HOUR);
  await vi.waitFor(() => expect(standIn.openings).toBe(openings + 1), { timeout: 30_000 });
  await comesTo('ready');
  const asha = standIn.phone('919812345678', 'Asha');
  asha.sendText('what are your timings');
  expect(await asha.waitForBotMessages({ since: 0, timeoutMs: 15_000 })).toHaveLength(1);
});
