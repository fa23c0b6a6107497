/** Opens WhatsApp as the configuration wants it: the Cloud API or its stand-in. Its channel goes to the desk, its webhook to the server. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { Clinic } from '../domain/clinic.ts';
import { POLICY } from '../domain/policy.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { type CloudStandIn, startCloudStandIn } from '../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import type { Mount } from '../web/server.ts';
import { createWhatsappWebhook, whatsappRoute } from '../webhooks/whatsapp.ts';
import { type CloudTemplate, createCloudChannel } from '../whatsapp/cloud/cloudChannel.ts';
import { createCloudHandlers } from '../whatsapp/cloud/cloudHandlers.ts';
import { createWhatsappHandlers } from '../whatsapp/whatsappHandlers.ts';
import type { Desk } from './desk.ts';

export interface WhatsappGround {
  readonly log: Log;
  readonly clock: Clock;
  readonly store: Store;
  readonly ids: Ids;
  readonly clinic: () => Clinic;
}

export interface WhatsappAccess {
  readonly channel: Channel;
  readonly cloudStandIn: CloudStandIn | null;
  /** Adds the routes that messages come in by. */
  mountAt(path: string): Mount;
  /** Takes messages from now on. */
  open(desk: Desk, webhookUrl: string): Promise<void>;
  stopReceiving(): Promise<void>;
  /** The patients' phones of a stand-in; false when the path is another's, or the service is real. */
  answerPhoneRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

/** Null when WhatsApp is off. */
export async function openWhatsapp(config: Config, ground: WhatsappGround): Promise<WhatsappAccess | null> {
  return config.whatsappMode === 'cloud' ? openCloud(config, ground) : null;
}

interface CloudKeys {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly baseUrl: string;
}

async function openCloud(config: Config, ground: WhatsappGround): Promise<WhatsappAccess> {
  const { log, clock, store } = ground;
  const real = realKeys(config);
  const standIn = real === null ? await startStandIn(ground) : null;
  const keys = real ?? standIn?.keys;
  if (keys === undefined) throw new Error('the Cloud API has neither keys nor a stand-in');
  const channel = createCloudChannel({
    ...keys,
    log,
    clock,
    templates: templatesOf(config, ground),
    heardAt: async (chat) => (await store.read((tables) => tables.conversations.load(chat)))?.heardAt ?? null,
  });
  let desk: Desk | null = null;
  const handlers = createWhatsappHandlers({
    receive: (message) => {
      if (desk === null) throw new Error('a message came before the desk was open');
      return desk.receive(message);
    },
    acknowledge: (chat, messageId) => channel.acknowledge(chat, messageId),
    clock,
    lateAfterMinutes: POLICY.lateAfterMinutes,
  });
  const { phoneNumberId, appSecret, verifyToken } = keys;
  const cloud = createCloudHandlers({ handlers, phoneNumberId, log });
  const webhook = createWhatsappWebhook({
    appSecret,
    verifyToken,
    receiveWebhook: cloud.receiveWebhook,
    log,
  });
  return {
    channel,
    cloudStandIn: standIn?.server ?? null,
    mountAt: (path) => (app) => void app.use(path, whatsappRoute(webhook)),
    async open(opened, webhookUrl) {
      desk = opened;
      await standIn?.server.setWebhook({ url: webhookUrl, verifyToken, appSecret });
    },
    stopReceiving: async () => {
      // From now on the webhook answers 500, and the service brings what it has again.
      desk = null;
    },
    answerPhoneRequest: async (request, response) =>
      (await standIn?.server.answerPhoneRequest(request, response)) ?? false,
    close: async () => standIn?.server.close(),
  };
}

function realKeys(config: Config): CloudKeys | null {
  const {
    WHATSAPP_ACCESS_TOKEN: accessToken,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_CLOUD_BASE_URL: baseUrl,
  } = config;
  const isComplete = accessToken !== undefined && phoneNumberId !== undefined;
  return isComplete && appSecret !== undefined && verifyToken !== undefined
    ? { accessToken, phoneNumberId, appSecret, verifyToken, baseUrl }
    : null;
}

/** On the product's own clock, so that what is late and what is a day old follows when the playground moves it. */
async function startStandIn({ clock, ids, clinic }: WhatsappGround) {
  const made = {
    accessToken: ids.secret(24),
    phoneNumberId: '106540352242922',
    appSecret: ids.secret(24),
    verifyToken: ids.secret(24),
  };
  const server = await startCloudStandIn({ now: () => clock.now(), clinicName: clinic().name, ...made });
  const keys: CloudKeys = { ...made, baseUrl: server.url };
  return { server, keys };
}

/** The stand-in approves every template. */
function templatesOf(config: Config, { clinic }: WhatsappGround): CloudTemplate {
  const general = config.WHATSAPP_TEMPLATE ?? (config.isWhatsappCloudReal ? null : 'clinic_message');
  return { general, language: config.WHATSAPP_TEMPLATE_LANGUAGE, clinicName: () => clinic().name };
}
