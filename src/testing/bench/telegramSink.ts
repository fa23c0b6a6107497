/** A Bot API that only counts: answers every call at once and tells who was written to. The bench's far end, the same for both sides. */
import type { AddressInfo, Socket } from 'node:net';
import { serveRaw } from './wire.ts';

export interface TelegramSink {
  readonly url: string;
  /** Resolves with the instant, in milliseconds, at which the next message to the chat was there. */
  nextMessageTo(chatId: number): Promise<number>;
  close(): Promise<void>;
}

export async function startTelegramSink(): Promise<TelegramSink> {
  const waiting = new Map<number, (arrivedAt: number) => void>();
  const sockets = new Set<Socket>();
  let messageId = 0;
  const server = serveRaw(({ head, body, arrivedAt }) => {
    messageId += 1;
    if (head.includes('/sendMessage HTTP/')) {
      const { chat_id: chatId } = JSON.parse(body.toString()) as { chat_id: number | string };
      const told = waiting.get(Number(chatId));
      waiting.delete(Number(chatId));
      told?.(arrivedAt);
    }
    return `{"ok":true,"result":{"message_id":${messageId},"date":0,"chat":{"id":1,"type":"private"}}}`;
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextMessageTo: (chatId) => new Promise((resolve) => waiting.set(chatId, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
