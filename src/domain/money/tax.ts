/** Splits an amount that holds tax into what was served and the two halves of the tax; printed on tax invoices. */

export interface TaxParts {
  readonly taxablePaise: number;
  /** Central and state tax, half of the rate each, for a service given where the clinic is (section 12(4), IGST Act). */
  readonly halfTaxPaise: number;
}

/** The halves are equal to the paisa, and the three parts are the whole. */
export function taxParts(amountPaise: number, taxPercent: number): TaxParts {
  const taxPaise = amountPaise - (amountPaise * 100) / (100 + taxPercent);
  const halfTaxPaise = Math.round(taxPaise / 2);
  return { taxablePaise: amountPaise - 2 * halfTaxPaise, halfTaxPaise };
}
