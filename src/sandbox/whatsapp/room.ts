// Sandbox, WhatsApp: one chat between the clinic's number and a patient, with its ticks; both stand-ins and the phone keep it.

export type Ticks = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ShownFile {
  readonly kind: 'document' | 'photo' | 'voice';
  readonly mediaId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

export interface ShownChoice {
  readonly id: string;
  readonly title: string;
  /** Below a template: it comes back as a message of another type. */
  readonly isQuickReply?: true;
}

export interface ShownMessage {
  readonly id: string;
  readonly from: 'bot' | 'patient';
  readonly sentAt: Date;
  /** With WhatsApp's own signs for bold and the rest. */
  readonly text: string;
  /** Reply buttons, or the rows of a list. */
  readonly choices: readonly ShownChoice[];
  readonly file: ShownFile | null;
  readonly contact: { readonly name: string; readonly phone: string } | null;
  readonly ticks: Ticks;
}

export type RoomEvent = { readonly sequence: number } & (
  | { readonly kind: 'message' | 'edited'; readonly message: ShownMessage }
  | { readonly kind: 'typing' }
  | { readonly kind: 'blocked' | 'unblocked' }
);

type RoomEventContent =
  | { readonly kind: 'message' | 'edited'; readonly message: ShownMessage }
  | { readonly kind: 'typing' | 'blocked' | 'unblocked' };

const MESSAGES_KEPT = 400;
const RANK: Readonly<Record<Ticks, number>> = { waiting: 0, sent: 1, delivered: 2, read: 3, failed: 4 };

export class WhatsappRoom {
  /** The patient's id: the digits of their number, or what WhatsApp calls those who hide it. */
  readonly patientId: string;
  name: string;
  isBlocked = false;
  readonly messages = new Map<string, ShownMessage>();
  #events: RoomEvent[] = [];
  #sequence = 0;
  readonly #listeners = new Set<() => void>();

  constructor(patientId: string, name: string) {
    this.patientId = patientId;
    this.name = name;
  }

  get lastSequence(): number {
    return this.#sequence;
  }

  /** When the patient last wrote; undefined before they did. */
  get heardAt(): Date | undefined {
    return [...this.messages.values()].findLast(({ from }) => from === 'patient')?.sentAt;
  }

  post(message: ShownMessage): void {
    this.messages.set(message.id, message);
    const [oldest] = this.messages.keys();
    if (this.messages.size > MESSAGES_KEPT && oldest !== undefined) this.messages.delete(oldest);
    this.note({ kind: 'message', message });
  }

  /** Ticks go forward only. */
  tick(messageId: string, ticks: Ticks): void {
    const message = this.messages.get(messageId);
    if (message === undefined || RANK[ticks] <= RANK[message.ticks]) return;
    const ticked = { ...message, ticks };
    this.messages.set(messageId, ticked);
    this.note({ kind: 'edited', message: ticked });
  }

  note(content: RoomEventContent): void {
    this.#sequence += 1;
    this.#events.push({ sequence: this.#sequence, ...content });
    if (this.#events.length > MESSAGES_KEPT * 4) this.#events = this.#events.slice(-MESSAGES_KEPT * 2);
    for (const listener of [...this.#listeners]) listener();
  }

  eventsSince(sequence: number): RoomEvent[] {
    const first = this.#events[0]?.sequence ?? 0;
    return this.#events.slice(Math.max(0, sequence + 1 - first));
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when `isEnough` holds, or after `timeoutMs`; it is asked after each event. */
  waitUntil(isEnough: () => boolean, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (isEnough()) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(end, timeoutMs);
      const stop = this.listen(() => {
        if (isEnough()) end();
      });
    });
  }
}
