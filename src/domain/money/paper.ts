/** What stands on one of the clinic's papers, frozen on the day of issue: a doctor who changes their name changes no old receipt. */

export interface PaperFacts {
  readonly clinic: {
    readonly name: string;
    readonly address: string;
    readonly phone: string;
    readonly gstin: string | null;
    readonly timeZone: string;
    readonly isDemo: boolean;
  };
  readonly patientName: string;
  readonly patientPhone: string;
  readonly doctorName: string;
  readonly doctorRegistrationNumber: string;
  /** As printed: "Paediatrics". */
  readonly specialityName: string;
  readonly appointmentReference: string;
  readonly visitDate: string;
  readonly visitTime: string;
  /** Services Accounting Code, printed where the clinic is registered for tax. */
  readonly sac: string;
  /** 0 for what is exempt; the amount holds the tax. */
  readonly taxPercent: number;
  readonly paidBy: 'online' | 'cash' | 'upi' | 'card';
  /** The provider's payment id, or null for money taken at the desk. */
  readonly paymentReference: string | null;
  /** Of a credit note: what it takes back. */
  readonly against: { readonly number: string; readonly date: string; readonly amountPaise: number } | null;
  /** The provider's refund id, or null for money given back at the desk. */
  readonly refundReference: string | null;
}
