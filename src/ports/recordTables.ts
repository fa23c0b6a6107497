/** The tables that every part of the product writes to and that hold nothing of a conversation: small facts, and who changed what. `store.ts` has the others. */

export interface Settings {
  /** The JSON value of the key, or null. */
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** `patient:<chat>`, `staff:<id>`, `job:<name>`, `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  ofSubject(subject: string): Promise<readonly AuditEntry[]>;
}
