/** Where the bot was in a chat and what alarmed it, in words of the clinic's people. Complete in each language by type. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { Language } from '../../domain/message/language.ts';
import type { RedFlag } from '../../domain/message/redFlag.ts';

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

const STATES: Words<ConversationState> = {
  en: {
    IDLE: 'the menu',
    AWAITING_CONSENT: 'the privacy notice',
    AWAITING_NAME: 'the name',
    AWAITING_PHONE: 'the phone number',
    AWAITING_AGE: 'the age',
    AWAITING_GENDER: 'the gender',
    AWAITING_PURPOSE: 'the reason for the visit',
    SELECTING_DOCTOR: 'the choice of a doctor',
    SELECTING_SLOT: 'the choice of a time',
    SELECTING_PAYMENT_MODE: 'the way of paying',
    AWAITING_PAYMENT: 'the payment',
    AWAITING_REPORT_CHOICE: 'the question for reports',
    AWAITING_REPORT_UPLOAD: 'the sending of reports',
    CHOOSING_APPOINTMENT: 'the choice of an appointment',
    CHOOSING_NEW_SLOT: 'the choice of a new time',
    CONFIRMING_CANCEL: 'the question whether to cancel',
    WITH_STAFF: 'the staff',
  },
  hi: {
    IDLE: 'मेन्यू',
    AWAITING_CONSENT: 'निजता की सूचना',
    AWAITING_NAME: 'नाम',
    AWAITING_PHONE: 'फ़ोन नंबर',
    AWAITING_AGE: 'उम्र',
    AWAITING_GENDER: 'जेंडर',
    AWAITING_PURPOSE: 'दिखाने की वजह',
    SELECTING_DOCTOR: 'डॉक्टर चुनना',
    SELECTING_SLOT: 'समय चुनना',
    SELECTING_PAYMENT_MODE: 'भुगतान का तरीक़ा',
    AWAITING_PAYMENT: 'भुगतान',
    AWAITING_REPORT_CHOICE: 'रिपोर्ट का सवाल',
    AWAITING_REPORT_UPLOAD: 'रिपोर्ट भेजना',
    CHOOSING_APPOINTMENT: 'अपॉइंटमेंट चुनना',
    CHOOSING_NEW_SLOT: 'नया समय चुनना',
    CONFIRMING_CANCEL: 'रद्द करने का सवाल',
    WITH_STAFF: 'स्टाफ़',
  },
  hinglish: {
    IDLE: 'menu',
    AWAITING_CONSENT: 'privacy ki soochna',
    AWAITING_NAME: 'naam',
    AWAITING_PHONE: 'phone number',
    AWAITING_AGE: 'umar',
    AWAITING_GENDER: 'gender',
    AWAITING_PURPOSE: 'dikhane ki wajah',
    SELECTING_DOCTOR: 'doctor chunna',
    SELECTING_SLOT: 'time chunna',
    SELECTING_PAYMENT_MODE: 'payment ka tareeka',
    AWAITING_PAYMENT: 'payment',
    AWAITING_REPORT_CHOICE: 'report ka sawaal',
    AWAITING_REPORT_UPLOAD: 'report bhejna',
    CHOOSING_APPOINTMENT: 'appointment chunna',
    CHOOSING_NEW_SLOT: 'naya time chunna',
    CONFIRMING_CANCEL: 'cancel ka sawaal',
    WITH_STAFF: 'staff',
  },
};

const FLAGS: Words<RedFlag> = {
  en: {
    chest_pain: 'chest pain',
    breathing: 'trouble breathing',
    stroke: 'signs of a stroke',
    bleeding: 'bleeding',
    unconscious: 'unconscious',
    poisoning: 'poisoning',
    self_harm: 'self-harm',
    child_danger: 'a child in danger',
    seizure: 'a seizure',
    severe_allergy: 'a severe allergy',
    severe_injury: 'a severe injury',
    pregnancy_danger: 'danger in a pregnancy',
  },
  hi: {
    chest_pain: 'सीने में दर्द',
    breathing: 'साँस की तकलीफ़',
    stroke: 'लकवे के लक्षण',
    bleeding: 'ख़ून बहना',
    unconscious: 'बेहोशी',
    poisoning: 'ज़हर',
    self_harm: 'ख़ुद को नुक़सान',
    child_danger: 'बच्चा ख़तरे में',
    seizure: 'दौरा',
    severe_allergy: 'तेज़ एलर्जी',
    severe_injury: 'गंभीर चोट',
    pregnancy_danger: 'गर्भावस्था में ख़तरा',
  },
  hinglish: {
    chest_pain: 'seene me dard',
    breathing: 'saans ki takleef',
    stroke: 'stroke ke lakshan',
    bleeding: 'khoon behna',
    unconscious: 'behoshi',
    poisoning: 'zeher',
    self_harm: 'khud ko nuksaan',
    child_danger: 'bachcha khatre me',
    seizure: 'daura',
    severe_allergy: 'tez allergy',
    severe_injury: 'gambhir chot',
    pregnancy_danger: 'pregnancy me khatra',
  },
};

export const placeInWords = (state: ConversationState, language: Language): string => STATES[language][state];

/** A notice that was written down by an older build may carry a sign that is no more: it is told as it stands. */
export const signInWords = (flag: string, language: Language): string =>
  (FLAGS[language] as Readonly<Record<string, string>>)[flag] ?? flag.replaceAll('_', ' ');
