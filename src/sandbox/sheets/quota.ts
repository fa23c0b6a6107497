// Sandbox, Sheets: the quotas of the API, counted over the last minute (https://developers.google.com/workspace/sheets/api/limits).
import { SheetsRefusal } from './refusal.ts';

export interface Quota {
  /** Requests a minute for each user. */
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
}

/** "Per minute per user per project: 60", for reading and for writing. */
export const GOOGLE_QUOTA: Quota = { readsPerMinute: 60, writesPerMinute: 60 };

export type RequestKind = 'read' | 'write';

export interface CountedRequest {
  readonly at: Date;
  readonly kind: RequestKind;
  readonly operation: string;
  /** The address of the account. */
  readonly by: string;
}

const KEPT = 20_000;

/** Counts requests, and refuses what goes beyond the quota. */
export class QuotaBook {
  readonly requests: CountedRequest[] = [];
  readonly #now: () => Date;
  quota: Quota;

  constructor(now: () => Date, quota: Quota) {
    this.#now = now;
    this.quota = quota;
  }

  count({ kind, operation, by }: Omit<CountedRequest, 'at'>): void {
    const at = this.#now();
    this.requests.push({ at, kind, operation, by });
    if (this.requests.length > KEPT) this.requests.splice(0, KEPT / 2);
    const since = at.getTime() - 60_000;
    let counted = 0;
    for (let index = this.requests.length - 1; index >= 0; index -= 1) {
      const request = this.requests[index];
      if (request === undefined || request.at.getTime() <= since) break;
      if (request.kind === kind && request.by === by) counted += 1;
    }
    const limit = kind === 'read' ? this.quota.readsPerMinute : this.quota.writesPerMinute;
    if (counted > limit) throw quotaRefusal(kind);
  }
}

export const quotaRefusal = (kind: RequestKind): SheetsRefusal =>
  new SheetsRefusal(
    429,
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${kind === 'read' ? 'Read' : 'Write'} requests' and limit '${kind === 'read' ? 'Read' : 'Write'} requests per minute per user' of service 'sheets.googleapis.com'`,
  );
