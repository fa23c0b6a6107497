/** Names of every script are joined and spaced as HarfBuzz does it: widths in thousandths of the letter size, measured in Chromium with the same fonts. */
import { expect, it } from 'vitest';
import { createFontShelf, type ShapedScript } from './fontShelf.ts';
import { shapedWidth } from './glyphShaper.ts';

const WIDTHS = {
  Devanagari: { श्रीकृष्ण: 2780, द्विवेदी: 2180, क्षेत्रज्ञ: 1910 },
  Bengali: { চট্টোপাধ্যায়: 4467, কৃষ্ণেন্দু: 2903 },
  Gurmukhi: { ਗੁਰਪ੍ਰੀਤ: 2723, ਢਿੱਲੋਂ: 1579 },
  Gujarati: { ક્ષિતિજ: 2641, જ્ઞાનેશ્વર: 2809 },
  Tamil: { கிருஷ்ணமூர்த்தி: 8824, ஸ்ரீனிவாசன்: 6606 },
  Telugu: { లక్ష్మీ: 1651, వెంకటేశ్వర్లు: 4435 },
  Kannada: { ಲಕ್ಷ್ಮಿ: 1606, ಲಕ್ಷ್ಮೀ: 1911, ಕ್ಷೇತ್ರಜ್ಞ: 2513, ಶ್ರೀಕೃಷ್ಣ: 2739 },
  Malayalam: { ശ്രീകൃഷ്ണൻ: 6372, നമ്പൂതിരി: 4644 },
} as const satisfies { readonly [Script in ShapedScript]: Readonly<Record<string, number>> };

const shelf = createFontShelf();

it.each(Object.entries(WIDTHS))('names in %s are as wide as a browser sets them', (script, names) => {
  const font = shelf.shapedFont(script as ShapedScript, 'regular');
  if (font === null) throw new Error(`the font of ${script} is not installed`);
  // A browser rounds each letter's width by itself.
  for (const [name, width] of Object.entries(names))
    expect(Math.abs(shapedWidth(font, name, 1000) - width), name).toBeLessThanOrEqual(3);
});
