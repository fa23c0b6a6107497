// Sandbox, Telegram: a Bot API server on loopback with the patients' phones; compose, tests, evals, drills and benches start it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFaultRequest } from '../faultRoutes.ts';
import type { FaultScript } from '../faults.ts';
import { jsonReply, listen, sendReply } from '../httpServer.ts';
import { answerBotRequest, callFromWebhook } from './botApi.ts';
import { Phone } from './phone.ts';
import { answerPhoneRequest, type PatientProfile, patientOf } from './phoneRoutes.ts';
import { type RecordedCall, TelegramService, type TelegramServiceOptions } from './service.ts';

export interface TelegramStandInOptions extends TelegramServiceOptions {
  /** 0 (a free one) when absent. */
  readonly port?: number;
  readonly host?: string;
}

export interface TelegramStandIn {
  /** The `apiRoot` of telegraf; the phone (`/phone`) and the fault script (`/faults`) answer below it too. */
  readonly url: string;
  readonly faults: FaultScript;
  /** The last calls of all bots, `getUpdates` left out. */
  readonly calls: readonly RecordedCall[];
  forgetCalls(): void;
  /** Updates that a bot has not confirmed yet, of all bots: none means that all that was sent has been taken. */
  readonly unconfirmed: number;
  /**
   * The phone of a patient, made when there is none (a chat id alone makes a patient with a plain name). `botToken` names
   * the bot; the first one when absent. Throws when there is no bot yet.
   */
  phone(patient: number | PatientProfile, botToken?: string): Phone;
  /** Answers `/phone/...` for another server that mounts it (Express: before body parsers); false when the path is another's. */
  answerPhoneRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

export async function startTelegramStandIn(options: TelegramStandInOptions): Promise<TelegramStandIn> {
  const service: TelegramService = new TelegramService(
    options,
    callFromWebhook(() => service),
  );
  const server = await listen((request, response) => {
    answer(service, request, response).catch(() => response.destroy());
  }, options);
  return {
    url: server.url,
    faults: service.faults,
    get calls() {
      return service.calls;
    },
    forgetCalls: () => service.forgetCalls(),
    get unconfirmed() {
      return [...service.bots.values()].reduce((sum, bot) => sum + bot.updates.size, 0);
    },
    phone: (patient, botToken) => findOrMakePhone(service, { patient, botToken }),
    answerPhoneRequest: (request, response) => answerPhoneRequest(service, request, response),
    close: async () => {
      service.close();
      await server.close();
    },
  };
}

async function answer(
  service: TelegramService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await answerBotRequest(service, request, response)) return;
  if (await answerPhoneRequest(service, request, response)) return;
  if (await answerFaultRequest(service.faults, request, response)) return;
  sendReply(response, jsonReply(404, { ok: false, error_code: 404, description: 'Not Found' }));
}

function findOrMakePhone(
  service: TelegramService,
  { patient, botToken }: { patient: number | PatientProfile; botToken: string | undefined },
): Phone {
  const bot = botToken === undefined ? service.botById() : service.bot(botToken);
  if (bot === undefined) throw new Error('no such bot: name its token, or declare it in `bots`');
  const known = typeof patient === 'number' ? bot.rooms.get(patient) : undefined;
  const profile =
    typeof patient === 'number' ? { chatId: patient, firstName: `Patient ${patient}` } : patient;
  return new Phone({ service, bot, room: known ?? bot.admit(patientOf(profile)) });
}
