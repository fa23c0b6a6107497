/** Every template as WhatsApp would have it approved: by name and language code. The stand-in holds these, and the page for the approval shows them. */
import { LANGUAGES, type Language } from '../domain/message/language.ts';
import { approvedAs, GENERAL_BODIES, TEMPLATE_NAMES, templateForm } from './templates.ts';

export interface TemplateForApproval {
  readonly name: string;
  readonly code: string;
  readonly body: string;
  readonly examples: readonly string[];
  readonly buttons: readonly string[];
}

/** The name that `WHATSAPP_TEMPLATE` has where it is not set otherwise. */
const GENERAL_TEMPLATE = 'clinic_message';

export const approvedTemplates = (): readonly TemplateForApproval[] =>
  LANGUAGES.flatMap((language) => [
    ...TEMPLATE_NAMES.map((name) => ({ ...approvedAs(name, language), ...templateForm(name, language) })),
    general(language),
  ]);

const general = (language: Language): TemplateForApproval => ({
  ...approvedAs(GENERAL_TEMPLATE, language),
  body: GENERAL_BODIES[language],
  examples: ['Namaste Demo Clinic', 'Your report has come.'],
  buttons: [],
});
