/** The faults that a visitor of the playground can let happen, each one rule of a stand-in's fault script. */
import type { FaultDesk, PlaygroundParts, PlaygroundRule } from './playgroundParts.ts';

type Service = 'Telegram' | 'WhatsApp' | 'Razorpay';

interface Fault {
  readonly service: Service;
  readonly label: string;
  readonly explanation: string;
  readonly rule: PlaygroundRule;
}

const TO_PATIENT = '/^(sendMessage|sendDocument|editMessageText)$/';
/** One payment sends these three events. */
const PAYMENT_WEBHOOKS = {
  match: { operation: '/^webhook\\/payment(\\.authorized|\\.captured|_link\\.paid)$/' },
  times: 3,
};
const LATE_MS = 8_000;
const RETRY_AFTER_SECONDS = 3;

const FAULTS = {
  telegramBusy: {
    service: 'Telegram',
    label: 'Telegram answers 429 once',
    explanation: `The next reply is refused with "retry after ${RETRY_AFTER_SECONDS}"; it has to come that much later, and only once.`,
    rule: {
      do: 'refuse',
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: `Too Many Requests: retry after ${RETRY_AFTER_SECONDS}`,
        parameters: { retry_after: RETRY_AFTER_SECONDS },
      },
      match: { operation: TO_PATIENT },
      times: 1,
    },
  },
  telegramUpdateTwice: {
    service: 'Telegram',
    label: 'Next message arrives twice',
    explanation: 'The same update is delivered two times; the bot must answer once.',
    rule: { do: 'duplicate', match: { operation: 'deliverUpdate' }, times: 1 },
  },
  telegramHangs: {
    service: 'Telegram',
    label: 'Telegram hangs once',
    explanation: 'The next reply gets no answer at all, until our own deadline ends the call.',
    rule: { do: 'hang', match: { operation: TO_PATIENT }, times: 1 },
  },
  whatsappBusy: {
    service: 'WhatsApp',
    label: 'WhatsApp answers 429 once',
    explanation:
      'The next reply is refused as too much at once; it has to come a little later, and only once.',
    rule: {
      do: 'refuse',
      status: 429,
      body: { error: { message: '(#130429) Rate limit hit', type: 'OAuthException', code: 130_429 } },
      match: { operation: 'sendMessage' },
      times: 1,
    },
  },
  whatsappMessageTwice: {
    service: 'WhatsApp',
    label: 'Next WhatsApp message arrives twice',
    explanation: 'The same webhook is delivered two times; the clinic must answer once.',
    rule: { do: 'duplicate', match: { operation: 'webhook/messages' }, times: 1 },
  },
  whatsappHangs: {
    service: 'WhatsApp',
    label: 'WhatsApp hangs once',
    explanation: 'The next reply gets no answer at all, until our own deadline ends the call.',
    rule: { do: 'hang', match: { operation: 'sendMessage' }, times: 1 },
  },
  whatsappForged: {
    service: 'WhatsApp',
    label: 'Next WhatsApp message is forged',
    explanation: 'It carries a wrong signature: it must be refused, and nothing may come of it.',
    rule: { do: 'wrongSignature', match: { operation: 'webhook/messages' }, times: 1 },
  },
  razorpayHangs: {
    service: 'Razorpay',
    label: 'Razorpay hangs once',
    explanation: 'The next payment link is asked for in vain until our own deadline; then it is tried again.',
    rule: { do: 'hang', match: { operation: 'createPaymentLink' }, times: 1 },
  },
  razorpayAnswerLost: {
    service: 'Razorpay',
    label: 'Razorpay answer is lost once',
    explanation:
      'The link is made, but the connection breaks before we hear of it: no second link may follow.',
    rule: { do: 'dropAfterDoing', match: { operation: 'createPaymentLink' }, times: 1 },
  },
  webhookLate: {
    service: 'Razorpay',
    label: 'Webhooks come late',
    explanation: `The next payment is told ${LATE_MS / 1_000} seconds later.`,
    rule: { do: 'delay', ms: LATE_MS, ...PAYMENT_WEBHOOKS },
  },
  webhookTwice: {
    service: 'Razorpay',
    label: 'Webhooks come twice',
    explanation: 'Each event of the next payment is delivered two times; one booking, one receipt.',
    rule: { do: 'duplicate', ...PAYMENT_WEBHOOKS },
  },
  webhookNever: {
    service: 'Razorpay',
    label: 'Webhooks never come',
    explanation: 'The next payment is not told at all: "I have paid" or the reconciling job has to find it.',
    rule: { do: 'hang', ...PAYMENT_WEBHOOKS },
  },
  webhookForged: {
    service: 'Razorpay',
    label: 'Webhooks are forged',
    explanation: 'The events of the next payment carry a wrong signature and must be refused.',
    rule: { do: 'wrongSignature', ...PAYMENT_WEBHOOKS },
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export interface FaultButton {
  readonly name: FaultName;
  readonly service: Service;
  readonly label: string;
  readonly explanation: string;
  /** False where the service is real. */
  readonly isPossible: boolean;
  /** How many calls or deliveries it will still strike; 0 when it is off. */
  readonly strikesLeft: number;
}

export interface FaultBoard {
  list(): readonly FaultButton[];
  /** False when there is no such fault, or its service is real. Switching on what is on changes nothing. */
  switchOn(name: string): boolean;
  /** Removes the rules that were switched on here; those of others stay. */
  switchAllOff(): void;
}

export function createFaultBoard(
  parts: Pick<PlaygroundParts, 'telegramFaults' | 'whatsappFaults' | 'razorpayFaults'>,
): FaultBoard {
  const desks: Readonly<Record<Service, FaultDesk | null>> = {
    Telegram: parts.telegramFaults ?? null,
    WhatsApp: parts.whatsappFaults ?? null,
    Razorpay: parts.razorpayFaults ?? null,
  };
  const switchedOn = new Map<FaultName, number>();
  const strikesLeft = (name: FaultName): number => {
    const id = switchedOn.get(name);
    const entry = desks[FAULTS[name].service]?.list().find((scripted) => scripted.id === id);
    return entry === undefined ? 0 : Math.max(0, FAULTS[name].rule.times - entry.struck);
  };
  const remove = (name: FaultName): void => {
    const id = switchedOn.get(name);
    if (id !== undefined) desks[FAULTS[name].service]?.clear(id);
    switchedOn.delete(name);
  };
  return {
    list: () =>
      FAULT_NAMES.map((name) =>
        buttonOf(name, { isPossible: desks[FAULTS[name].service] !== null, strikesLeft: strikesLeft(name) }),
      ),
    switchOn(name) {
      if (!isFaultName(name)) return false;
      const { service, rule } = FAULTS[name];
      const desk = desks[service];
      if (desk === null) return false;
      if (strikesLeft(name) > 0) return true;
      remove(name);
      const [id] = desk.add(rule);
      if (id !== undefined) switchedOn.set(name, id);
      return true;
    },
    switchAllOff: () => [...switchedOn.keys()].forEach(remove),
  };
}

const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

const isFaultName = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);

function buttonOf(name: FaultName, now: Pick<FaultButton, 'isPossible' | 'strikesLeft'>): FaultButton {
  const { service, label, explanation } = FAULTS[name];
  return { name, service, label, explanation, ...now };
}
