/** The one error that adapters throw when a service outside fails; the outbox and the turn decide by its flags. */
export class OutsideError extends Error {
  readonly service: string;
  readonly operation: string;
  /** True when trying again cannot help: the chat is gone, the request is refused for good. */
  readonly permanent: boolean;
  readonly retryAfterMs: number | null;
  /** A short code for logs: an HTTP status, `timeout`, `unreachable`. Never the service's own text, which may hold keys or names. */
  readonly code: string;

  constructor(facts: {
    service: string;
    operation: string;
    permanent: boolean;
    code: string;
    retryAfterMs?: number;
    cause?: unknown;
  }) {
    super(`${facts.service} ${facts.operation} failed: ${facts.code}`, { cause: facts.cause });
    this.name = 'OutsideError';
    this.service = facts.service;
    this.operation = facts.operation;
    this.permanent = facts.permanent;
    this.code = facts.code;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}
