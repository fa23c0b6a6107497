/** Which lamps the product has, and what each of their states means; for `/readyz`, metrics and `npm run status`. */
import type { SheetState } from '../app/sheet/sheetKeeper.ts';
import type { PollingState } from '../bot/pollUpdates.ts';
import { type Light, outboxLamp, type ReadLamp, stateLamp, storeLamp } from '../web/lamps.ts';
import type { Parts } from './parts.ts';

/** How updates come: by webhook there is nothing to poll, and a process may leave polling to another. */
export type TelegramState = PollingState | 'starting' | 'webhook' | 'elsewhere';

const TELEGRAM_LIGHTS: Readonly<Record<TelegramState, Light>> = {
  starting: 'yellow',
  polling: 'green',
  webhook: 'green',
  elsewhere: 'green',
  failing: 'red',
  conflict: 'red',
  unauthorized: 'red',
  stopped: 'red',
};

const SHEET_LIGHTS: Readonly<Record<SheetState | 'off', Light>> = {
  off: 'off',
  starting: 'yellow',
  keeping: 'green',
  elsewhere: 'green',
  // Patients book all the same; staff see what is new a little later.
  failing: 'yellow',
};

export const lampsOf = (
  { store, clock, sheet }: Pick<Parts, 'store' | 'clock' | 'sheet'>,
  telegram: () => TelegramState,
): readonly ReadLamp[] => [
  storeLamp(store),
  outboxLamp(store, clock),
  stateLamp('telegram', telegram, TELEGRAM_LIGHTS),
  stateLamp('sheet', () => sheet?.keeper.state ?? 'off', SHEET_LIGHTS),
];
