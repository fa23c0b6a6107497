// Sandbox, WhatsApp Cloud API: the Graph API's paths (`/v23.0/<phone number id>/messages`, `/media`, media ids) over HTTP.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultScript } from '../../faults.ts';
import { isRecord, jsonReply, parseJson, type Reply, readBody } from '../../httpServer.ts';
import { parseMultipart } from '../../multipart.ts';
import { answerUnderFaults } from '../../underFaults.ts';
import type { PhoneBook } from '../phoneBook.ts';
import { type CloudLine, newMediaId } from './cloudLine.ts';
import { readOutgoing } from './messageRules.ts';
import { CloudRefusal } from './requestFields.ts';
import type { ApprovedTemplate } from './templateRules.ts';

export interface CloudRoutesParts {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  readonly line: CloudLine;
  readonly book: PhoneBook;
  /** Null: whatever is named is approved. */
  readonly templates: readonly ApprovedTemplate[] | null;
  readonly faults: FaultScript;
  /** Where media are downloaded: the stand-in's own address. */
  readonly ownUrl: () => string;
}

interface CloudCall {
  readonly operation: string;
  readonly chatId?: string;
  readonly work: () => Reply;
}

const BODY_LIMIT_BYTES = 101 * 1024 * 1024;
const API_PATH = /^\/v\d+\.\d+\/(\d+)(?:\/(messages|media))?$/;

/** Answers a request to the Graph API; false when the path is another's. */
export async function answerCloudRequest(
  parts: CloudRoutesParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? '', 'http://graph');
  const download = /^\/media-files\/(\d+)$/.exec(pathname)?.[1];
  const [, id, edge] = API_PATH.exec(pathname) ?? [];
  if (download === undefined && id === undefined) return false;
  const bytes = (await readBody(request, BODY_LIMIT_BYTES)) ?? Buffer.alloc(0);
  const isOwner = request.headers.authorization === `Bearer ${parts.accessToken}`;
  const call = isOwner
    ? callOf(parts, { route: `${request.method} ${edge ?? ''}`, id, download, bytes, request })
    : { operation: 'unknown', work: () => refusal(new CloudRefusal(401, 190, 'Invalid OAuth access token')) };
  await answerUnderFaults({
    script: parts.faults,
    call,
    response,
    work: () => guarded(call.work),
    tooManyRequests: (seconds) => ({
      ...refusal(new CloudRefusal(429, 130_429, '(#130429) Rate limit hit')),
      headers: { 'retry-after': String(seconds) },
    }),
  });
  return true;
}

interface ReadRequest {
  readonly route: string;
  readonly id: string | undefined;
  readonly download: string | undefined;
  readonly bytes: Buffer;
  readonly request: IncomingMessage;
}

function callOf(parts: CloudRoutesParts, asked: ReadRequest): CloudCall {
  const { route, id, download, bytes, request } = asked;
  if (download !== undefined) return { operation: 'download', work: () => fileReply(parts, download) };
  if (route === 'POST messages' && id === parts.phoneNumberId) return messageCall(parts, bytes);
  if (route === 'POST media' && id === parts.phoneNumberId)
    return { operation: 'upload', work: () => upload(parts, bytes, request.headers['content-type'] ?? '') };
  if (route === 'GET ' && id === parts.phoneNumberId)
    return { operation: 'getNumber', work: () => describeNumber(parts) };
  if (route === 'GET ') return { operation: 'getMedia', work: () => describeMedia(parts, id ?? '') };
  return {
    operation: 'unknown',
    work: () => refusal(new CloudRefusal(400, 100, 'Unsupported request: no such object or edge')),
  };
}

function messageCall({ line, templates }: CloudRoutesParts, bytes: Buffer): CloudCall {
  const message = parseJson(bytes);
  if (!isRecord(message))
    return { operation: 'sendMessage', work: () => refusal(new CloudRefusal(400, 100, 'no JSON')) };
  if (message['status'] === 'read') {
    const messageId = String(message['message_id']);
    const isTyping = isRecord(message['typing_indicator']);
    return {
      operation: 'markRead',
      work: () => {
        line.markRead(messageId, isTyping);
        return jsonReply(200, { success: true });
      },
    };
  }
  const { to: number, recipient } = message;
  const to = [number, recipient].find((one) => typeof one === 'string')?.replace(/^\+/, '') ?? '';
  return {
    operation: 'sendMessage',
    chatId: to,
    work: () => {
      const id = line.receive(to, readOutgoing(message, templates));
      return jsonReply(200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: to, wa_id: to }],
        messages: [{ id }],
      });
    },
  };
}

function upload({ book }: CloudRoutesParts, bytes: Buffer, contentType: string): Reply {
  const file = parseMultipart(bytes, contentType)?.files.get('file');
  if (file === undefined) throw new CloudRefusal(400, 100, '(#100) Invalid parameter: file');
  const mediaId = newMediaId();
  const mimeType = file.mimeType ?? 'application/octet-stream';
  book.keepFile({ kind: 'document', mediaId, fileName: file.fileName, mimeType, bytes: file.bytes });
  return jsonReply(200, { id: mediaId });
}

/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status */
const describeNumber = ({ phoneNumberId, line }: CloudRoutesParts): Reply =>
  jsonReply(200, {
    id: phoneNumberId,
    display_phone_number: line.displayPhoneNumber,
    quality_rating: 'GREEN',
  });

function describeMedia({ book, ownUrl }: CloudRoutesParts, mediaId: string): Reply {
  const file = book.file(mediaId);
  if (file === undefined)
    throw new CloudRefusal(404, 100, '(#100) Object does not exist or cannot be loaded');
  return jsonReply(200, {
    messaging_product: 'whatsapp',
    id: mediaId,
    url: `${ownUrl()}/media-files/${mediaId}`,
    mime_type: file.mimeType,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    file_size: file.bytes.length,
  });
}

function fileReply({ book }: CloudRoutesParts, mediaId: string): Reply {
  const file = book.file(mediaId);
  if (file === undefined) throw new CloudRefusal(404, 100, 'Not found');
  return { status: 200, body: file.bytes, contentType: file.mimeType };
}

function guarded(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof CloudRefusal) return refusal(error);
    throw error;
  }
}

const refusal = ({ status, code, message }: CloudRefusal): Reply =>
  jsonReply(status, { error: { message, type: 'OAuthException', code, fbtrace_id: 'sandbox' } });
