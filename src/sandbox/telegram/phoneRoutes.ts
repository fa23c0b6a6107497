// Sandbox, Telegram: the patient's phone over HTTP (`/phone/...`), for the playground's page and for other processes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, jsonReply, parseJson, type Reply, readBody, sendReply } from '../httpServer.ts';
import type { BotAccount } from './botAccount.ts';
import type { FileKind } from './fileShelf.ts';
import { Phone, PhoneRefusal } from './phone.ts';
import { streamEvents } from './phoneStream.ts';
import type { TelegramService } from './service.ts';
import type { TelegramUser } from './wire.ts';

/** More than any file that a bot can take, so that "file is too big" can be tried. */
const BODY_LIMIT_BYTES = 60 * 1024 * 1024;
const WAIT_LIMIT_MS = 60_000;

interface PhoneRequest {
  readonly service: TelegramService;
  readonly bot: BotAccount;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/**
 * Answers a request below `/phone`; false when the path is another's. Works on the stand-in's own port and mounted in
 * another server (before its body parsers). `?bot=<id>` names the bot; the first one when absent.
 */
export async function answerPhoneRequest(
  service: TelegramService,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): Promise<boolean> {
  // A server that mounts these routes may have cut the prefix off `url`; Express keeps the whole in `originalUrl`.
  const url = new URL(request.originalUrl ?? request.url ?? '', 'http://phone');
  if (url.pathname !== '/phone' && !url.pathname.startsWith('/phone/')) return false;
  const path = url.pathname.split('/').slice(2);
  const botId = url.searchParams.get('bot');
  const bot = service.botById(botId === null ? undefined : Number(botId));
  if (bot === undefined) return reply(response, jsonReply(404, { error: 'no such bot' }));
  if (request.method === 'GET' && path[0] === 'events') {
    const phone = findPhone({ service, bot }, url.searchParams.get('chatId'));
    if (phone === undefined) return reply(response, unknownChat());
    return streamEvents(phone, { request, response, since: url.searchParams.get('since') });
  }
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  if (bytes === undefined) return reply(response, jsonReply(413, { error: 'the file is too large' }));
  const contentType = request.headers['content-type'] ?? '';
  const asked = { service, bot, query: url.searchParams, contentType, bytes };
  return reply(response, await answer(`${request.method} ${path[0] ?? ''}`, asked, path));
}

function reply(response: ServerResponse, content: Reply): true {
  sendReply(response, { ...content, headers: { 'cache-control': 'no-store', ...content.headers } });
  return true;
}

async function answer(route: string, asked: PhoneRequest, path: readonly string[]): Promise<Reply> {
  try {
    switch (route) {
      case 'GET bots':
        return jsonReply(200, { bots: [...asked.service.bots.values()].map(describeBot) });
      case 'POST patients':
        return createPatient(asked);
      case 'POST updates':
        return injectUpdate(asked);
      case 'GET files':
        return downloadFile(asked, path[1] ?? '');
      default: {
        const phone = findPhone(asked, path[0] ?? null);
        return phone === undefined
          ? unknownChat()
          : await answerForPhone(phone, asked, `${route.split(' ')[0]} ${path[1]}`);
      }
    }
  } catch (error) {
    if (error instanceof PhoneRefusal) return jsonReply(400, { error: error.message });
    throw error;
  }
}

async function answerForPhone(phone: Phone, asked: PhoneRequest, route: string): Promise<Reply> {
  const { query } = asked;
  switch (route) {
    case 'GET messages':
      return jsonReply(200, phone.screen());
    case 'GET events': {
      const since = Number(query.get('since') ?? 0);
      const timeoutMs = Math.min(Number(query.get('timeoutMs') ?? 25_000), WAIT_LIMIT_MS);
      return jsonReply(200, { events: await phone.waitForEvents({ since, timeoutMs }) });
    }
    case 'POST file':
      return jsonReply(201, { message: phone.sendFile(uploadOf(asked)) });
    case 'POST block':
      phone.block();
      return jsonReply(200, { isBlocked: true });
    case 'POST unblock':
      phone.unblock();
      return jsonReply(200, { isBlocked: false });
    default:
      return answerForm(phone, bodyOf(asked), route);
  }
}

function answerForm(phone: Phone, form: Record<string, unknown>, route: string): Reply {
  switch (route) {
    case 'POST text':
      return jsonReply(201, {
        message: phone.sendText(textOf(form, 'text') ?? '', numberOf(form, 'replyToMessageId')),
      });
    case 'POST tap': {
      const target = {
        messageId: numberOf(form, 'messageId'),
        data: textOf(form, 'data'),
        label: textOf(form, 'label'),
      };
      return jsonReply(201, { callbackQueryId: phone.tap(target) });
    }
    case 'POST contact': {
      const owner = form['owner'] === 'none' ? 'none' : (numberOf(form, 'owner') ?? 'own');
      const phoneNumber = textOf(form, 'phoneNumber') ?? '';
      return jsonReply(201, {
        message: phone.shareContact({ phoneNumber, owner, firstName: textOf(form, 'firstName') }),
      });
    }
    case 'POST edit':
      return jsonReply(200, {
        message: phone.editText(numberOf(form, 'messageId') ?? 0, textOf(form, 'text') ?? ''),
      });
    default:
      return jsonReply(404, { error: 'no such route of the phone' });
  }
}

function createPatient(asked: PhoneRequest): Reply {
  const form = bodyOf(asked);
  const chatId = numberOf(form, 'chatId');
  const firstName = textOf(form, 'firstName');
  if (chatId === undefined || firstName === undefined)
    throw new PhoneRefusal('chatId and firstName are needed');
  const patient = patientOf({
    chatId,
    firstName,
    lastName: textOf(form, 'lastName'),
    username: textOf(form, 'username'),
    languageCode: textOf(form, 'languageCode'),
  });
  const room = asked.bot.admit(patient);
  return jsonReply(201, new Phone({ service: asked.service, bot: asked.bot, room }).screen());
}

export interface PatientProfile {
  readonly chatId: number;
  readonly firstName: string;
  readonly lastName?: string | undefined;
  readonly username?: string | undefined;
  readonly languageCode?: string | undefined;
}

export function patientOf({
  chatId,
  firstName,
  lastName,
  username,
  languageCode,
}: PatientProfile): TelegramUser {
  return {
    id: chatId,
    is_bot: false,
    first_name: firstName,
    ...(lastName === undefined ? {} : { last_name: lastName }),
    ...(username === undefined ? {} : { username }),
    ...(languageCode === undefined ? {} : { language_code: languageCode }),
  };
}

function injectUpdate(asked: PhoneRequest): Reply {
  const keepUpdateId = asked.query.get('keepUpdateId') === 'true';
  return jsonReply(201, { update: asked.service.inject(asked.bot, bodyOf(asked), keepUpdateId) });
}

function downloadFile({ bot }: PhoneRequest, fileId: string): Reply {
  const file = bot.files.byId(fileId);
  if (file === undefined) return jsonReply(404, { error: 'no such file' });
  return {
    status: 200,
    body: file.bytes,
    contentType: file.mimeType,
    headers: {
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      // What a patient uploaded may be a page with a script: it is shown, never run.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  };
}

function uploadOf({ query, contentType, bytes }: PhoneRequest) {
  const kind = query.get('kind') ?? 'document';
  if (!isFileKind(kind)) throw new PhoneRefusal('kind is photo, document or voice');
  const duration = Number(query.get('durationSeconds') ?? Number.NaN);
  return {
    kind,
    bytes,
    fileName: query.get('fileName') ?? undefined,
    mimeType: contentType.split(';')[0]?.trim() || undefined,
    caption: query.get('caption') ?? undefined,
    durationSeconds: Number.isFinite(duration) ? duration : undefined,
  };
}

function isFileKind(kind: string): kind is FileKind {
  return ['photo', 'document', 'voice'].includes(kind);
}

function findPhone(
  { service, bot }: Pick<PhoneRequest, 'service' | 'bot'>,
  chatId: string | null,
): Phone | undefined {
  const room = chatId === null ? undefined : bot.rooms.get(Number(chatId));
  return room === undefined ? undefined : new Phone({ service, bot, room });
}

function unknownChat(): Reply {
  return jsonReply(404, { error: 'no such chat; POST /phone/patients opens one' });
}

function describeBot(bot: BotAccount) {
  const { id, first_name, username } = bot.user;
  return { id, name: first_name, username, settings: Object.fromEntries(bot.settings) };
}

function bodyOf({ bytes }: PhoneRequest): Record<string, unknown> {
  const json = parseJson(bytes);
  if (!isRecord(json)) throw new PhoneRefusal('the body must be a JSON object');
  return json;
}

function textOf(form: Record<string, unknown>, field: string): string | undefined {
  const value = form[field];
  return typeof value === 'string' ? value : undefined;
}

function numberOf(form: Record<string, unknown>, field: string): number | undefined {
  const value = form[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
