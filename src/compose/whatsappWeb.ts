/** WhatsApp by a linked phone: the supervised child process, or the same on the sandbox's page; opened by `whatsapp.ts`. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Config, childEnvironment } from '../config.ts';
import { POLICY } from '../domain/clinic/policy.ts';
import type { OutboxId } from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import { quietEnd } from '../domain/visit/reminderPlan.ts';
import type { NewOutboxRow } from '../ports/store.ts';
import { startWebStandIn, type WebStandIn } from '../sandbox/whatsapp/web/startWebStandIn.ts';
import { systemClock } from '../services/clock.ts';
import { mountPairing, type PairingDesk } from '../web/pairing/pairing.ts';
import { createPairingLinks } from '../web/pairing/pairingLinks.ts';
import type { ChildSettings } from '../whatsapp/web/protocol.ts';
import { readWebMessage } from '../whatsapp/web/readWebMessage.ts';
import { createSessionVault } from '../whatsapp/web/sessionVault.ts';
import type { WebTrouble } from '../whatsapp/web/supervision.ts';
import { WebSupervisor } from '../whatsapp/web/supervisor.ts';
import { createWebChannel } from '../whatsapp/web/webChannel.ts';
import { createWhatsappHandlers, type WhatsappHandlers } from '../whatsapp/whatsappHandlers.ts';
import { chromiumPathOf } from './chromium.ts';
import type { Desk } from './desk.ts';
import { sessionFolder } from './folders.ts';
import { heardAtIn } from './heardAt.ts';
import { inOneProcess } from './onlyOne.ts';
import { pairingLink } from './pairingLink.ts';
import type { WhatsappAccess, WhatsappGround } from './whatsapp.ts';

/** Nothing but WhatsApp is to be loaded, and nothing to be told to anyone else. */
const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
];
const PAGE_TIMEOUT_MS = 60_000;
const STAFF_LEASE_MS = 30_000;

export async function openWeb(config: Config, ground: WhatsappGround): Promise<WhatsappAccess> {
  const { log, clock, clinic } = ground;
  const standIn =
    config.WHATSAPP_WEB === 'real'
      ? null
      : await startWebStandIn({ now: () => clock.now(), clinicName: clinic().name });
  let desk: Desk | null = null;
  let duty: { stop(): Promise<void> } | null = null;
  let receive: (message: IncomingMessage) => void = () => undefined;
  const supervisor = createSupervisor(config, ground, {
    standIn,
    onMessage: (message) => receive(message),
    onTrouble: (trouble) => {
      if (desk !== null) tellStaff(ground, desk, trouble);
    },
  });
  const links = createPairingLinks(ground.key);
  let address = config.PUBLIC_URL ?? '';
  const isSecure = address.startsWith('https:');
  const channel = createWebChannel({
    supervisor,
    heardAt: heardAtIn(ground.store),
    isPaced: standIn === null,
  });
  return {
    channel,
    cloudStandIn: null,
    web: { supervisor, standIn, profileDir: profileDirOf(config) },
    mountAt: () => mountPairing({ desk: pairingDesk(supervisor), links, clock: systemClock, isSecure }),
    createPairingLink: () => pairingLink(address, links),
    async open(opened, webhookUrl) {
      desk = opened;
      address = config.PUBLIC_URL ?? new URL(webhookUrl).origin;
      const handlers = createWhatsappHandlers({
        receive: (message) => opened.receive(message),
        acknowledge: (chat) => channel.acknowledge(chat),
        clock,
        lateAfterMinutes: POLICY.lateAfterMinutes,
      });
      receive = inOrder(handlers, () => log.error('whatsapp_message_not_stored'));
      const place = { config, store: ground.store, log, processName: ground.ids.id() };
      duty = inOneProcess(place, {
        name: 'whatsapp-web',
        start: async () => {
          await supervisor.start();
          return { stop: () => supervisor.stop() };
        },
      });
    },
    stopReceiving: async () => duty?.stop(),
    answerPhoneRequest: async (request, response) =>
      (await standIn?.answerPhoneRequest(request, response)) ?? false,
    close: async () => standIn?.close(),
  };
}

