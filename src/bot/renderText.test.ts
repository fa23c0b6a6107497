// Rendering: names that look like markup, and texts too long for one message.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, type RichPart, type RichText } from '../domain/message/outgoingMessage.ts';
import { parseHtml } from '../sandbox/telegram/html.ts';
import { renderHtml, shorten, splitText } from './renderText.ts';

const letters = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '&',
      '&lt;',
      '</b>',
      '<b>',
      '"',
      '\n\n',
      '\n',
      ' ',
      'क्',
      '👩‍⚕️',
      '👍🏽',
      'a',
    ),
  }),
  fc
    .tuple(
      fc.constantFrom('word ', 'अपॉइंटमेंट ', 'line\n', 'paragraph\n\n', 'x', '👩🏽‍⚕️'),
      fc.integer({ min: 1, max: 6000 }),
    )
    .map(([piece, times]) => piece.repeat(times).slice(0, 9000)),
);
const part: fc.Arbitrary<RichPart> = fc.oneof(
  letters,
  letters.map((bold) => ({ bold })),
  letters.map((link) => ({ link })),
);
const richText: fc.Arbitrary<RichText> = fc.array(part, { maxLength: 5 });

const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
const boldLetters = (text: RichText) =>
  text.map((piece) => (typeof piece !== 'string' && 'bold' in piece ? piece.bold : '')).join('');

describe('a long text', () => {
  it('is cut into parts that are the text again, each within the limit and whole in its letters', () => {
    fc.assert(
      fc.property(richText, (text) => {
        const parts = splitText(text);
        expect(parts.map(plainText).join('')).toBe(wellFormed(plainText(text)));
        for (const one of parts) {
          expect(plainText(one).length).toBeLessThanOrEqual(4096);
          expect(plainText(one)).not.toMatch(/\p{Surrogate}/u);
        }
        expect(parts.map(boldLetters).join('')).toBe(wellFormed(boldLetters(text)));
      }),
      { numRuns: 150 },
    );
  });

  it('becomes HTML that Telegram reads as the same letters, with nothing in it taken for a tag', () => {
    fc.assert(
      fc.property(richText, (text) => {
        const shown = splitText(text)
          .map(plainText)
          .filter((one) => /[^\s\p{C}\p{Z}]/u.test(one));
        const read = renderHtml(text).map(parseHtml);
        expect(read.map(({ text: seen }) => seen)).toEqual(shown);
        expect(read.flatMap(({ entities }) => entities).every(({ type }) => type === 'bold')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['after a paragraph', `${'a'.repeat(3000)}\n\n${'b'.repeat(900)}\n${'c d '.repeat(500)}`, 3002],
    ['after a line, where there is no paragraph', `${'a'.repeat(3000)}\n${'b '.repeat(900)}`, 3001],
    ['after a word, where there is no line', 'abc '.repeat(2000), 4096],
    [
      'after a line, where the paragraph is too near the beginning',
      `a\n\n${'b'.repeat(2000)}\n${'c'.repeat(4000)}`,
      2004,
    ],
    ['between letters, where there is nothing else', 'a'.repeat(5000), 4096],
    ['before a pair that would be torn', `${'a'.repeat(4095)}👍${'b'.repeat(100)}`, 4095],
    ['before a letter that its mark belongs to', `${'a'.repeat(4095)}कि${'b'.repeat(100)}`, 4095],
    ['before a family that is joined to one sign', `${'a'.repeat(4092)}👩‍👧${'b'.repeat(100)}`, 4092],
  ])('is cut %s', (_where, text, cut) => {
    expect(splitText([text]).map((one) => plainText(one).length)[0]).toBe(cut);
  });

  it('stays bold on both sides of a cut', () => {
    const [first, second] = renderHtml([{ bold: 'a'.repeat(5000) }]);
    expect(first).toBe(`<b>${'a'.repeat(4096)}</b>`);
    expect(second).toBe(`<b>${'a'.repeat(904)}</b>`);
  });
});

describe('a text', () => {
  it('shows a name that looks like markup letter by letter', () => {
    expect(
      renderHtml([
        'Dear ',
        { bold: '<b>Ravi & "Sons"</b>' },
        ', see ',
        { link: 'https://pay.example/?a=1&b=<2>' },
      ]),
    ).toEqual([
      'Dear <b>&lt;b&gt;Ravi &amp; "Sons"&lt;/b&gt;</b>, see https://pay.example/?a=1&amp;b=&lt;2&gt;',
    ]);
  });

  it('that shows nothing makes no message', () => {
    expect(renderHtml([' \n', { bold: '' }, '\u200b'])).toEqual([]);
  });

  it('is shortened at a whole letter, with a sign that more was there', () => {
    expect(shorten('abc', 3)).toBe('abc');
    expect(shorten('abcd', 3)).toBe('ab…');
    expect(shorten('a👍👍', 4)).toBe('a👍…');
  });
});
