/** WhatsApp by the official Cloud API, or by its stand-in where there are no keys; opened by `whatsapp.ts`. */
import type { Config } from '../config.ts';
import { POLICY } from '../domain/clinic/policy.ts';
import { startCloudStandIn } from '../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { createWhatsappWebhook, whatsappRoute } from '../webhooks/whatsapp.ts';
import { createCloudChannel } from '../whatsapp/cloud/cloudChannel.ts';
import { createCloudHandlers } from '../whatsapp/cloud/cloudHandlers.ts';
import type { CloudTemplate } from '../whatsapp/cloud/renderTemplate.ts';
import { createWhatsappHandlers } from '../whatsapp/whatsappHandlers.ts';
import { approvedTemplates } from '../wording/approvedTemplates.ts';
import type { Desk } from './desk.ts';
import { heardAtIn } from './heardAt.ts';
import type { WhatsappAccess, WhatsappGround } from './whatsapp.ts';

interface CloudKeys {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly baseUrl: string;
}

export async function openCloud(config: Config, ground: WhatsappGround): Promise<WhatsappAccess> {
  const { log, clock } = ground;
  const real = realKeys(config);
  const standIn = real === null ? await startStandIn(ground) : null;
  const keys = real ?? standIn?.keys;
  if (keys === undefined) throw new Error('the Cloud API has neither keys nor a stand-in');
  const channel = createCloudChannel({
    ...keys,
    log,
    clock,
    templates: templatesOf(config, ground),
    heardAt: heardAtIn(ground.store),
    isPaced: real !== null,
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
    web: null,
    mountAt: (path) => (app) => void app.use(path, whatsappRoute(webhook)),
    async open(opened, webhookUrl) {
      desk = opened;
      await standIn?.server.setWebhook({ url: webhookUrl, verifyToken, appSecret });
    },
    createPairingLink: () => null,
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
  const server = await startCloudStandIn({
    now: () => clock.now(),
    clinicName: clinic().name,
    templates: APPROVED,
    ...made,
  });
  const keys: CloudKeys = { ...made, baseUrl: server.url };
  return { server, keys };
}

/** What the stand-in has approved: every form in every language, and the general one. */
const APPROVED = approvedTemplates();

function templatesOf(config: Config, { clinic }: WhatsappGround): CloudTemplate {
  const general = config.WHATSAPP_TEMPLATE ?? (config.isWhatsappCloudReal ? null : 'clinic_message');
  return { general, language: config.WHATSAPP_TEMPLATE_LANGUAGE, clinicName: () => clinic().name };
}
