/** When a patient would like to come, in the clinic's time zone. Dates are `YYYY-MM-DD`, times `HH:MM`; both ends of a range are inclusive. */
export interface When {
  readonly date: string | null;
  /** Last day of a range of days that starts at `date`. */
  readonly dateTo: string | null;
  /** An exact time. With `timeFrom` or `timeTo` it is null. */
  readonly time: string | null;
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
}

/** A wish that one slot can fulfil exactly. */
export const isExact = (when: When): when is When & { date: string; time: string } =>
  when.date !== null && when.dateTo === null && when.time !== null;
