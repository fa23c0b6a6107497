/** The scripted client: what the sandbox's stand-in plays becomes the same events as the browser's, where no Chromium is installed. Made by `childMain.ts`. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertNever } from '../../../types/assertNever.ts';
import type { ScriptedSettings, WebMessage } from '../protocol.ts';
import { untilThere } from './askAgain.ts';
import { AskFailure, type Ears, type PhoneAsk, type PhoneClient } from './phoneClient.ts';
import { type ScriptedBrowser, startScriptedBrowser } from './scriptedBrowser.ts';
import { openStandIn, type StandInCommand, type StandInLine, type StandInMessage } from './standInLine.ts';
import { createMemory, nowSeconds } from './toldMemory.ts';

/** Where the page of the real one keeps its device, so that the vault takes it along. */
const DEVICE_FILE = join('Default', 'IndexedDB', 'device');

export function createScriptedClient(settings: ScriptedSettings, ears: Ears): PhoneClient {
  return new ScriptedClient(settings, ears);
}

class ScriptedClient implements PhoneClient {
  readonly #settings: ScriptedSettings;
  readonly #ears: Ears;
  readonly #line: StandInLine;
  readonly #memory = createMemory();
  readonly #held = new Map<string, StandInMessage>();
  #browser: ScriptedBrowser | null = null;
  #script: readonly string[] = [];
  #state = 'OPENING';
  #isReady = false;
  #isDeaf = false;
  /** While the page hangs nothing is answered and nothing told. */
  #awake: Promise<void> = Promise.resolve();

  constructor(settings: ScriptedSettings, ears: Ears) {
    this.#settings = settings;
    this.#ears = ears;
    this.#line = openStandIn(settings.standInUrl);
  }

  async start(): Promise<void> {
    this.#browser = startScriptedBrowser(this.#settings.profileDir, () => this.#ears.failed('browser_died'));
    if (this.#browser.pid !== undefined) this.#ears.browser(this.#browser.pid);
    // The line first: what comes meanwhile waits, and is not lost.
    let opened: () => void = () => undefined;
    this.#awake = new Promise((resolve) => {
      opened = resolve;
    });
    await this.#line.listen(
      (command) => this.#obey(command),
      () => this.#ears.failed('disconnected'),
    );
    await this.#open();
    opened();
  }

  async #open(): Promise<void> {
    const id = await readFile(this.#deviceFile, 'utf8').catch(() => null);
    const opened = await this.#line.post('open', { id });
    this.#script = opened.script ?? [];
    if (this.#script.includes('neverLoads')) {
      await new Promise((resolve) => setTimeout(resolve, this.#settings.pageTimeoutMs));
      throw new Error('auth timeout');
    }
    for (const message of opened.messages ?? []) this.#hold(message);
    this.#state = opened.isLinked === true ? 'CONNECTED' : 'UNPAIRED';
    if (opened.isLinked === true) this.#sync();
    else this.#showCode(opened.ref ?? '');
  }

  async answer(ask: PhoneAsk): Promise<unknown> {
    await this.#awake;
    switch (ask.name) {
      case 'sendText':
        return this.#send(ask.to, { type: 'chat', text: ask.text });
      case 'sendDocument':
        return this.#send(ask.to, {
          type: 'document',
          caption: ask.caption,
          fileName: ask.fileName,
          mimeType: ask.contentType,
          bytes: Buffer.from(ask.bytes).toString('base64'),
        });
      case 'seen':
      case 'typing':
        await this.#line.post(ask.name, { to: ask.to });
        return null;
      case 'download':
        return this.#download(ask.messageId, ask.limitBytes);
      case 'pairingCode':
        return 'SANDBOX1';
      case 'state':
        return this.#state;
      case 'catchUp':
        return this.#catchUp(ask.atSeconds);
      case 'logout':
        await this.#logOut();
        return null;
      default:
        return assertNever(ask);
    }
  }

  async close(): Promise<void> {
    this.#line.close();
    await this.#browser?.close();
  }

  get #deviceFile(): string {
    return join(this.#settings.profileDir, DEVICE_FILE);
  }

  #showCode(ref: string): void {
    this.#ears.qr(`${ref},c2NyaXB0ZWQ=,ADV,1`);
  }

  /** As the page does when its chats are there: linked, and ready, once or twice or never. */
  #sync(): void {
    this.#ears.authenticated();
    if (this.#script.includes('readyNever')) return;
    for (let time = 0; time < (this.#script.includes('readyTwice') ? 2 : 1); time += 1) this.#ears.ready();
    this.#isReady = true;
    this.#memory.begin();
    this.#catchUp(nowSeconds());
  }

  #catchUp(atSeconds: number): number {
    return this.#memory.catchUp([...this.#held.values()].map(describe), atSeconds, this.#ears.message);
  }

  #hold(message: StandInMessage): string {
    const { id } = describe(message);
    this.#held.set(id, message);
    return id;
  }

  async #obey(command: StandInCommand): Promise<void> {
    await this.#awake;
    switch (command.do) {
      case 'newCode':
        this.#showCode(command.ref);
        return;
      case 'pair':
        for (const message of command.messages) this.#hold(message);
        await this.#pair(command.id);
        return;
      case 'incoming':
        this.#hold(command.message);
        if (this.#isReady && !this.#isDeaf) this.#memory.tell(describe(command.message), this.#ears.message);
        return;
      case 'ticks':
        this.#ears.sign();
        return;
      case 'state':
        this.#state = command.state;
        this.#ears.sign();
        return;
      case 'logOut':
        await this.#logOut();
        return;
      case 'close':
        this.#ears.failed('page_crashed');
        return;
      case 'hang':
        this.#awake = new Promise((resolve) => setTimeout(resolve, command.ms));
        return;
      case 'deafen':
        this.#isDeaf = true;
        return;
      case 'grow':
        this.#browser?.grow(command.megabytes);
        return;
    }
  }

  async #pair(id: string): Promise<void> {
    await mkdir(dirname(this.#deviceFile), { recursive: true, mode: 0o700 });
    await writeFile(this.#deviceFile, id, { mode: 0o600 });
    this.#state = 'CONNECTED';
    this.#sync();
  }

  async #logOut(): Promise<void> {
    this.#state = 'UNPAIRED';
    await rm(this.#deviceFile, { force: true });
    await this.#line.post('loggedOut', {});
    this.#ears.loggedOut();
  }

  async #send(to: string, content: Readonly<Record<string, string>>): Promise<string> {
    const id = `true_${to}_3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
    const none = { text: '', caption: '', fileName: null, mimeType: null, bytes: null };
    await this.#line.post('sent', { ...none, id, to, ...content });
    this.#ears.sign();
    return id;
  }

  async #download(messageId: string, limitBytes: number): Promise<Buffer> {
    const path = this.#held.get(messageId)?.file?.path;
    const bytes = path === undefined ? undefined : await untilThere(() => this.#line.file(path));
    if (bytes === undefined) throw new AskFailure('gone');
    if (bytes.length > limitBytes) throw new AskFailure('too_large');
    return bytes;
  }
}

/** As whatsapp-web.js tells the page's models. */
function describe({ id, from, timestamp, type, body, caption, file, quotedId }: StandInMessage): WebMessage {
  return {
    id: `false_${from}_${id}`,
    from,
    timestamp,
    type,
    body: file === null ? body : caption,
    hasMedia: file !== null,
    fileName: file?.fileName ?? null,
    contentType: file?.mimeType ?? null,
    sizeBytes: file?.sizeBytes ?? null,
    seconds: null,
    cards: type === 'vcard' ? [body] : [],
    quotedId,
  };
}
