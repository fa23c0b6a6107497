/** Which lamps the product has, and what each of their states means; for `/readyz`, metrics and `npm run status`. */
import type { SheetState } from '../app/sheet/sheetKeeper.ts';
import type { PollingState } from '../bot/pollUpdates.ts';
import { type Light, outboxLamp, type ReadLamp, stateLamp, storeLamp } from '../web/health/lamps.ts';
import type { WatchedStates } from '../web/health/stateGauges.ts';
import type { WebPhase } from '../whatsapp/web/supervision.ts';
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

/** `off`: not configured. `cloud`: Meta's own API, which comes to us and has no state here. */
type WhatsappPhase = WebPhase | 'off' | 'cloud';

const WHATSAPP_LIGHTS: Readonly<Record<WhatsappPhase, Light>> = {
  off: 'off',
  cloud: 'green',
  ready: 'green',
  // A process that does not hold the session leaves it to another, or is being stopped.
  stopped: 'green',
  launching: 'yellow',
  qr: 'yellow',
  authenticated: 'yellow',
  waiting: 'yellow',
  needs_staff: 'red',
};

const GEMINI_LIGHTS = {
  off: 'off',
  answering: 'green',
  // Menus and rules answer meanwhile.
  resting: 'yellow',
} as const satisfies Readonly<Record<string, Light>>;

const whatsappPhaseOf = ({ whatsapp }: Pick<Parts, 'whatsapp'>): WhatsappPhase => {
  if (whatsapp === null) return 'off';
  return whatsapp.web === null ? 'cloud' : whatsapp.web.supervisor.state.phase;
};

const geminiStateOf = ({ gemini }: Pick<Parts, 'gemini'>): keyof typeof GEMINI_LIGHTS => {
  if (gemini === null) return 'off';
  return gemini.isAvailable() ? 'answering' : 'resting';
};

/** What `/metrics` is told beside the turns. */
export const watchedStates = (parts: Parts, lamps: readonly ReadLamp[]): WatchedStates => ({
  lamps,
  whatsappPhase: () => whatsappPhaseOf(parts),
  sheetReadAt: () => parts.sheet?.keeper.readAt ?? null,
  now: () => parts.clock.now(),
});

type Lit = Pick<Parts, 'store' | 'clock' | 'sheet' | 'whatsapp' | 'gemini'>;

export const lampsOf = (parts: Lit, telegram: () => TelegramState): readonly ReadLamp[] => [
  storeLamp(parts.store),
  outboxLamp(parts.store, parts.clock),
  stateLamp('telegram', telegram, TELEGRAM_LIGHTS),
  stateLamp('sheet', () => parts.sheet?.keeper.state ?? 'off', SHEET_LIGHTS),
  stateLamp('whatsapp', () => whatsappPhaseOf(parts), WHATSAPP_LIGHTS),
  stateLamp('gemini', () => geminiStateOf(parts), GEMINI_LIGHTS),
];
