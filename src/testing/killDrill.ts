/** A booking from hello to receipt while the product is killed again and again at chosen points; `killDrill.test.ts` runs it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultRule } from '../sandbox/faults.ts';
import type { RazorpayStandIn } from '../sandbox/razorpay/startRazorpayStandIn.ts';
import type { RecordedCall } from '../sandbox/telegram/service.ts';
import type { TelegramStandIn } from '../sandbox/telegram/startTelegramStandIn.ts';
import type { KillableProduct } from './killableProduct.ts';
import type { PatientPhone } from './productBench.ts';

/** What the patient does, in order; each step ends when its answer is on the screen. */
export const STEPS = [
  'hello',
  'details',
  'agree',
  'time',
  'pay',
  'paid',
  'no reports',
  'appointments',
] as const;
export type Step = (typeof STEPS)[number];

export type KillPoint =
  /** When the Bot API has received the n-th message, edit or document for this patient, whose receipt the product may not have seen. */
  | { readonly afterCall: number }
  /** So many milliseconds after the patient has begun a step: before, while or after it is stored. */
  | { readonly step: Step; readonly ms: number }
  /** While the service holds a call back (`delay`), or when it has done it and broken the connection (`dropAfterDoing`). */
  | {
      readonly at: 'telegram' | 'razorpay';
      readonly operation: string;
      readonly held: 'delay' | 'dropAfterDoing';
    };

export interface Drill {
  readonly product: KillableProduct;
  readonly telegram: TelegramStandIn;
  readonly razorpay: RazorpayStandIn;
  readonly patient: PatientPhone;
  /** Where others kill too: when the product died last, on `performance.now`'s clock. */
  readonly lastDeathAt?: () => number;
}

export interface Drilled {
  /** For each kill, what the last message of this patient said that was on its way: whether it was heard is in doubt. */
  readonly inDoubt: readonly string[];
  /** Messages and taps that the patient has sent. */
  readonly sent: number;
}

const HELD_MS = 150;
/** Nobody is left without an answer for longer, whatever dies. */
const ANSWER_WITHIN_MS = 60_000;
/** Telegram repeats nothing of its own accord when a tap was stored; a patient does after a while. */
const REPEATED_AFTER_MS = 6_000;

interface StepPlan {
  /** False when it cannot be done yet: the button is still on its way. */
  readonly begin: (drill: Drill) => boolean;
  /** On the screen when the step is over. */
  readonly expected: RegExp;
}

const writes =
  (text: string): StepPlan['begin'] =>
  ({ patient }) => {
    patient.phone.sendText(text);
    return true;
  };

const taps =
  (label: RegExp): StepPlan['begin'] =>
  ({ patient }) => {
    const target = patient.button(label);
    if (target !== null) patient.phone.tap(target);
    return target !== null;
  };

/** One of the times that are offered, another than the next patient's: all at once would fight for the first one again and again. */
const tapsSomeTime: StepPlan['begin'] = ({ patient }) => {
  const times = patient.buttons(/\d:\d\d [ap]m/);
  const target = times[patient.phone.chatId % Math.max(1, times.length)];
  if (target !== undefined) patient.phone.tap(target);
  return target !== undefined;
};

const paysNewestLink: StepPlan['begin'] = ({ razorpay, patient }) => {
  const heard = patient.heard();
  const link = razorpay
    .links()
    .findLast(
      ({ status, short_url: url }) => status === 'created' && heard.some((text) => text.includes(url)),
    );
  if (link === undefined) return false;
  razorpay.payLink(link.id);
  return true;
};

const PLAN: { readonly [Name in Step]: StepPlan } = {
  hello: { begin: writes('hello'), expected: /How can we help/ },
  details: {
    begin: writes('Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao'),
    expected: /privacy/i,
  },
  // The notice itself says “at any time”, and may be seen again when a death came while it was sent.
  agree: { begin: taps(/^I agree/), expected: /^(?![\s\S]*Your privacy)[\s\S]*time/i },
  time: { begin: tapsSomeTime, expected: /Please check that all is right/ },
  pay: { begin: taps(/^Pay online/), expected: /Please pay/ },
  paid: { begin: paysNewestLink, expected: /Your appointment is booked/ },
  'no reports': { begin: taps(/^No reports/), expected: /How can we help/ },
  appointments: { begin: writes('my appointments'), expected: /CF-/ },
};

