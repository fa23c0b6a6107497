/** `/livez` and `/readyz`: for the service manager, the container and the balancer. A lamp says what is down, never for whom. */

import type { Mount } from '../server.ts';
import type { Lamp, ReadLamp } from './lamps.ts';

export interface HealthOrder {
  /** True from the moment the channels run until the stop begins. */
  readonly isStarted: () => boolean;
  readonly lamps: readonly ReadLamp[];
}

/** Alone what makes this process useless turns a balancer away: with Telegram or Razorpay down, another one is no better. */
const NEEDED: readonly string[] = ['store'];

export function mountHealth({ isStarted, lamps }: HealthOrder): Mount {
  return (app) => {
    app.get('/livez', (_request, response) => void response.type('text/plain').send('alive'));
    app.get('/readyz', async (_request, response) => {
      const read = await Promise.all(lamps.map(async (lamp) => lamp()));
      const isReady = isStarted() && read.every(isNoHindrance);
      response.set('cache-control', 'no-store');
      response.status(isReady ? 200 : 503).json({
        ready: isReady,
        lamps: Object.fromEntries(read.map(({ name, light, code }) => [name, { light, code }])),
      });
    });
  };
}

const isNoHindrance = ({ name, light }: Lamp): boolean => light !== 'red' || !NEEDED.includes(name);
