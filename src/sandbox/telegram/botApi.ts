// Sandbox, Telegram: `/bot<token>/<method>` and `/file/bot<token>/<path>`: from an HTTP request to a method and back.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonReply, type Reply, readBody, sendReply } from '../httpServer.ts';
import { answerUnderFaults } from '../underFaults.ts';
import type { BotAccount } from './botAccount.ts';
import { findMethod, type NamedMethod } from './methods/allMethods.ts';
import type { MethodCall } from './methods/method.ts';
import { CallParameters, readParameters } from './parameters.ts';
import type { CallFromWebhook, TelegramService } from './service.ts';
import { badRequest, TelegramRefusal, tooManyRequests } from './wire.ts';

/** 50 MB of upload and the form around it (https://core.telegram.org/bots/api#sending-files). */
const BODY_LIMIT_BYTES = 50 * 1024 * 1024 + 100_000;

/** Answers a request to the Bot API; false when the path is another's. */
export async function answerBotRequest(
  service: TelegramService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = request.url ?? '';
  if (url.startsWith('/file/bot')) {
    await answerDownload(service, url, response);
    return true;
  }
  if (!url.startsWith('/bot')) return false;
  const queryAt = url.indexOf('?');
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  const slash = path.indexOf('/', 4);
  const token = decodeToken(path.slice(4, slash === -1 ? undefined : slash));
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  if (bytes === undefined) {
    sendReply(response, refuse(new TelegramRefusal(413, 'Request Entity Too Large')));
    return true;
  }
  const query = queryAt === -1 ? '' : url.slice(queryAt + 1);
  const contentType = request.headers['content-type'] ?? '';
  const method = slash === -1 ? '' : path.slice(slash + 1);
  await answerCall(service, { token, method, body: { contentType, query, bytes }, response });
  return true;
}

interface IncomingCall {
  readonly token: string;
  readonly method: string;
  readonly body: { readonly contentType: string; readonly query: string; readonly bytes: Buffer };
  readonly response: ServerResponse;
}

async function answerCall(
  service: TelegramService,
  { token, method, body, response }: IncomingCall,
): Promise<void> {
  const bot = service.bot(token);
  if (bot === undefined) return sendReply(response, refuse(unknownToken(token)));
  const named = findMethod(method);
  if (named === undefined) {
    return sendReply(response, refuse(new TelegramRefusal(404, 'Not Found: method not found')));
  }
  const params = readParameters(body);
  if (params === undefined) return sendReply(response, refuse(badRequest("can't parse request body")));
  if (named.name !== 'getUpdates') record(service, { bot, named, params });
  await answerUnderFaults({
    script: service.faults,
    call: { operation: named.name, chatId: service.faults.isEmpty ? undefined : params.text('chat_id') },
    response,
    work: () => run(named, { service, bot, params, response }),
    tooManyRequests: (retryAfterSeconds) => refuse(tooManyRequests(retryAfterSeconds)),
  });
}

function run(named: NamedMethod, call: MethodCall): Reply | Promise<Reply> {
  try {
    const result = named.method(call);
    return result instanceof Promise ? result.then(succeed, refuse) : succeed(result);
  } catch (error) {
    return refuse(error);
  }
}

function succeed(result: unknown): Reply {
  return jsonReply(200, { ok: true, result });
}

function refuse(error: unknown): Reply {
  if (!(error instanceof TelegramRefusal)) throw error;
  const reply = jsonReply(error.errorCode, error.body);
  const retryAfter = error.parameters?.retry_after;
  return retryAfter === undefined ? reply : { ...reply, headers: { 'retry-after': String(retryAfter) } };
}

/** The calls that bots put into their answers to webhooks. */
export function callFromWebhook(service: () => TelegramService): CallFromWebhook {
  return (bot, { method, params: values }) => {
    const named = findMethod(method);
    if (named === undefined) return;
    const params = new CallParameters(values);
    record(service(), { bot, named, params });
    // A long poll makes no sense here, and its outcome would reach nobody.
    void Promise.resolve(run(named, { service: service(), bot, params, response: undefined }));
  };
}

async function answerDownload(
  service: TelegramService,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const [, encodedToken = '', path = ''] = /^\/file\/bot([^/]+)\/([^?]+)/.exec(url) ?? [];
  const token = decodeToken(encodedToken);
  const bot = service.bot(token);
  const file = bot?.files.byPath(path);
  await answerUnderFaults({
    script: service.faults,
    call: { operation: 'download' },
    response,
    work: () => {
      if (bot === undefined) return refuse(unknownToken(token));
      if (file === undefined) return refuse(new TelegramRefusal(404, 'Not Found'));
      return { status: 200, body: file.bytes, contentType: 'application/octet-stream' };
    },
    tooManyRequests: (retryAfterSeconds) => refuse(tooManyRequests(retryAfterSeconds)),
  });
}

function record(
  service: TelegramService,
  { bot, named, params }: { bot: BotAccount; named: NamedMethod; params: CallParameters },
): void {
  const uploads: Record<string, unknown> = {};
  for (const [field, file] of params.files)
    uploads[field] = { fileName: file.fileName, size: file.bytes.length };
  service.record({
    botId: bot.user.id,
    method: named.name,
    params: params.files.size === 0 ? params.values : { ...params.values, ...uploads },
    at: service.options.now(),
  });
}

/** A path that holds no token at all is not found; a token that cannot be one is not authorized. */
function unknownToken(token: string): TelegramRefusal {
  return /^\d+:/.test(token)
    ? new TelegramRefusal(401, 'Unauthorized')
    : new TelegramRefusal(404, 'Not Found');
}

function decodeToken(encoded: string): string {
  return encoded.includes('%') ? encoded.replaceAll(/%3a/gi, ':') : encoded;
}
