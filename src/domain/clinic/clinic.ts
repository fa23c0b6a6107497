/** The clinic itself: what is printed, said and linked, and the times it lives by. */
import type { Weekday } from './doctor.ts';

export interface Clinic {
  readonly name: string;
  readonly address: string;
  /** As dialled by patients, shown in emergencies too. */
  readonly phone: string;
  readonly mapUrl: string;
  /** IANA name; every visit's day and time are in it. */
  readonly timeZone: string;
  /** One line each, as told to patients: "Monday to Saturday, 9 am to 8 pm". */
  readonly openingHours: {
    readonly from: string;
    readonly to: string;
    readonly closedDays: readonly Weekday[];
  };
  readonly parking: boolean;
  readonly documentTitle: 'receipt' | 'bill_of_supply' | 'tax_invoice';
  readonly gstin: string | null;
  /** True for the clinic that is made up; removable, and never mixed with real bookings. */
  readonly isDemo: boolean;
}
