// Sandbox, WhatsApp Web: plays the service for the page that whatsapp-web.js drives; compose, tests and drills start it.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord, jsonReply, listen, parseJson, readBody, sendReply } from '../../httpServer.ts';
import type { PatientSends, WhatsappLine, WhatsappPhone } from '../phone.ts';
import { PhoneBook } from '../phoneBook.ts';
import { answerWhatsappPhoneRequest } from '../phoneRoutes.ts';
import type { ShownMessage, WhatsappRoom } from '../room.ts';
import { shownOf } from '../shownOf.ts';
import { type WireMessage, wireOf } from './wire.ts';

/** What the page does differently from its next opening on. `readyNever`: linked, and then nothing. */
export type PageScript = 'readyTwice' | 'readyNever' | 'neverLoads' | 'qrLoop';

export type PageCommand =
  | { readonly do: 'newCode'; readonly ref: string }
  /** A device that was just linked is told the last messages, as the service does. */
  | { readonly do: 'pair'; readonly id: string; readonly messages: readonly WireMessage[] }
  | { readonly do: 'incoming'; readonly message: WireMessage }
  | { readonly do: 'state'; readonly state: string }
  /** `deafen`: what comes from now on lies in the page, and no event tells of it. */
  | { readonly do: 'logOut' | 'close' | 'deafen' }
  | { readonly do: 'grow'; readonly megabytes: number }
  | { readonly do: 'hang'; readonly ms: number };

export interface WebStandInOptions {
  readonly now: () => Date;
  readonly clinicName: string;
}

export interface WebStandIn {
  readonly url: string;
  /** Holds `standin.html`, for `webVersionCache`. */
  readonly pageFolder: string;
  /** Chromium keeps pages of the internet from asking this machine: here it is the page's own service, which may close it too. */
  readonly browserArgs: readonly string[];
  /** Somebody scans the code that is shown. */
  pair(): void;
  readonly isLinked: boolean;
  /** From the page's next opening on; none: as usual. */
  setScript(...script: PageScript[]): void;
  command(command: PageCommand): void;
  /** Each of the patients' messages arrives so often. */
  setCopies(copies: number): void;
  /** The last messages come again at the next opening: as many as this, from every chat. */
  setReplayed(count: number): void;
  /** The phone of a patient, by the digits of their number or with `@lid`. */
  phone(patientId: string, name?: string): WhatsappPhone;
  forgetFile(mediaId: string): void;
  /** The next downloads find nothing: as many as this. */
  failDownloads(count: number): void;
  /** How often the page was opened. */
  readonly openings: number;
  answerPhoneRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 150 * 1024 * 1024;
/** Codes are renewed by the real page too, every 20 seconds; here as fast as a loop of them is wanted. */
const LOOP_MS = 40;

export async function startWebStandIn(options: WebStandInOptions): Promise<WebStandIn> {
  const hub = new WebHub(options);
  const server = await listen((request, response) => {
    hub.answer(request, response).catch(() => response.destroy());
  }, {});
  const pageFolder = await mkdtemp(join(tmpdir(), 'clinic-whatsapp-page-'));
  const html = await readFile(new URL('./page.html', import.meta.url), 'utf8');
  await writeFile(join(pageFolder, 'standin.html'), html.replace('__HUB__', server.url));
  return {
    url: server.url,
    pageFolder,
    browserArgs: [
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights',
      // A script may else not close a page that it has not opened.
      '--blink-settings=allowScriptsToCloseWindows=true',
    ],
    pair: () => hub.pair(),
    get isLinked() {
      return hub.linkedId !== null;
    },
    get openings() {
      return hub.openings;
    },
    setScript: (...script) => {
      hub.script = script;
    },
    command: (command) => hub.tell(command),
    setCopies: (copies) => {
      hub.copies = copies;
    },
    setReplayed: (count) => {
      hub.replayed = count;
    },
    phone: (patientId, name) => hub.book.find(patientId) ?? hub.book.open(patientId, name ?? 'Patient'),
    forgetFile: (mediaId) => hub.book.forgetFile(mediaId),
    failDownloads: (count) => {
      hub.failingDownloads = count;
    },
    answerPhoneRequest: (request, response) => answerWhatsappPhoneRequest(hub.book, request, response),
    close: async () => {
      hub.close();
      await server.close();
      await rm(pageFolder, { recursive: true, force: true });
    },
  };
}

class WebHub implements WhatsappLine {
  readonly book: PhoneBook;
  readonly #now: () => Date;
  readonly #pages = new Set<ServerResponse>();
  /** All that patients have sent, as the service keeps it for a device that was away. */
  #sent: WireMessage[] = [];
  #loop: NodeJS.Timeout | undefined;
  /** The opening whose code was scanned before its page listened: it hears of it as soon as it does. */
  #pairedAtOpening: number | null = null;
  linkedId: string | null = null;
  script: readonly PageScript[] = [];
  copies = 1;
  replayed = 500;
  openings = 0;
  failingDownloads = 0;

  constructor({ now, clinicName }: WebStandInOptions) {
    this.#now = now;
    this.book = new PhoneBook(clinicName, this);
  }

