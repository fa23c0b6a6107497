/** In the child process: carries out what the product asks of whatsapp-web.js; called by `childMain.ts`. */
import type { Client } from 'whatsapp-web.js';
import { assertNever } from '../../types/assertNever.ts';
import type { Ask, AskRefusal } from './protocol.ts';

export class AskFailure extends Error {
  readonly code: AskRefusal;

  constructor(code: AskRefusal) {
    super(code);
    this.code = code;
  }
}

export async function answerAsk(client: Client, ask: Exclude<Ask, { name: 'stop' }>): Promise<unknown> {
  switch (ask.name) {
    case 'sendText':
      return idOf(await client.sendMessage(ask.to, ask.text, { linkPreview: false }));
    case 'sendDocument':
      return sendDocument(client, ask);
    case 'seen':
      await client.sendSeen(ask.to);
      return null;
    case 'typing':
      await (await client.getChatById(ask.to)).sendStateTyping();
      return null;
    case 'download':
      return download(client, ask);
    case 'pairingCode':
      return client.requestPairingCode(ask.phone);
    case 'state':
      return client.getState();
    case 'logout':
      await client.logout();
      return null;
    default:
      return assertNever(ask);
  }
}

async function sendDocument(client: Client, ask: Extract<Ask, { name: 'sendDocument' }>): Promise<string> {
  const { default: library } = await import('whatsapp-web.js');
  const content = Buffer.from(ask.bytes).toString('base64');
  const media = new library.MessageMedia(ask.contentType, content, ask.fileName);
  const caption = ask.caption === '' ? {} : { caption: ask.caption };
  return idOf(await client.sendMessage(ask.to, media, { sendMediaAsDocument: true, ...caption }));
}

/** `undefined` is the library's word for a file that the phone no longer has. */
async function download(client: Client, ask: Extract<Ask, { name: 'download' }>): Promise<Buffer> {
  const message = await client.getMessageById(ask.messageId);
  const media = await message?.downloadMedia().catch(() => undefined);
  if (media === undefined) throw new AskFailure('gone');
  const bytes = Buffer.from(media.data, 'base64');
  if (bytes.length > ask.limitBytes) throw new AskFailure('too_large');
  return bytes;
}

function idOf(sent: { id?: { _serialized?: string } } | undefined): string {
  const id = sent?.id?._serialized;
  // The library answers undefined where it found no such chat.
  if (id === undefined) throw new AskFailure('refused');
  return id;
}
