/** What this process knows of its lamps, of WhatsApp and of the sheet, as gauges for `/metrics`; `metrics.ts` adds them once all of it runs. */
import { Gauge, type Registry } from 'prom-client';
import type { Light, ReadLamp } from './lamps.ts';

export interface WatchedStates {
  readonly lamps: readonly ReadLamp[];
  /** The linked phone's phase, `cloud` for the Cloud API, or `off`. */
  readonly whatsappPhase: () => string;
  /** When staff's sheet was last read by this process; null where there is none, or another process reads it. */
  readonly sheetReadAt: () => Date | null;
  readonly now: () => Date;
}

const LIGHT_VALUES: Readonly<Record<Exclude<Light, 'off'>, number>> = { green: 0, yellow: 1, red: 2 };

export function addStateGauges(
  registry: Registry,
  { lamps, whatsappPhase, sheetReadAt, now }: WatchedStates,
): void {
  const registers = [registry];
  new Gauge({
    name: 'frontdesk_lamp',
    help: 'Lamps of /readyz: 0 green, 1 yellow, 2 red; what is not configured has none.',
    labelNames: ['lamp'],
    registers,
    async collect() {
      this.reset();
      for (const { name, light } of await Promise.all(lamps.map(async (lamp) => lamp())))
        if (light !== 'off') this.set({ lamp: name }, LIGHT_VALUES[light]);
    },
  });
  new Gauge({
    name: 'frontdesk_whatsapp_phase',
    help: 'WhatsApp: 1 for the phase it is in.',
    labelNames: ['phase'],
    registers,
    collect() {
      this.reset();
      this.set({ phase: whatsappPhase() }, 1);
    },
  });
  new Gauge({
    name: 'frontdesk_sheet_lag_seconds',
    help: "How long ago staff's sheet was last read; 0 where there is none, or another process reads it.",
    registers,
    collect() {
      const readAt = sheetReadAt();
      this.set(readAt === null ? 0 : Math.max(0, (now().getTime() - readAt.getTime()) / 1000));
    },
  });
}
