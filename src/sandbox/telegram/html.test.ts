// Sandbox, Telegram: the stand-in reads the HTML of messages as the real service does.
import { describe, expect, it } from 'vitest';
import { parseHtml } from './html.ts';

describe('HTML that Telegram takes', () => {
  it.each([
    ['plain words & a lone ampersand', 'plain words & a lone ampersand', []],
    ['&lt;b&gt; &amp;amp; &quot;', '<b> &amp; "', []],
    ['&laquo;&#8377;500&#x20B9', '&laquo;₹500₹', []],
    ['<b>Fee</b>: ₹500', 'Fee: ₹500', [{ type: 'bold', offset: 0, length: 3 }]],
    ['😀<i>a😀</i>', '😀a😀', [{ type: 'italic', offset: 2, length: 3 }]],
    ['<b></b>x', 'x', []],
    ['<B>x</>', 'x', [{ type: 'bold', offset: 0, length: 1 }]],
    [
      '<a href="https://example.com/?a=1&amp;b=2">pay</a>',
      'pay',
      [{ type: 'text_link', offset: 0, length: 3, url: 'https://example.com/?a=1&b=2' }],
    ],
    ['<a href="not a link">pay</a>', 'pay', []],
    ['<span class="tg-spoiler">x</span>', 'x', [{ type: 'spoiler', offset: 0, length: 1 }]],
    [
      '<pre><code class="language-ts">x</code></pre>',
      'x',
      [{ type: 'pre', offset: 0, length: 1, language: 'ts' }],
    ],
    ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
    [
      '<i>😀 <b>b</b></i>',
      '😀 b',
      [
        { type: 'italic', offset: 0, length: 4 },
        { type: 'bold', offset: 3, length: 1 },
      ],
    ],
  ])('%s', (html, text, entities) => {
    expect(parseHtml(html)).toEqual({ text, entities });
  });
});

describe('HTML that Telegram refuses, in its own words', () => {
  it.each([
    ['5 < 6', 'Unsupported start tag "" at byte offset 2'],
    ['price <', 'Unclosed start tag at byte offset 6'],
    ['<Dr Iyer>', 'Unsupported start tag "dr" at byte offset 0'],
    ['line<br>line', 'Unsupported start tag "br" at byte offset 4'],
    ['₹<b', 'Unclosed start tag at byte offset 3'],
    ['<b>open', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<i>a</i   ', 'Unclosed end tag at byte offset 4'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<i =x>a</i>', 'Empty attribute name in the tag "i" at byte offset 0'],
    ['<i  x>a</i>', 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 0'],
    ['<i x = ', 'Unclosed start tag "i" at byte offset 0'],
    ['<i x = 1,>', 'Unexpected end of name token at byte offset 7'],
    ['<i x = "1>', 'Unclosed start tag at byte offset 0'],
  ])('%s', (html, reason) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });

  it('half a surrogate pair, written as a character reference', () => {
    expect(() => parseHtml('&#57311;')).toThrow('Text contains invalid Unicode characters');
  });
});
