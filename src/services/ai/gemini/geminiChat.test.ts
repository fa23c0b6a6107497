import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { GeminiChat } from './geminiChat.ts';

/** A server that takes a request and never answers; tells when the client hangs up. */
async function startSilentServer() {
  let hungUp = 0;
  let taken = 0;
  const server = createServer((_request, response) => {
    taken += 1;
    response.on('close', () => {
      hungUp += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, taken: () => taken, hungUp: () => hungUp };
}

const chatAt = (baseUrl: string) =>
  new GeminiChat({ apiKey: 'k'.repeat(30), model: 'gemini-3.8-flash', baseUrl, onTokens: () => undefined });

it('a question that is given up is taken off the line, not only forgotten', async () => {
  const server = await startSilentServer();
  const giveUp = new AbortController();
  const asked = chatAt(server.url).invoke('Hello', { signal: giveUp.signal });
  const failed = expect(asked).rejects.toThrow();
  await expect.poll(server.taken).toBe(1);
  giveUp.abort();
  await failed;
  await expect.poll(server.hungUp).toBe(1);
});

it('a time limit is kept without streaming', async () => {
  const server = await startSilentServer();
  await expect(chatAt(server.url).invoke('Hello', { timeout: 50 })).rejects.toThrow();
  await expect.poll(() => server.taken() === server.hungUp()).toBe(true);
});
