/** What a patient may agree to, each purpose on its own, as India's DPDP Act asks (sections 5 and 6). */

/** `care`: booking, visit, payment and the doctor's reports. `reminders`: messages about the visit that we begin. */
export const CONSENT_PURPOSES = ['care', 'reminders'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Of the notice's text. Raise it when what is asked changes: patients are asked again then. */
export const CONSENT_VERSION = 1;
