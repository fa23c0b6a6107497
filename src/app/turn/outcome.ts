/** What a use case answers with: the facts of what it did or found, as a reader or a model may see them. Never an id of a patient. */
import type { Refusal } from '../../domain/message/refusal.ts';
import type { Result } from '../../types/result.ts';

export type OutcomeFacts = Readonly<Record<string, unknown>>;
export type Outcome = Result<OutcomeFacts, Refusal>;
