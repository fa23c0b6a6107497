/** In the child process: carries out what the product asks of whatsapp-web.js; called by `browserClient.ts`. */
import type { Client } from 'whatsapp-web.js';
import { assertNever } from '../../../types/assertNever.ts';
import { untilThere } from './askAgain.ts';
import { AskFailure, type PhoneAsk } from './phoneClient.ts';

export async function answerAsk(
  client: Client,
  ask: Exclude<PhoneAsk, { name: 'catchUp' }>,
): Promise<unknown> {
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

async function sendDocument(
  client: Client,
  ask: Extract<PhoneAsk, { name: 'sendDocument' }>,
): Promise<string> {
  const { default: library } = await import('whatsapp-web.js');
  const content = Buffer.from(ask.bytes).toString('base64');
  const media = new library.MessageMedia(ask.contentType, content, ask.fileName);
  const caption = ask.caption === '' ? {} : { caption: ask.caption };
  return idOf(await client.sendMessage(ask.to, media, { sendMediaAsDocument: true, ...caption }));
}

/** `undefined` is the library's word for a file that cannot be had: not yet, or not any more. */
async function download(client: Client, ask: Extract<PhoneAsk, { name: 'download' }>): Promise<Buffer> {
  const media = await untilThere(async () => {
    const message = await client.getMessageById(ask.messageId).catch(() => undefined);
    return message?.downloadMedia().catch(() => undefined);
  });
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
