// Sandbox, Telegram: reads the HTML of parse_mode=HTML as the Bot API does: a text with entities, or the reason why not.
// The rules and the wordings are those of TDLib's tests of parse_html (test/message_entities.cpp).
import { badRequest, type MessageEntity } from './wire.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
};

const NAMED_CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const CHARACTER_REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot));?/iy;
const SPACE = /\s/;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
/** Of an attribute's value without quotes. */
const NAME_TOKEN = /[a-z\d.-]*/iy;

interface OpenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly offset: number;
}

/** The text without its tags and the entities they stood for; throws the Bot API's refusal of bad markup. */
export function parseHtml(html: string): FormattedText {
  return html.includes('<') || html.includes('&')
    ? new HtmlReader(html).read()
    : { text: html, entities: [] };
}

class HtmlReader {
  readonly #html: string;
  readonly #open: OpenTag[] = [];
  readonly #entities: MessageEntity[] = [];
  #text = '';
  #at = 0;

  constructor(html: string) {
    this.#html = html;
  }

  read(): FormattedText {
    while (this.#at < this.#html.length) {
      const character = this.#html[this.#at];
      if (character === '<') this.#readTag();
      else if (character === '&') this.#text += this.#readReference();
      else this.#readPlain();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) {
      throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
    }
    if (LONE_SURROGATE.test(this.#text)) {
      throw badRequest(
        'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
      );
    }
    this.#entities.sort((one, other) => one.offset - other.offset || other.length - one.length);
    return { text: this.#text, entities: mergeCodeInPre(this.#entities) };
  }

  #readPlain(): void {
    const start = this.#at;
    while (this.#at < this.#html.length && !'<&'.includes(this.#html[this.#at] ?? '')) this.#at += 1;
    this.#text += this.#html.slice(start, this.#at);
  }

  #readReference(): string {
    CHARACTER_REFERENCE.lastIndex = this.#at;
    const found = CHARACTER_REFERENCE.exec(this.#html);
    const [whole = '&', decimal, hexadecimal, name] = found ?? [];
    const code = Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10);
    if (name === undefined && !(code > 0 && code <= 0x10ffff)) {
      this.#at += 1;
      return '&';
    }
    this.#at += whole.length;
    return name === undefined ? String.fromCodePoint(code) : (NAMED_CHARACTERS[name.toLowerCase()] ?? '');
  }

  #readTag(): void {
    const begin = this.#at;
    this.#at += 1;
    if (this.#html[this.#at] === '/') this.#readEndTag(begin);
    else this.#readStartTag(begin);
  }

  #readStartTag(begin: number): void {
    const name = this.#readUntil((character) => SPACE.test(character) || character === '>').toLowerCase();
    if (this.#isAtEnd) throw cannotParse(`Unclosed start tag at byte offset ${this.#bytesUntil(begin)}`);
    if (!Object.hasOwn(ENTITY_OF_TAG, name)) {
      throw cannotParse(`Unsupported start tag "${name}" at byte offset ${this.#bytesUntil(begin)}`);
    }
    const attributes: Record<string, string> = {};
    this.#skipSpace();
    while (this.#html[this.#at] !== '>') {
      this.#readAttribute({ tag: name, begin, attributes });
      this.#skipSpace();
    }
    this.#at += 1;
    if (name === 'span' && attributes['class'] !== 'tg-spoiler') {
      throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${this.#bytesUntil(begin)}`);
    }
    this.#open.push({ name, attributes, offset: this.#text.length });
  }

  #readAttribute(place: { tag: string; begin: number; attributes: Record<string, string> }): void {
    const { tag, begin, attributes } = place;
    const where = `at byte offset ${this.#bytesUntil(begin)}`;
    const name = this.#readUntil(
      (character) => SPACE.test(character) || '=>'.includes(character),
    ).toLowerCase();
    if (name === '') {
      throw cannotParse(
        this.#isAtEnd ? `Unclosed start tag ${where}` : `Empty attribute name in the tag "${tag}" ${where}`,
      );
    }
    this.#skipSpace();
    if (this.#html[this.#at] !== '=') {
      if (tag === 'blockquote' && name === 'expandable' && !this.#isAtEnd) {
        attributes[name] = '';
        return;
      }
      throw cannotParse(`Expected equal sign in declaration of an attribute of the tag "${tag}" ${where}`);
    }
    this.#at += 1;
    this.#skipSpace();
    if (this.#isAtEnd) throw cannotParse(`Unclosed start tag "${tag}" ${where}`);
    attributes[name] = this.#readAttributeValue();
    if (this.#isAtEnd) throw cannotParse(`Unclosed start tag ${where}`);
  }

  #readAttributeValue(): string {
    const quote = this.#html[this.#at];
    if (quote !== '"' && quote !== "'") {
      NAME_TOKEN.lastIndex = this.#at;
      const token = NAME_TOKEN.exec(this.#html)?.[0] ?? '';
      const start = this.#at;
      this.#at += token.length;
      const next = this.#html[this.#at];
      if (next === undefined || !(SPACE.test(next) || next === '>')) {
        throw cannotParse(`Unexpected end of name token at byte offset ${this.#bytesUntil(start)}`);
      }
      return token.toLowerCase();
    }
    this.#at += 1;
    let value = '';
    while (!this.#isAtEnd && this.#html[this.#at] !== quote) {
      if (this.#html[this.#at] === '&') value += this.#readReference();
      else value += this.#html[this.#at++];
    }
    this.#at += 1;
    return value;
  }

  #readEndTag(begin: number): void {
    const open = this.#open.pop();
    const where = `at byte offset ${this.#bytesUntil(begin)}`;
    if (open === undefined) throw cannotParse(`Unexpected end tag ${where}`);
    this.#at += 1;
    const name = this.#readUntil((character) => SPACE.test(character) || character === '>').toLowerCase();
    this.#skipSpace();
    if (this.#html[this.#at] !== '>') throw cannotParse(`Unclosed end tag ${where}`);
    this.#at += 1;
    if (name !== '' && name !== open.name) {
      throw cannotParse(`Unmatched end tag ${where}, expected "</${open.name}>", found "</${name}>"`);
    }
    const length = this.#text.length - open.offset;
    const entity = entityOf(open, { length, content: this.#text.slice(open.offset) });
    if (length > 0 && entity !== undefined) this.#entities.push(entity);
  }

  #readUntil(isEnd: (character: string) => boolean): string {
    const start = this.#at;
    while (!this.#isAtEnd && !isEnd(this.#html[this.#at] ?? '')) this.#at += 1;
    return this.#html.slice(start, this.#at);
  }

  #skipSpace(): void {
    while (SPACE.test(this.#html[this.#at] ?? 'x')) this.#at += 1;
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#html.length;
  }

  #bytesUntil(index: number): number {
    return Buffer.byteLength(this.#html.slice(0, index));
  }
}

function entityOf(
  tag: OpenTag,
  { length, content }: { length: number; content: string },
): MessageEntity | undefined {
  const type = ENTITY_OF_TAG[tag.name] ?? tag.name;
  const place = { offset: tag.offset, length };
  if (type === 'text_link') {
    const url = linkAddress(tag.attributes['href'] ?? content);
    return url === undefined ? undefined : { type, ...place, url };
  }
  if (type === 'custom_emoji') return { type, ...place, custom_emoji_id: tag.attributes['emoji-id'] ?? '' };
  if (type === 'blockquote' && 'expandable' in tag.attributes)
    return { type: 'expandable_blockquote', ...place };
  const language = /^language-(.+)$/.exec(tag.attributes['class'] ?? '')?.[1];
  return type === 'code' && language !== undefined ? { type, ...place, language } : { type, ...place };
}

/** A link without a scheme is taken as http; what is no address at all makes no link, and no error either. */
function linkAddress(href: string): string | undefined {
  const address = /^[a-z][a-z\d+.-]*:/i.test(href) ? href : `http://${href}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, href: full } = new URL(address);
  const isKnown = ['http:', 'https:', 'tg:', 'ton:'].includes(protocol);
  return isKnown && (hostname.includes('.') || hostname === 'localhost' || protocol === 'tg:')
    ? full
    : undefined;
}

/** `<pre><code class="language-x">`, in either order, is one entity: pre with a language. */
function mergeCodeInPre(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  const twinOf = (one: MessageEntity, type: string) =>
    entities.find(
      (other) => other.type === type && other.offset === one.offset && other.length === one.length,
    );
  return entities.flatMap((entity) => {
    if (entity.type === 'pre') {
      const language = twinOf(entity, 'code')?.language;
      return language === undefined ? [entity] : [{ ...entity, language }];
    }
    if (entity.type !== 'code' || entity.language === undefined) return [entity];
    const { language: _merged, ...code } = entity;
    return twinOf(entity, 'pre') === undefined ? [code] : [];
  });
}

function cannotParse(reason: string): Error {
  return badRequest(`can't parse entities: ${reason}`);
}