const pairingDesk = (supervisor: WebSupervisor): PairingDesk => ({
  get state() {
    return supervisor.state;
  },
  start: () => supervisor.start(),
  unlink: () => supervisor.unlink(),
  pairingCode: async (phone) => String(await supervisor.ask({ name: 'pairingCode', phone })),
});

interface Ears {
  readonly standIn: WebStandIn | null;
  readonly onMessage: (message: IncomingMessage) => void;
  readonly onTrouble: (trouble: WebTrouble) => void;
}

function createSupervisor(config: Config, ground: WhatsappGround, ears: Ears): WebSupervisor {
  const profileDir = profileDirOf(config);
  const { key, log, times, clock, clinic, quietHours } = ground;
  return new WebSupervisor({
    settings: settingsOf(config, ears.standIn),
    environment: childEnvironment(),
    clock,
    isNight: () => quietEnd(clock.now(), quietHours(), clinic().timeZone) !== null,
    memoryCeilingMb: config.WHATSAPP_WEB_MEMORY_MB,
    times,
    vault: createSessionVault({ folder: sessionFolder(config), profileDir, key, log }),
    log,
    onMessage: (given) => {
      const message = readWebMessage(given);
      if (message !== null) ears.onMessage(message);
    },
    onTrouble: ears.onTrouble,
  });
}

function settingsOf(config: Config, standIn: WebStandIn | null): ChildSettings {
  const common = { profileDir: profileDirOf(config), pageTimeoutMs: PAGE_TIMEOUT_MS };
  if (config.WHATSAPP_WEB === 'scripted' && standIn !== null)
    return { ...common, client: 'scripted', standInUrl: standIn.url };
  return {
    ...common,
    client: 'browser',
    chromiumPath: chromiumPathOf(config),
    pageFolder: standIn?.pageFolder ?? null,
    browserArgs: [...BROWSER_ARGS, ...(standIn?.browserArgs ?? [])],
  };
}

/** A chat's messages are stored one after the other. One that could not be is told again by the page at its next opening. */
function inOrder(
  { receiveMessage }: WhatsappHandlers,
  onFailure: () => void,
): (message: IncomingMessage) => void {
  const chats = new Map<ChatKey, Promise<unknown>>();
  return (message) => {
    const { chat } = message;
    const stored = (chats.get(chat) ?? Promise.resolve())
      .then(() => receiveMessage(message))
      .catch(onFailure);
    chats.set(chat, stored);
    void stored.finally(() => {
      if (chats.get(chat) === stored) chats.delete(chat);
    });
  };
}

/** Through the outbox, so that it is told also when the staff's bot cannot be reached now. */
function tellStaff({ store, ids, clock, log }: WhatsappGround, desk: Desk, trouble: WebTrouble): void {
  const now = clock.now();
  const id = ids.id() as OutboxId;
  const row: NewOutboxRow = {
    id,
    dedupeKey: `staff:whatsapp:${id}`,
    lane: 'staff',
    task: { kind: 'notifyStaff', notice: { code: 'whatsapp_trouble', trouble } },
    createdAt: now,
    dueAt: now,
    leaseUntil: new Date(now.getTime() + STAFF_LEASE_MS),
  };
  store
    .transact((tables) => tables.outbox.add([row]))
    .then(() => desk.runner.sendNow([row]))
    .catch(() => log.error('whatsapp_trouble_not_told', { code: trouble }));
}

/** Outside of the repository, and always the same for one clinic, so that what a crash left behind is cleared at the next start. */
const profileDirOf = (config: Config): string =>
  join(
    tmpdir(),
    `clinic-frontdesk-whatsapp-${createHash('sha256').update(resolve(config.DATA_DIR)).digest('hex').slice(0, 16)}`,
  );
