// Sandbox: does a stand-in's work as the fault script wants it done, for calls that arrive and deliveries that leave.
import type { ServerResponse } from 'node:http';
import type { FaultCall, FaultScript, Strike } from './faults.ts';
import { type Reply, sendReply } from './httpServer.ts';

export interface CallUnderFaults {
  readonly script: FaultScript;
  readonly call: FaultCall;
  readonly response: ServerResponse;
  /** Does the work once and says what to answer. */
  readonly work: () => Reply | Promise<Reply>;
  /** The service's own words for "too many requests". */
  readonly tooManyRequests: (retryAfterSeconds: number) => Reply;
}

/** Answers a call: faithfully, or as the first rule that strikes it says. */
export async function answerUnderFaults(given: CallUnderFaults): Promise<void> {
  const { script, call, response, work } = given;
  const strike = script.isEmpty ? undefined : script.strike(call);
  if (strike === undefined) {
    const done = work();
    sendReply(response, done instanceof Promise ? await done : done);
    if (!script.isEmpty) script.letHeldPass(call.operation);
    return;
  }
  await answerStruck(given, strike);
}

async function answerStruck(
  { script, call, response, work, tooManyRequests }: CallUnderFaults,
  strike: Strike,
) {
  switch (strike.do) {
    case 'refuse':
      return sendReply(response, refusal(strike));
    case 'limitRate':
      return sendReply(response, tooManyRequests(strike.retryAfterSeconds));
    case 'hang':
      return;
    case 'drop':
      response.destroy();
      return;
    case 'dropAfterDoing':
      await work();
      script.letHeldPass(call.operation);
      response.destroy();
      return;
    case 'delay':
      await wait(strike.ms);
      break;
    case 'reorder':
      await script.holdBack(call.operation, strike.ms);
      return sendReply(response, await work());
    case 'duplicate':
      for (let copy = 1; copy < (strike.copies ?? 2); copy += 1) await work();
      break;
    case 'wrongSignature':
      break;
  }
  sendReply(response, await work());
  script.letHeldPass(call.operation);
}

export interface DeliveryUnderFaults {
  readonly script: FaultScript;
  readonly call: FaultCall;
  /** Sends one copy on its way; must not wait for its arrival. */
  readonly deliver: (signature: 'right' | 'wrong') => void;
}

/** Sends something out (an update, a webhook): once, or as the first rule that strikes it says. */
export function deliverUnderFaults({ script, call, deliver }: DeliveryUnderFaults): void {
  const strike = script.isEmpty ? undefined : script.strike(call);
  switch (strike?.do) {
    case 'refuse':
    case 'limitRate':
    case 'hang':
    case 'drop':
      return;
    case 'delay':
      void wait(strike.ms).then(() => deliver('right'));
      return;
    case 'reorder':
      void script.holdBack(call.operation, strike.ms).then(() => deliver('right'));
      return;
    case 'wrongSignature':
      deliver('wrong');
      break;
    case 'duplicate':
    case 'dropAfterDoing': {
      const copies = strike.do === 'duplicate' ? (strike.copies ?? 2) : 2;
      for (let copy = 0; copy < copies; copy += 1) deliver('right');
      break;
    }
    case undefined:
      deliver('right');
  }
  if (!script.isEmpty) script.letHeldPass(call.operation);
}

function refusal(strike: Extract<Strike, { do: 'refuse' }>): Reply {
  const isJson = strike.text === undefined;
  return {
    status: strike.status,
    body: strike.text ?? JSON.stringify(strike.body ?? {}),
    contentType: strike.contentType ?? (isJson ? 'application/json' : 'text/html; charset=utf-8'),
    ...(strike.headers === undefined ? {} : { headers: strike.headers }),
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
