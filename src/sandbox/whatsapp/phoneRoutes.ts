// Sandbox, WhatsApp: the patient's phone over HTTP (`/whatsapp-phone/...`), for the playground's page and for other processes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, jsonReply, parseJson, type Reply, readBody, sendReply } from '../httpServer.ts';
import { type WhatsappPhone, WhatsappPhoneRefusal } from './phone.ts';
import type { PhoneBook } from './phoneBook.ts';
import { phoneEvent, phoneMessage, phoneScreen } from './phoneView.ts';
import type { ShownFile } from './room.ts';

const PREFIX = '/whatsapp-phone';
const BODY_LIMIT_BYTES = 110 * 1024 * 1024;
/** Shorter than the minute after which proxies close a silent connection. */
const HEARTBEAT_MS = 20_000;

interface PhoneRequest {
  readonly book: PhoneBook;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Answers a request below `/whatsapp-phone`; false when the path is another's. Mounted before body parsers. */
export async function answerWhatsappPhoneRequest(
  book: PhoneBook,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.originalUrl ?? request.url ?? '', 'http://phone');
  if (!url.pathname.startsWith(`${PREFIX}/`)) return false;
  const path = url.pathname
    .slice(PREFIX.length + 1)
    .split('/')
    .map(decodeURIComponent);
  if (request.method === 'GET' && path[0] === 'events') {
    streamEvents(book, url.searchParams, { request, response });
    return true;
  }
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  const contentType = request.headers['content-type'] ?? '';
  const reply =
    bytes === undefined
      ? jsonReply(413, { error: 'the file is too large' })
      : answer(`${request.method} ${path[0] ?? ''}`, path, {
          book,
          query: url.searchParams,
          contentType,
          bytes,
        });
  sendReply(response, { ...reply, headers: { 'cache-control': 'no-store', ...reply.headers } });
  return true;
}

function answer(route: string, path: readonly string[], asked: PhoneRequest): Reply {
  try {
    if (route === 'POST patients') return openChat(asked);
    if (route === 'GET files') return downloadFile(asked, path[1] ?? '');
    const phone = asked.book.find(path[0] ?? '');
    if (phone === undefined)
      return jsonReply(404, { error: 'no such chat; POST /whatsapp-phone/patients opens one' });
    return answerForPhone(phone, asked, `${route.split(' ')[0]} ${path[1]}`);
  } catch (error) {
    if (error instanceof WhatsappPhoneRefusal) return jsonReply(400, { error: error.message });
    throw error;
  }
}

function answerForPhone(phone: WhatsappPhone, asked: PhoneRequest, route: string): Reply {
  switch (route) {
    case 'GET messages':
      return jsonReply(200, phoneScreen(phone.room, asked.book.clinicName));
    case 'POST file':
      return jsonReply(201, { message: phoneMessage(phone.sendFile(uploadOf(asked))) });
    case 'POST read':
      phone.read();
      return jsonReply(200, {});
    case 'POST block':
      phone.block();
      return jsonReply(200, { isBlocked: true });
    case 'POST unblock':
      phone.unblock();
      return jsonReply(200, { isBlocked: false });
    case 'POST text': {
      const answers = field(asked, 'answers');
      if (answers !== '')
        return jsonReply(201, { message: phoneMessage(phone.replyTo(answers, field(asked, 'text'))) });
      return jsonReply(201, { message: phoneMessage(phone.sendText(field(asked, 'text'))) });
    }
    case 'POST tap': {
      const target = { messageId: field(asked, 'messageId') || undefined, id: field(asked, 'data') };
      return jsonReply(201, { message: phoneMessage(phone.tap(target)) });
    }
    case 'POST contact': {
      const isOwn = field(asked, 'owner') === 'own';
      const contact = { name: field(asked, 'firstName'), phone: field(asked, 'phoneNumber'), isOwn };
      return jsonReply(201, { message: phoneMessage(phone.shareContact(contact)) });
    }
    default:
      return jsonReply(404, { error: 'no such route of the phone' });
  }
}

function openChat(asked: PhoneRequest): Reply {
  const chatId = field(asked, 'chatId');
  const firstName = field(asked, 'firstName');
  if (!/^[\w.@:-]{5,60}$/.test(chatId) || firstName === '')
    throw new WhatsappPhoneRefusal('chatId and firstName are needed');
  const phone = asked.book.open(chatId, firstName);
  return jsonReply(201, phoneScreen(phone.room, asked.book.clinicName));
}

function downloadFile({ book }: PhoneRequest, mediaId: string): Reply {
  const file = book.file(mediaId);
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

const KINDS: readonly ShownFile['kind'][] = ['document', 'photo', 'voice'];

function uploadOf({ query, contentType, bytes }: PhoneRequest) {
  const kind = KINDS.find((known) => known === (query.get('kind') ?? 'document'));
  if (kind === undefined) throw new WhatsappPhoneRefusal('kind is photo, document or voice');
  return {
    kind,
    bytes,
    fileName: query.get('fileName') ?? undefined,
    mimeType: contentType || undefined,
    caption: query.get('caption') ?? undefined,
  };
}

function field({ bytes }: PhoneRequest, name: string): string {
  const json = parseJson(bytes);
  if (!isRecord(json)) throw new WhatsappPhoneRefusal('the body must be a JSON object');
  const value = json[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What came after `since` (or after the browser's `Last-Event-ID`), and then each event as it happens. */
function streamEvents(
  book: PhoneBook,
  query: URLSearchParams,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  const room = book.find(query.get('chatId') ?? '')?.room;
  if (room === undefined) {
    sendReply(response, jsonReply(404, { error: 'no such chat' }));
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  let seen = Number(request.headers['last-event-id'] ?? query.get('since') ?? room.lastSequence) || 0;
  const sendNew = (): void => {
    for (const event of room.eventsSince(seen)) {
      seen = event.sequence;
      response.write(`id: ${seen}\nevent: ${event.kind}\ndata: ${JSON.stringify(phoneEvent(event))}\n\n`);
    }
  };
  response.write(': open\n\n');
  sendNew();
  const stop = room.listen(sendNew);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}
