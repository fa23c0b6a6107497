// Sandbox, WhatsApp Cloud API: the service on loopback with the patients' phones; compose, tests, evals and drills start it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFaultRequest } from '../../faultRoutes.ts';
import { FaultScript } from '../../faults.ts';
import { jsonReply, listen, sendReply } from '../../httpServer.ts';
import type { WhatsappPhone } from '../phone.ts';
import { PhoneBook } from '../phoneBook.ts';
import { answerWhatsappPhoneRequest } from '../phoneRoutes.ts';
import { CloudLine } from './cloudLine.ts';
import { answerCloudRequest, type CloudRoutesParts } from './cloudRoutes.ts';
import type { ApprovedTemplate } from './templateRules.ts';
import { CloudWebhookSender } from './webhookSender.ts';

export interface CloudStandInOptions {
  readonly now: () => Date;
  readonly accessToken: string;
  readonly phoneNumberId: string;
  /** On the phones' screens. */
  readonly clinicName: string;
  /** The templates of the business that are approved; any name and any number of places when absent. */
  readonly templates?: readonly ApprovedTemplate[];
  readonly port?: number;
  readonly host?: string;
  /** The wait before a refused webhook is brought again; it doubles (1,000 when absent). */
  readonly webhookRetryMs?: number;
}

export interface CloudStandIn {
  /** The base URL of the Graph API; the phones (`/whatsapp-phone`) and the fault script (`/faults`) are below it too. */
  readonly url: string;
  readonly faults: FaultScript;
  /** Shakes hands with the clinic's webhook as the app's dashboard does; false when it does not know the token. */
  setWebhook(webhook: { url: string; verifyToken: string; appSecret: string }): Promise<boolean>;
  /** The phone of a patient, by the digits of their number; made when there is none. */
  phone(patientId: string, name?: string): WhatsappPhone;
  /** Sends any webhook, signed, around these entries. */
  deliver(value: Record<string, unknown>): void;
  /** As the service does after a month. */
  forgetFile(mediaId: string): void;
  /** Resolves when every webhook on its way has been brought. */
  webhooksSettled(): Promise<void>;
  answerPhoneRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

export async function startCloudStandIn(options: CloudStandInOptions): Promise<CloudStandIn> {
  const faults = new FaultScript(options.now);
  const webhooks = new CloudWebhookSender(faults, options.webhookRetryMs ?? 1_000);
  const line: CloudLine = new CloudLine({
    now: options.now,
    phoneNumberId: options.phoneNumberId,
    displayPhoneNumber: '915555500100',
    webhooks,
    book: () => book,
  });
  const book = new PhoneBook(options.clinicName, line);
  const { accessToken, phoneNumberId } = options;
  const routes: CloudRoutesParts = {
    accessToken,
    phoneNumberId,
    line,
    book,
    faults,
    templates: options.templates ?? null,
    ownUrl: () => server.url,
  };
  const server = await listen((request, response) => {
    answer(routes, request, response).catch(() => response.destroy());
  }, options);
  return {
    url: server.url,
    faults,
    async setWebhook({ url, verifyToken, appSecret }) {
      webhooks.target = { url, appSecret };
      return shakeHands(url, verifyToken);
    },
    phone: (patientId, name) => book.find(patientId) ?? book.open(patientId, name ?? 'Patient'),
    deliver: (value) => webhooks.send({ kind: 'messages', lane: 'raw', body: line.wrap(value) }),
    forgetFile: (mediaId) => book.forgetFile(mediaId),
    webhooksSettled: () => webhooks.settled(),
    answerPhoneRequest: (request, response) => answerWhatsappPhoneRequest(book, request, response),
    close: async () => {
      webhooks.close();
      await server.close();
    },
  };
}

async function answer(
  routes: CloudRoutesParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await answerCloudRequest(routes, request, response)) return;
  if (await answerWhatsappPhoneRequest(routes.book, request, response)) return;
  if (await answerFaultRequest(routes.faults, request, response)) return;
  sendReply(response, jsonReply(404, { error: { message: 'Unknown path', code: 2500 } }));
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
async function shakeHands(url: string, verifyToken: string): Promise<boolean> {
  const challenge = '1158201444';
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  });
  try {
    const response = await fetch(`${url}?${query.toString()}`);
    return response.ok && (await response.text()) === challenge;
  } catch {
    return false;
  }
}
