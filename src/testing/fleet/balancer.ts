/** A balancer before several processes, as a reverse proxy would be: whoever does not listen is passed over, whoever breaks off is answered for with 502. */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      turn += 1;
      const order = ports.map((_, index) => ports[(turn + index) % ports.length] ?? 0);
      void passOn({ request, response, body }, order);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The next one is asked only where nobody listened: what may have been heard is the sender's to repeat. */
async function passOn(passing: Passing, ports: readonly number[]): Promise<void> {
  for (const port of ports) if ((await tryPort(passing, port)) === 'answered') return;
  passing.response.writeHead(502).end();
}

function tryPort({ request, response, body }: Passing, port: number): Promise<'answered' | 'nobody'> {
  const { method, url: path, headers } = request;
  return new Promise((resolve) => {
    const asking = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('end', () => resolve('answered'));
      answer.on('error', () => {
        response.destroy();
        resolve('answered');
      });
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return resolve('nobody');
      if (!response.headersSent) response.writeHead(502).end();
      resolve('answered');
    });
    asking.end(body);
  });
}
