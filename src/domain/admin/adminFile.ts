/** What an admin may be sent as a file: a picture of figures, a table of rows, a doctor's day on paper. Made when it is sent, of what is true then. */

import type { DoctorId } from '../ids.ts';
import type { AppointmentFilter } from '../visit/appointmentFilter.ts';

export const CHART_KINDS = ['bookings_by_day', 'revenue_by_doctor', 'hours_by_load', 'no_shows'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export const DAY_CLOSE_FORMATS = ['pdf', 'csv'] as const;
export type DayCloseFormat = (typeof DAY_CLOSE_FORMATS)[number];

export type AdminFileOrder =
  | { readonly kind: 'chart'; readonly chart: ChartKind; readonly filter: AppointmentFilter }
  | { readonly kind: 'table'; readonly format: TableFormat; readonly filter: AppointmentFilter }
  | {
      readonly kind: 'dayClose';
      readonly date: string;
      readonly format: DayCloseFormat;
      /** What somebody counted in the drawer; null when nobody did. */
      readonly countedCashPaise: number | null;
    }
  | { readonly kind: 'daySheet'; readonly date: string; readonly doctorId: DoctorId };
