/** Renders a menu as the Cloud API's own buttons or list where it fits them; called by `cloudChannel.ts`. */
import type { Choice, OutgoingMessage } from '../../domain/message/outgoingMessage.ts';
import { menuId } from '../menuIds.ts';
import { renderBody } from '../renderMessage.ts';
import { renderText, splitText } from '../renderText.ts';

/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages and -list-messages */
const BUTTONS = 3;
const BUTTON_LETTERS = 20;
const ROWS = 10;
const ROW_LETTERS = 24;
/** The lower of both kinds. */
const BODY_LETTERS = 1024;

export interface Interactive {
  /** What is said before, where the text is too long to stand above buttons. */
  readonly before: readonly string[];
  readonly interactive: Readonly<Record<string, unknown>>;
}

/** Null where there are no choices, too many, or one with too long a label: then they are numbered. */
export function renderInteractive(message: OutgoingMessage, menuVersion: number): Interactive | null {
  const choices = message.choices.flat();
  const action = buttonsFor(choices, menuVersion) ?? listFor(choices, { message, menuVersion });
  if (action === null) return null;
  const body = renderBody(message);
  const hint = renderText(message.numbering?.hint ?? []) || '…';
  const isShort = body.length <= BODY_LETTERS && body !== '';
  return {
    before: isShort ? [] : splitText(body),
    interactive: { ...action, body: { text: isShort ? body : hint } },
  };
}

const fits = (choices: readonly Choice[], count: number, letters: number): boolean =>
  choices.length > 0 &&
  choices.length <= count &&
  choices.every(({ label }) => label.trim() !== '' && [...label].length <= letters) &&
  new Set(choices.map(({ label }) => label)).size === choices.length;

function buttonsFor(choices: readonly Choice[], menuVersion: number) {
  if (!fits(choices, BUTTONS, BUTTON_LETTERS)) return null;
  const buttons = choices.map(({ label }, index) => ({
    type: 'reply',
    reply: { id: menuId(menuVersion, index), title: label },
  }));
  return { type: 'button', action: { buttons } };
}

function listFor(
  choices: readonly Choice[],
  { message, menuVersion }: { message: OutgoingMessage; menuVersion: number },
) {
  if (!fits(choices, ROWS, ROW_LETTERS)) return null;
  const rows = choices.map(({ label }, index) => ({ id: menuId(menuVersion, index), title: label }));
  return { type: 'list', action: { button: message.numbering?.openLabel ?? '…', sections: [{ rows }] } };
}
