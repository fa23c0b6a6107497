// Sandbox, WhatsApp: the app's own signs for bold, italic, struck and code as entities, and addresses as links; the phone's view uses it.

export interface TextEntity {
  readonly type: 'bold' | 'italic' | 'strikethrough' | 'code' | 'url';
  /** In UTF-16 units of the text without the signs. */
  readonly offset: number;
  readonly length: number;
}

const TYPES: Readonly<Record<string, TextEntity['type']>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strikethrough',
  '`': 'code',
};
/** A pair of signs around words, on one line, at the borders of words; or an address. */
const MARKED = /(https?:\/\/[^\s]+)|(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}])/gu;

export function readFormatting(marked: string): {
  readonly text: string;
  readonly entities: readonly TextEntity[];
} {
  const entities: TextEntity[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(MARKED)) {
    const [whole, address, sign = '', inner = ''] = match;
    text += marked.slice(from, match.index);
    const shown = address ?? inner;
    const type = address === undefined ? TYPES[sign] : 'url';
    if (type !== undefined) entities.push({ type, offset: text.length, length: shown.length });
    text += shown;
    from = match.index + whole.length;
  }
  return { text: text + marked.slice(from), entities };
}
