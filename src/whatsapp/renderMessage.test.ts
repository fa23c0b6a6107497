/** What patients see on WhatsApp: bold, bare links, numbers that stay the same from page to page, and nothing forged by what was typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOfNumber, numberedPage, pageCount } from '../domain/message/numberedMenu.ts';
import type { Choice, OutgoingMessage } from '../domain/message/outgoingMessage.ts';
import { readFormatting } from '../sandbox/whatsapp/formatting.ts';
import { renderInteractive } from './cloud/renderInteractive.ts';
import { renderNumbered } from './renderMessage.ts';
import { renderText, splitText } from './renderText.ts';

const choice = (label: string, tool = 'holdSlot'): Choice => ({ label, call: { tool, arguments: {} } });
const BACK = choice('Back', 'goBack');

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  text: ['When?'],
  choices: [],
  links: [],
  contactButton: null,
  lasts: false,
  numbering: { page: 0, style: 'numbers', hint: ['Reply with a number.'], openLabel: 'Choose' },
  ...more,
});

describe('a message on WhatsApp', () => {
  it('has its choices numbered from one, and back as nought', () => {
    const [text] = renderNumbered(message({ choices: [[choice('Morning'), choice('Evening')], [BACK]] }));
    expect(text).toBe('When?\n\n1. Morning\n2. Evening\n0. Back\n\nReply with a number.');
  });

  it('shows words instead where a digit would be the answer itself', () => {
    const numbering = { page: 0, style: 'words' as const, hint: [], openLabel: 'Choose' };
    expect(renderNumbered(message({ choices: [[BACK]], numbering }))).toEqual(['When?\n\n• Back']);
  });

  it('puts each address on a line of its own', () => {
    const text = ['Pay ', { bold: '₹600' }, ' at ', { link: 'https://rzp.io/i/a_b' }, ' in time.'];
    expect(renderText(text)).toBe('Pay *₹600* at \nhttps://rzp.io/i/a_b\nin time.');
    const links = [{ label: 'Map', url: 'https://maps.example/x' }];
    expect(renderNumbered(message({ links }))).toEqual(['When?\n\nMap:\nhttps://maps.example/x']);
  });

  it('formats nothing that a patient typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '_', '~', '`', 'a', ' ', 'क') }), (typed) => {
        expect(readFormatting(renderText([typed])).entities).toEqual([]);
      }),
    );
  });

  it('is cut into parts that fit and lose no word', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 60 }), (words) => {
        const text = words.join(' ').trim();
        const parts = splitText(text, 120);
        expect(parts.every((part) => part.length <= 120)).toBe(true);
        expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('numbers', () => {
  it('mean the same choice on every page, each choice once, at most nine a page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), (count, hasBack) => {
        const all = Array.from({ length: count }, (_, index) => choice(`c${index}`));
        const choices = hasBack ? [...all, BACK] : all;
        const shown = Array.from({ length: pageCount(choices) }, (_, page) => numberedPage(choices, page));
        expect(shown.every((page) => page.choices.length <= 9)).toBe(true);
        const numbers = shown.flatMap((page) => page.choices);
        expect(numbers.map(({ index }) => index)).toEqual(all.map((_, index) => index));
        for (const { number, index } of numbers) expect(indexOfNumber(choices, number)).toBe(index);
        expect(indexOfNumber(choices, 0)).toBe(hasBack ? count : null);
        expect(indexOfNumber(choices, count + 1)).toBeNull();
      }),
    );
  });
});

describe('the Cloud API', () => {
  const labels = (count: number) => [Array.from({ length: count }, (_, index) => choice(`Time ${index}`))];

  it.each([
    [3, 'button'],
    [4, 'list'],
    [10, 'list'],
  ])('shows %i choices as its own %s', (count, type) => {
    expect(renderInteractive(message({ choices: labels(count) }), 7)?.interactive).toMatchObject({ type });
  });

  it.each([
    ['none', message()],
    ['eleven', message({ choices: labels(11) })],
    ['one with too long a label', message({ choices: [[choice('An appointment at half past five')]] })],
    ['two of the same words', message({ choices: [[choice('Asha'), choice('Asha')]] })],
  ])('shows no buttons for %s', (_, given) => {
    expect(renderInteractive(given, 7)).toBeNull();
  });

  it('says a long text first, and hangs the buttons under the hint', () => {
    const long = renderInteractive(message({ text: ['word '.repeat(400)], choices: labels(2) }), 7);
    expect(long?.before.length).toBe(1);
    expect(long?.interactive).toMatchObject({ body: { text: 'Reply with a number.' } });
  });
});