  send(room: WhatsappRoom, sends: PatientSends, sentAt = this.#now()): ShownMessage {
    const id = `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
    const message = shownOf({ id, sentAt, mediaId: () => randomBytes(8).toString('hex') }, sends);
    if (message.file !== null) this.book.keepFile(message.file);
    room.post(message);
    const wire = wireOf(room, message, sends);
    this.#sent = [...this.#sent, wire].slice(-20_000);
    for (let copy = 0; copy < this.copies; copy += 1) this.tell({ do: 'incoming', message: wire });
    return message;
  }

  read(room: WhatsappRoom): void {
    for (const { id, from } of room.messages.values()) if (from === 'bot') room.tick(id, 'read');
  }

  pair(): void {
    this.linkedId = randomBytes(12).toString('hex');
    if (this.#pages.size === 0) this.#pairedAtOpening = this.openings;
    this.tell({ do: 'pair', id: this.linkedId, messages: this.#lastMessages() });
  }

  tell(command: PageCommand): void {
    for (const page of this.#pages) page.write(`data: ${JSON.stringify(command)}\n\n`);
  }

  close(): void {
    clearInterval(this.#loop);
    for (const page of this.#pages) page.destroy();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await answerWhatsappPhoneRequest(this.book, request, response)) return;
    // The page's own origin is web.whatsapp.com.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-private-network', 'true');
    const path = (request.url ?? '').slice(1);
    if (path === 'events') return this.#openStream(request, response);
    if (path.startsWith('files/')) return this.#sendFile(decodeURIComponent(path.slice(6)), response);
    const body = parseJson((await readBody(request, BODY_LIMIT_BYTES)) ?? Buffer.alloc(0));
    sendReply(response, jsonReply(200, this.#take(path, isRecord(body) ? body : {})));
  }

  #take(path: string, body: Record<string, unknown>): unknown {
    switch (path) {
      case 'open':
        return this.#opened(body['id']);
      case 'sent':
        return this.#show(body);
      case 'seen':
        this.#roomOf(body['to'])?.messages.forEach(({ id, from }) => {
          if (from === 'patient') this.#roomOf(body['to'])?.tick(id, 'read');
        });
        return {};
      case 'typing':
        this.#roomOf(body['to'])?.note({ kind: 'typing' });
        return {};
      case 'loggedOut':
        this.linkedId = null;
        return {};
      default:
        return {};
    }
  }

  #opened(id: unknown): unknown {
    this.openings += 1;
    const isLinked = this.linkedId !== null && id === this.linkedId;
    clearInterval(this.#loop);
    if (!isLinked && this.script.includes('qrLoop'))
      this.#loop = setInterval(() => this.tell({ do: 'newCode', ref: newRef() }), LOOP_MS);
    const messages = isLinked ? this.#lastMessages() : [];
    return { isLinked, ref: newRef(), script: this.script, messages };
  }

  #lastMessages(): readonly WireMessage[] {
    return this.replayed === 0 ? [] : this.#sent.slice(-this.replayed);
  }

  #show(body: Record<string, unknown>): unknown {
    const room = this.#roomOf(body['to']);
    if (room === undefined) return {};
    const mediaId = randomBytes(8).toString('hex');
    const text = textIn(body, 'type') === 'chat' ? textIn(body, 'text') : textIn(body, 'caption');
    const bytes = typeof body['bytes'] === 'string' ? Buffer.from(body['bytes'], 'base64') : null;
    const file =
      bytes === null
        ? null
        : {
            kind: 'document' as const,
            mediaId,
            fileName: textIn(body, 'fileName'),
            mimeType: textIn(body, 'mimeType'),
            bytes,
          };
    if (file !== null) this.book.keepFile(file);
    const shown = { text, choices: [], file, contact: null };
    room.post({ id: textIn(body, 'id'), from: 'bot', sentAt: this.#now(), ...shown, ticks: 'delivered' });
    return {};
  }

  #roomOf(chatId: unknown): WhatsappRoom | undefined {
    const id = String(chatId);
    return this.book.rooms.get(id) ?? this.book.rooms.get(id.replace(/@c\.us$/, ''));
  }

  #openStream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    this.#pages.add(response);
    if (this.#pairedAtOpening === this.openings && this.linkedId !== null)
      this.tell({ do: 'pair', id: this.linkedId, messages: this.#lastMessages() });
    this.#pairedAtOpening = null;
    request.on('close', () => this.#pages.delete(response));
  }

  #sendFile(mediaId: string, response: ServerResponse): void {
    const isFailing = this.failingDownloads > 0;
    if (isFailing) this.failingDownloads -= 1;
    const file = isFailing ? undefined : this.book.file(mediaId);
    if (file === undefined) sendReply(response, jsonReply(404, {}));
    else sendReply(response, { status: 200, body: file.bytes, contentType: file.mimeType });
  }
}

const newRef = (): string => `2@${randomBytes(18).toString('base64')}`;

const textIn = (body: Record<string, unknown>, field: string): string =>
  typeof body[field] === 'string' ? body[field] : '';
