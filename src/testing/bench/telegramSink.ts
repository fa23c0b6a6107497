/** A Bot API that only counts: answers every call at once and tells who was written to. The bench's far end, the same for both sides. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TelegramSink {
  readonly url: string;
  /** Resolves with the present instant in milliseconds when the next message to the chat arrives. */
  nextMessageTo(chatId: number): Promise<number>;
  close(): Promise<void>;
}

export async function startTelegramSink(): Promise<TelegramSink> {
  const waiting = new Map<number, (arrivedAt: number) => void>();
  let messageId = 0;
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const arrivedAt = performance.now();
      messageId += 1;
      const body = JSON.stringify({
        ok: true,
        result: { message_id: messageId, date: 0, chat: { id: 1, type: 'private' } },
      });
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
      if (request.url?.endsWith('/sendMessage') !== true) return;
      const { chat_id: chatId } = JSON.parse(Buffer.concat(chunks).toString()) as {
        chat_id: number | string;
      };
      waiting.get(Number(chatId))?.(arrivedAt);
      waiting.delete(Number(chatId));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextMessageTo: (chatId) => new Promise((resolve) => waiting.set(chatId, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
