// Sandbox: sends one HTTP POST out of a stand-in (a webhook), on connections that are kept open.
import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';

export interface OutgoingPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface PostAnswer {
  readonly status: number;
  readonly body: string;
}

/** Webhook answers are a few bytes; what is longer is not read. */
const ANSWER_LIMIT_BYTES = 1_000_000;

/** Posts with kept connections; one belongs to each stand-in and is closed with it. */
export class PostOffice {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });
  readonly #secureAgent = new SecureAgent({ keepAlive: true, maxSockets: 128 });
  readonly #open = new Set<ClientRequest>();

  /** The answer, or a rejection when there is none in time. */
  post({ url, body, headers, timeoutMs }: OutgoingPost): Promise<PostAnswer> {
    const isSecure = url.startsWith('https:');
    return new Promise((resolve, reject) => {
      const send = isSecure ? httpsRequest : httpRequest;
      const request = send(url, {
        method: 'POST',
        agent: isSecure ? this.#secureAgent : this.#agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        timeout: timeoutMs,
      });
      this.#open.add(request);
      request.on('response', (response) => resolve(readAnswer(response)));
      request.on('timeout', () => request.destroy(new Error('Read timeout expired')));
      request.on('error', reject);
      request.on('close', () => {
        this.#open.delete(request);
        reject(new Error('Connection closed'));
      });
      request.end(body);
    });
  }

  close(): void {
    for (const request of this.#open) request.destroy();
    this.#agent.destroy();
    this.#secureAgent.destroy();
  }
}

function readAnswer(response: IncomingMessage): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    let body = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      if (body.length < ANSWER_LIMIT_BYTES) body += chunk;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    response.on('error', reject);
  });
}
