/** Renders a message as the approved templates that may carry it, the fittest first; `cloudChannel.ts` sends the first that the service knows. */
import type { Language } from '../../domain/message/language.ts';
import { type OutgoingMessage, plainText } from '../../domain/message/outgoingMessage.ts';
import { approvedAs, templateForm } from '../../wording/templates.ts';
import { menuId } from '../menuIds.ts';
import { shorten } from '../renderText.ts';

/** How the clinic's templates are called. Messages that have one of their own name it; for others there may be a general one. */
export interface CloudTemplate {
  /** Its body has two variables: the clinic's name, and what there is to say. Null where the clinic has none approved. */
  readonly general: string | null;
  /** The code under which the general one is approved. */
  readonly language: string;
  readonly clinicName: () => string;
}

const VARIABLE_LIMIT = 900;

/** The message's own form in the patient's language, then in English, then the clinic's general form; empty where there is none. */
export function renderTemplates(
  message: OutgoingMessage,
  { menuVersion, templates }: { readonly menuVersion: number; readonly templates: CloudTemplate },
): readonly Readonly<Record<string, unknown>>[] {
  const { template } = message;
  const languages: readonly Language[] =
    template === undefined ? [] : [...new Set<Language>([template.language, 'en'])];
  return [
    ...(template === undefined
      ? []
      : languages.map((language) => namedTemplate({ ...template, language }, menuVersion))),
    ...generalTemplate(message, templates),
  ];
}

/** With the message's first choices as quick replies, as many as the form has: they answer like any button of this menu. */
function namedTemplate(
  { name, parameters, language }: NonNullable<OutgoingMessage['template']>,
  menuVersion: number,
) {
  const { buttons } = templateForm(name, language);
  return templateMessage(approvedAs(name, language), [
    { type: 'body', parameters: parameters.map(textParameter) },
    ...buttons.map((_, index) => ({
      type: 'button',
      sub_type: 'quick_reply',
      index: String(index),
      parameters: [{ type: 'payload', payload: menuId(menuVersion, index) }],
    })),
  ]);
}

function generalTemplate({ text }: OutgoingMessage, { general, language, clinicName }: CloudTemplate) {
  if (general === null) return [];
  const parameters = [clinicName(), plainText(text)].map(textParameter);
  return [templateMessage({ name: general, code: language }, [{ type: 'body', parameters }])];
}

const templateMessage = (
  { name, code }: { readonly name: string; readonly code: string },
  components: readonly object[],
) => ({ type: 'template', template: { name, language: { code }, components } });

/** A variable may hold no line break and no run of spaces, and it may not be empty. */
const textParameter = (value: string) => ({
  type: 'text',
  text: shorten(value.replaceAll(/\s+/g, ' ').trim(), VARIABLE_LIMIT) || '–',
});
