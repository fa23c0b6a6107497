/** Renders an outgoing message as text with its menu in numbers; the Web channel sends it so, the Cloud channel where no buttons fit. */
import { numberedPage } from '../domain/message/numberedMenu.ts';
import {
  type LinkButton,
  type OutgoingMessage,
  plainText,
  type RichText,
} from '../domain/message/outgoingMessage.ts';
import { renderText, splitText } from './renderText.ts';

/** For a message that would show nothing: an empty one is refused. */
const NO_WORDS = '…';

/** What is said, with the addresses below it: without the menu. */
export function renderBody(message: OutgoingMessage): string {
  const links = message.links.flatMap((link) => writtenLink(message.text, link));
  return renderText([...message.text, ...links]).trim();
}

/** At least one text; the menu stands at the end of the last. */
export function renderNumbered(message: OutgoingMessage): readonly [string, ...string[]] {
  const menu = renderMenu(message);
  const [first, ...others] = splitText(
    [renderBody(message), menu].filter((part) => part !== '').join('\n\n'),
  );
  return first === undefined ? [NO_WORDS] : [first, ...others];
}

/** The choices with their numbers, or as words to write, and how to choose. */
function renderMenu({ choices, numbering }: OutgoingMessage): string {
  const all = choices.flat();
  if (all.length === 0) return '';
  const { page = 0, style = 'numbers', hint = [] } = numbering ?? {};
  const shown = numberedPage(all, page);
  const lines = [...shown.choices, ...(shown.back === null ? [] : [shown.back])].map(({ number, index }) => {
    const label = renderText([all[index]?.label ?? '']);
    return style === 'numbers' ? `${number}. ${label}` : `• ${label}`;
  });
  return [lines.join('\n'), renderText(hint)].filter((part) => part !== '').join('\n\n');
}

/** The address below the text, unless the text shows it already. */
function writtenLink(text: RichText, { label, url }: LinkButton): RichText {
  return plainText(text).includes(url) ? [] : ['\n\n', `${label}:`, { link: url }];
}
