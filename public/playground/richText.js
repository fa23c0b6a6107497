/** Telegram's entities as elements: bold, links, code and the rest, nested as they come; bubbles use it. */
import { h } from './dom.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'code',
  blockquote: 'q',
};
const OPENABLE = ['http:', 'https:', 'tel:', 'mailto:'];

/** The text cut wherever an entity begins or ends, each piece wrapped in what covers it. Offsets are UTF-16 units, as in JavaScript. */
export function renderText(text, entities) {
  const cuts = new Set([0, text.length]);
  for (const { offset, length } of entities) cuts.add(offset).add(offset + length);
  const points = [...cuts].filter((point) => point <= text.length).sort((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const piece = text.slice(start, points[index + 1]);
    const covering = entities.filter(({ offset, length }) => offset <= start && start < offset + length);
    return covering.reduceRight((inner, entity) => wrap(inner, entity, text), piece);
  });
}

function wrap(inner, entity, text) {
  const address = addressOf(entity, text);
  if (address !== null) return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, inner);
  const tag = TAGS[entity.type];
  return tag === undefined ? inner : h(tag, {}, inner);
}

function addressOf({ type, offset, length, url }, text) {
  const shown = text.slice(offset, offset + length);
  if (type === 'text_link') return openable(url);
  if (type === 'url') return openable(/^[a-z]+:/i.test(shown) ? shown : `https://${shown}`);
  if (type === 'phone_number') return openable(`tel:${shown.replaceAll(/[^+\d]/g, '')}`);
  return type === 'email' ? openable(`mailto:${shown}`) : null;
}

/** The address when a browser may open it from a chat; null for `javascript:` and its like. */
export function openable(address) {
  if (!URL.canParse(address)) return null;
  return OPENABLE.includes(new URL(address).protocol) ? address : null;
}
