// Sandbox, Telegram: the text or caption of a call, parsed, trimmed and held to its limit.
import { type FormattedText, parseHtml } from './html.ts';
import type { CallParameters } from './parameters.ts';
import { badRequest, type MessageEntity } from './wire.ts';

/** Of a message's text and of a caption, after the markup is parsed; counted in UTF-16 units, the stricter of the readings. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"]+/g;

/** The text of a message: there must be one. */
export function readMessageText(params: CallParameters): FormattedText {
  const formatted = readFormatted(params, { text: params.text('text') ?? '', entities: 'entities' });
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > TEXT_LIMIT) throw badRequest('message is too long');
  return formatted;
}

/** The caption of a file: there may be none. */
export function readCaption(params: CallParameters): FormattedText {
  const formatted = readFormatted(params, {
    text: params.text('caption') ?? '',
    entities: 'caption_entities',
  });
  if (formatted.text.length > CAPTION_LIMIT) throw badRequest('message caption is too long');
  return formatted;
}

function readFormatted(params: CallParameters, given: { text: string; entities: string }): FormattedText {
  const mode = (params.text('parse_mode') ?? '').toLowerCase();
  if (mode !== '' && mode !== 'html' && mode !== 'none') {
    // Markdown is refused as an unknown mode is: the stand-in reads HTML only, which is what our bots send.
    throw badRequest('unsupported parse_mode');
  }
  const parsed =
    mode === 'html'
      ? parseHtml(given.text)
      : { text: given.text, entities: (params.json(given.entities) ?? []) as readonly MessageEntity[] };
  return withLinks(trim(parsed));
}

/** Spaces and line breaks at both ends are cut off; the entities move with the text. */
function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  if (trimmed.length === text.length || trimmed === '') return { text: trimmed, entities };
  const cut = text.length - text.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - cut);
    const end = Math.min(trimmed.length, entity.offset + entity.length - cut);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text: trimmed, entities: moved };
}

/** The service marks addresses by itself. */
function withLinks(formatted: FormattedText): FormattedText {
  if (!formatted.text.includes('://')) return formatted;
  const links = [...formatted.text.matchAll(URL_IN_TEXT)]
    .map((found) => ({ type: 'url', offset: found.index, length: found[0].length }))
    .filter(({ offset }) => !formatted.entities.some((other) => isAddressAt(other, offset)));
  return { text: formatted.text, entities: [...formatted.entities, ...links] };
}

function isAddressAt(entity: MessageEntity, offset: number): boolean {
  const isOpaque = ['text_link', 'code', 'pre'].includes(entity.type);
  return isOpaque && offset >= entity.offset && offset < entity.offset + entity.length;
}