/** Goes through all steps; the product is killed at each point and started again at once. */
export async function bookUnderFire(drill: Drill, points: readonly KillPoint[]): Promise<Drilled> {
  const killer = new Killer(drill, points);
  let sent = 0;
  for (const step of STEPS) {
    sent += await takeStep(drill, step, killer);
  }
  await killer.finish();
  return { inDoubt: killer.inDoubt, sent };
}

/** Repeats what the patient did when nothing comes; answers with how often they wrote or tapped. */
async function takeStep(drill: Drill, step: Step, killer: Killer): Promise<number> {
  const { begin, expected } = PLAN[step];
  const since = drill.patient.phone.lastSequence;
  const begunAt = performance.now();
  let times = 0;
  while (performance.now() < Math.max(begunAt, drill.lastDeathAt?.() ?? 0) + ANSWER_WITHIN_MS) {
    const isDone = begin(drill);
    // A tap that was taken before the death is answered after it, and its button is gone meanwhile.
    if (!isDone && times === 0) {
      await pause(10);
      continue;
    }
    if (isDone) times += 1;
    killer.stepBegun(step);
    if (await isHeard(drill.patient, { since, expected })) return step === 'paid' ? 0 : times;
  }
  throw new Error(
    `no answer to “${step}”; the newest is: ${drill.patient.newest()?.text ?? 'nothing'}\n${drill.product.complaints()}`,
  );
}

async function isHeard(
  { phone }: PatientPhone,
  { since, expected }: { since: number; expected: RegExp },
): Promise<boolean> {
  const deadline = performance.now() + REPEATED_AFTER_MS;
  for (let count = 1; performance.now() < deadline; count += 1) {
    const messages = await phone.waitForBotMessages({
      since,
      timeoutMs: Math.max(1, deadline - performance.now()),
      count,
    });
    if (messages.some(({ text }) => expected.test(text))) return true;
  }
  return false;
}

/** Watches for the next point, kills and starts again; one kill at a time. */
class Killer {
  readonly inDoubt: string[] = [];
  readonly #drill: Drill;
  readonly #points: KillPoint[];
  readonly #begunAt = new Map<Step, number>();
  #isOver = false;
  readonly #watch: Promise<void>;

  constructor(drill: Drill, points: readonly KillPoint[]) {
    this.#drill = drill;
    this.#points = [...points];
    this.#watch = this.#run();
    // A failure is reported by `finish`, or by the patient who hears nothing any more.
    this.#watch.catch(() => undefined);
  }

  stepBegun(step: Step): void {
    if (!this.#begunAt.has(step)) this.#begunAt.set(step, performance.now());
  }

  /** @throws when a point was never reached */
  async finish(): Promise<void> {
    this.#isOver = true;
    await this.#watch;
    if (this.#points.length > 0) throw new Error(`never came to ${JSON.stringify(this.#points)}`);
  }

  async #run(): Promise<void> {
    for (let point = this.#points[0]; point !== undefined; point = this.#points[0]) {
      const isReached = this.#prepare(point);
      while (!isReached()) {
        if (this.#isOver) return;
        await pause(1);
      }
      this.#points.shift();
      await this.#drill.product.kill();
      this.inDoubt.push(textOf(callsFor(this.#drill).at(-1)));
      await this.#drill.product.start();
    }
  }

  #prepare(point: KillPoint): () => boolean {
    if ('afterCall' in point) return () => callsFor(this.#drill).length >= point.afterCall;
    if ('step' in point)
      return () =>
        performance.now() - (this.#begunAt.get(point.step) ?? Number.POSITIVE_INFINITY) >= point.ms;
    const { faults } = this.#drill[point.at];
    const match = { operation: point.operation };
    const rule: FaultRule =
      point.held === 'delay' ? { do: 'delay', ms: HELD_MS, match } : { do: 'dropAfterDoing', match };
    const [id] = faults.add(rule);
    return () => faults.list().some((fault) => fault.id === id && fault.struck > 0);
  }
}

const CONTENT = new Set(['sendMessage', 'editMessageText', 'sendDocument']);

/** What the product has sent to this patient so far, as it reached the Bot API. */
const callsFor = ({ telegram, patient }: Drill): readonly RecordedCall[] =>
  telegram.calls.filter(
    ({ method, params }) => CONTENT.has(method) && String(params['chat_id']) === String(patient.phone.chatId),
  );

function textOf(call: RecordedCall | undefined): string {
  const text = call?.params['text'] ?? call?.params['caption'];
  return typeof text === 'string' ? text : '';
}
