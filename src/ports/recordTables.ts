/** The tables that every part of the product writes to and that hold nothing of a conversation: small facts, who works here, what took effect, and who changed what. `store.ts` has the others. */

import type { Doctor } from '../domain/clinic/doctor.ts';

export interface Effects {
  /** False when this tool with these arguments has already taken effect in this turn. `argumentsKey` is canonical JSON. */
  claim(effect: { turnId: string; tool: string; argumentsKey: string; at: Date }): Promise<boolean>;
}

export interface Doctors {
  list(): Promise<readonly Doctor[]>;
  put(doctor: Doctor): Promise<void>;
  removeAll(): Promise<void>;
}

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
