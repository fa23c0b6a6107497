/** A supervised client of WhatsApp Web on the sandbox's stand-in, with short waits and ears for all that it tells; for the tests of its faults. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPathOf } from '../../compose/chromium.ts';
import { childEnvironment } from '../../config.ts';
import { startWebStandIn, type WebStandIn } from '../../sandbox/whatsapp/web/startWebStandIn.ts';
import { type MovableClock, movableClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import type { ChildSettings, WebMessage } from '../../whatsapp/web/protocol.ts';
import { createSessionVault } from '../../whatsapp/web/sessionVault.ts';
import type { SupervisorTimes, WebPhase, WebTrouble } from '../../whatsapp/web/supervision.ts';
import { WebSupervisor } from '../../whatsapp/web/supervisor.ts';
import { processesWith, until } from '../drills/whatsappGround.ts';

export type ClientKind = ChildSettings['client'];

export interface LinkedPhone {
  readonly standIn: WebStandIn;
  readonly supervisor: WebSupervisor;
  readonly clock: MovableClock;
  readonly log: ReturnType<typeof recordingLog>;
  readonly messages: WebMessage[];
  readonly troubles: WebTrouble[];
  /** Each phase that was told, in order, repeated ones once. */
  readonly phases: WebPhase[];
  /** Whether it is night at the clinic. */
  isNight: boolean;
  /** Starts, shows a code, is scanned, is ready. */
  becomesReady(): Promise<void>;
  comesTo(phase: WebPhase): Promise<void>;
  processes(): Promise<readonly number[]>;
  close(): Promise<void>;
}

const PHASE_WITHIN_MS = 60_000;
/** Long enough for a busy machine, short enough to be waited for. */
const TIMES: Partial<SupervisorTimes> = {
  firstWaitMs: 100,
  longestWaitMs: 500,
  lookEveryMs: 300,
  answerMs: 1_500,
  firstSealMs: 60_000,
};

export async function openLinkedPhone(
  kind: ClientKind,
  more: { readonly times?: Partial<SupervisorTimes>; readonly memoryCeilingMb?: number } = {},
): Promise<LinkedPhone> {
  const root = await mkdtemp(join(tmpdir(), 'clinic-linked-phone-'));
  const profileDir = join(root, 'profile');
  const clock = movableClock();
  const log = recordingLog();
  const standIn = await startWebStandIn({ now: () => clock.now(), clinicName: 'Clinic' });
  const heard = { messages: [] as WebMessage[], troubles: [] as WebTrouble[], phases: [] as WebPhase[] };
  const place = { isNight: false };
  const supervisor = new WebSupervisor({
    settings: settingsOf(kind, standIn, profileDir),
    environment: childEnvironment(),
    vault: createSessionVault({ folder: join(root, 'sealed'), profileDir, key: Buffer.alloc(32, 7), log }),
    log,
    clock,
    isNight: () => place.isNight,
    memoryCeilingMb: more.memoryCeilingMb ?? null,
    times: { ...TIMES, ...more.times },
    onMessage: (message) => heard.messages.push(message),
    onTrouble: (trouble) => heard.troubles.push(trouble),
  });
  supervisor.listen(({ phase }) => {
    if (heard.phases.at(-1) !== phase) heard.phases.push(phase);
  });
  const comesTo = (phase: WebPhase): Promise<void> =>
    until(() => supervisor.state.phase === phase, {
      words: () => `${phase} (it is ${supervisor.state.phase}, ${supervisor.state.trouble})`,
      withinMs: PHASE_WITHIN_MS,
    });
  return Object.assign(place, {
    ...heard,
    standIn,
    supervisor,
    clock,
    log,
    comesTo,
    async becomesReady() {
      await supervisor.start();
      await comesTo('qr');
      standIn.pair();
      await comesTo('ready');
    },
    processes: () => processesWith(root),
    async close() {
      await supervisor.stop();
      await standIn.close();
      await rm(root, { recursive: true, force: true, maxRetries: 10 });
    },
  });
}

function settingsOf(kind: ClientKind, standIn: WebStandIn, profileDir: string): ChildSettings {
  if (kind === 'scripted') return { client: kind, standInUrl: standIn.url, profileDir, pageTimeoutMs: 300 };
  return {
    client: kind,
    chromiumPath: chromiumPathOf({ CHROMIUM_PATH: childEnvironment()['CHROMIUM_PATH'] }),
    profileDir,
    pageFolder: standIn.pageFolder,
    browserArgs: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...standIn.browserArgs],
    pageTimeoutMs: 6_000,
  };
}
