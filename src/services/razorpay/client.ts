/** The razorpay package with its gaps closed: base URL, deadline, network errors and the header it drops; used by `services/razorpay.ts`. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type Razorpay from 'razorpay';
import { type CallFailure, type HttpFailure, outsideErrorOf, readFailure } from './failure.ts';

export interface RazorpayAccess {
  readonly keyId: string;
  readonly keySecret: string;
  /** The service's own address unless set: "https://api.razorpay.com". */
  readonly baseUrl?: string | undefined;
  /** For one call, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
}

/** Makes one call; every failure is an `OutsideError` of service `razorpay`. */
export type CallRazorpay = (
  operation: string,
  work: (razorpay: Razorpay) => Promise<unknown>,
  refundKey?: string,
) => Promise<unknown>;

/** The package is loaded by the first call: with axios it would cost every start 0.2 s. */
export function createCaller(access: RazorpayAccess): CallRazorpay {
  const refundKeys = new AsyncLocalStorage<string | undefined>();
  let opened: Promise<Razorpay> | null = null;
  return async (operation, work, refundKey) => {
    opened ??= openClient(access, refundKeys);
    const razorpay = await opened;
    try {
      return await refundKeys.run(refundKey, () => work(razorpay));
    } catch (thrown) {
      throw outsideErrorOf(operation, readThrown(thrown));
    }
  };
}

/** The few settings of axios that are used here; the package's types do not show its client. */
interface HttpClient {
  readonly defaults: { baseURL?: string; timeout?: number; maxRedirects?: number; maxContentLength?: number };
  readonly interceptors: {
    readonly request: { use(change: (request: HttpRequest) => HttpRequest): void };
    readonly response: { use(pass: undefined, fail: (error: HttpFailure) => Promise<never>): void };
  };
}

interface HttpRequest {
  signal?: AbortSignal;
  readonly headers: { set(name: string, value: string): void };
}

/** A page of a hundred links is some 100 kB. */
const LONGEST_ANSWER_BYTES = 2 * 1024 * 1024;

async function openClient(
  access: RazorpayAccess,
  refundKeys: AsyncLocalStorage<string | undefined>,
): Promise<Razorpay> {
  const { default: RazorpayPackage } = await import('razorpay');
  const razorpay = new RazorpayPackage({ key_id: access.keyId, key_secret: access.keySecret });
  const { rq } = razorpay.api as unknown as { rq: HttpClient };
  if (access.baseUrl !== undefined) rq.defaults.baseURL = access.baseUrl;
  rq.defaults.timeout = access.timeoutMs;
  // The key goes to the address it was made for, and to no other.
  rq.defaults.maxRedirects = 0;
  rq.defaults.maxContentLength = LONGEST_ANSWER_BYTES;
  rq.interceptors.request.use((request) => {
    // axios's own timeout starts anew with every byte; this one does not.
    request.signal = AbortSignal.timeout(access.timeoutMs);
    const refundKey = refundKeys.getStore();
    // The package's constructor drops every header but two (https://razorpay.com/docs/api/refunds/normal-refunds-idempotent).
    if (refundKey !== undefined) request.headers.set('X-Refund-Idempotency', refundKey);
    return request;
  });
  rq.interceptors.response.use(undefined, (error) => Promise.reject(new Carried(readFailure(error))));
  return razorpay;
}

/** A failure in the dress that the package expects: it reads `response.data.error` whatever happened, which without an answer is a TypeError. */
class Carried extends Error {
  readonly failure: CallFailure;
  readonly response: { readonly status: number; readonly data: { readonly error: Carried } };

  constructor(failure: CallFailure) {
    super(failure.code);
    this.failure = failure;
    this.response = { status: 0, data: { error: this } };
  }
}

function readThrown(thrown: unknown): CallFailure {
  const error = typeof thrown === 'object' && thrown !== null && 'error' in thrown ? thrown.error : null;
  // Anything else was thrown by the package itself, before or after the call.
  return error instanceof Carried ? error.failure : { code: 'client', permanent: false, retryAfterMs: null };
}
