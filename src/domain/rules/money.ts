/** What a clinic decides about money: how much goes back on cancelling, which review is free, what its papers say. `clinicRules.ts` lists these sections. */
import { oneOf, text, wholeNumber } from './field.ts';
import { sectionPerDoctor } from './section.ts';

/** What a patient who cancels gets back: all until `fullUntilHours` before the visit, `partPercent` until `partUntilHours`, nothing after that. */
export interface RefundRule {
  readonly fullUntilHours: number;
  readonly partUntilHours: number;
  readonly partPercent: number;
}

/** A clinic that has decided nothing keeps nothing: all goes back until the visit begins. */
export const REFUNDS = sectionPerDoctor<RefundRule>({
  fields: {
    fullUntilHours: wholeNumber({ standard: 0, from: 0, to: 720 }),
    partUntilHours: wholeNumber({ standard: 0, from: 0, to: 720 }),
    partPercent: wholeNumber({ standard: 0, from: 0, to: 100 }),
  },
  contradiction: ({ fullUntilHours, partUntilHours }) =>
    partUntilHours > fullUntilHours ? 'partUntilHours that is not above fullUntilHours' : null,
});

/** After a paid visit the next `visits` with the same doctor within `days` cost nothing. Either being 0 means none is free. */
export interface FollowUpRule {
  readonly days: number;
  readonly visits: number;
}

export const FOLLOW_UP = sectionPerDoctor<FollowUpRule>({
  fields: {
    days: wholeNumber({ standard: 0, from: 0, to: 365 }),
    visits: wholeNumber({ standard: 0, from: 0, to: 10 }),
  },
});

/** What is printed about tax. The fee that patients see holds the tax; 0 means that the service is exempt, as consultations are (Notification 12/2017, entry 74). */
export interface DocumentRule {
  readonly taxPercent: number;
  /** Services Accounting Code: 9993 is human health and social care. */
  readonly sac: string;
  /** What the confirmation asks patients to bring: the usual papers, the usual ones and fasting, or nothing. */
  readonly bring: 'usual' | 'fasting' | 'nothing';
  /** Whether the confirmation comes with every booking, or when the patient asks for the paper. */
  readonly sheet: 'with_booking' | 'on_request';
}

export const DOCUMENTS = sectionPerDoctor<DocumentRule>({
  fields: {
    taxPercent: wholeNumber({ standard: 0, from: 0, to: 40 }),
    sac: text({ standard: '9993', pattern: /^\d{4,8}$/, expected: 'a SAC of 4 to 8 digits' }),
    bring: oneOf(['usual', 'fasting', 'nothing'], 'usual'),
    sheet: oneOf(['with_booking', 'on_request'], 'on_request'),
  },
});
