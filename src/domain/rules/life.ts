/** What a clinic decides about the life of an appointment: reminders, quiet hours, no-shows, waitlist, tokens. `clinicRules.ts` lists these sections. */
import { oneOf, timeOfDay, wholeNumber, yesOrNo } from './field.ts';
import { section, sectionPerDoctor } from './section.ts';

export interface ReminderRules {
  readonly dayBeforeHours: number;
  readonly soonHours: number;
  /** After the visit was marked as done. */
  readonly feedbackAfterMinutes: number;
}

export const REMINDERS = section<ReminderRules>({
  fields: {
    dayBeforeHours: wholeNumber({ standard: 24, from: 12, to: 96 }),
    soonHours: wholeNumber({ standard: 2, from: 1, to: 8 }),
    feedbackAfterMinutes: wholeNumber({ standard: 60, from: 0, to: 1440 }),
  },
});

/** Clinic's times; they may span midnight, and none are quiet when both are the same. Nothing that we begin is sent then, unless the visit itself is nearer. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** India's rules for commercial calls name 9 pm to 9 am; a reminder of one's own visit may come an hour sooner. */
export const QUIET_HOURS = section<QuietHours>({
  fields: { from: timeOfDay('21:00'), to: timeOfDay('08:00') },
});

/** So many missed visits in the window, and a booking is paid in advance; `none` only counts them. */
export interface NoShowRules {
  readonly strikes: number;
  readonly windowDays: number;
  readonly consequence: 'prepaid_only' | 'none';
}

/** Practo closes online booking after three in twelve months; here only the payment moves forward. */
export const NO_SHOW = section<NoShowRules>({
  fields: {
    strikes: wholeNumber({ standard: 3, from: 1, to: 20 }),
    windowDays: wholeNumber({ standard: 365, from: 30, to: 1095 }),
    consequence: oneOf(['prepaid_only', 'none'], 'prepaid_only'),
  },
});

export interface WaitlistRules {
  /** How long a freed time is kept for the one to whom it is offered. */
  readonly offerMinutes: number;
  readonly entriesPerChat: number;
}

/** Twenty minutes are enough to read a message at work, and leave room for two more offers in an hour. */
export const WAITLIST = section<WaitlistRules>({
  fields: {
    offerMinutes: wholeNumber({ standard: 20, from: 5, to: 180 }),
    entriesPerChat: wholeNumber({ standard: 3, from: 1, to: 10 }),
  },
});

/** Whether the doctor sees patients by number, in the order of tokens, instead of at exact times; and when who waits is told that it is their turn soon. */
export interface TokenRule {
  readonly byToken: boolean;
  /** Told when only so many are before them. */
  readonly tellWhenBefore: number;
}

export const TOKENS = sectionPerDoctor<TokenRule>({
  fields: { byToken: yesOrNo(false), tellWhenBefore: wholeNumber({ standard: 2, from: 0, to: 10 }) },
});
