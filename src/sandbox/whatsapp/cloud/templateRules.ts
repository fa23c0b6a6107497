// Sandbox, WhatsApp Cloud API: what is shown of a message by template, and what is refused when it does not fit the approved form.
// Source: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
import type { ShownChoice } from '../room.ts';
import { CloudRefusal, listIn, recordIn, textIn } from './requestFields.ts';

export interface ApprovedTemplate {
  readonly name: string;
  /** The language code. */
  readonly code: string;
  /** With `{{1}}` and so on for its variables. */
  readonly body: string;
  readonly buttons: readonly string[];
}

interface ShownTemplate {
  readonly text: string;
  readonly choices: readonly ShownChoice[];
}

const BUTTONS = 10;

/** Without a list of approved ones, all are, and show their variables one below the other. */
export function readTemplate(
  content: Record<string, unknown>,
  approved: readonly ApprovedTemplate[] | null,
): ShownTemplate {
  const name = textIn(content, 'name', 512);
  const code = textIn(recordIn(content, 'language'), 'code', 10);
  const components = listIn(content, 'components', 1 + BUTTONS);
  const values = components
    .filter(({ type }) => type === 'body')
    .flatMap((component) => listIn(component, 'parameters', 20))
    .map((parameter) => textIn(parameter, 'text', 1024));
  if (values.some((value) => /[\n\t]| {5}/.test(value)))
    throw new CloudRefusal(400, 132012, '(#132012) Parameter format does not match');
  if (approved === null) return { text: `${values.join('\n')}\nReply to go on.`, choices: [] };
  const form = approved.find((one) => one.name === name && one.code === code);
  if (form === undefined)
    throw new CloudRefusal(404, 132001, '(#132001) Template name does not exist in the translation');
  if (values.length !== new Set(form.body.match(/\{\{\d+\}\}/g)).size)
    throw new CloudRefusal(400, 132000, '(#132000) Number of parameters does not match');
  return {
    text: form.body.replaceAll(/\{\{(\d+)\}\}/g, (_, place: string) => values[Number(place) - 1] ?? ''),
    choices: form.buttons.map((title, index) => quickReply(title, payloadOf(components, index))),
  };
}

/** A button without a payload of its own comes back with its words. */
const quickReply = (title: string, payload: string | null): ShownChoice => ({
  id: payload ?? title,
  title,
  isQuickReply: true,
});

function payloadOf(components: readonly Record<string, unknown>[], index: number): string | null {
  const button = components.find((one) => one['type'] === 'button' && one['index'] === String(index));
  if (button === undefined) return null;
  if (button['sub_type'] !== 'quick_reply')
    throw new CloudRefusal(400, 132018, '(#132018) There is an issue with the parameters in your template');
  const [parameter] = listIn(button, 'parameters', 1);
  return parameter === undefined ? null : textIn(parameter, 'payload', 256);
}
