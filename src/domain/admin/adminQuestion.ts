/** A question of the clinic's people about its appointments or its money, as every reader proposes it and the store answers it. */
import type { AppointmentFilter, Grouping } from '../visit/appointmentFilter.ts';

export const QUESTION_KINDS = ['list', 'count', 'revenue'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface AdminQuestion {
  readonly kind: QuestionKind;
  readonly filter: AppointmentFilter;
  readonly groupBy: Grouping | null;
}
