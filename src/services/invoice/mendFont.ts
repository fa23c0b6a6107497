/** Tells fontkit what it does not know of a font's rules; `fontShelf.ts` does it once a font, before anything is shaped. */
import type { Font } from 'fontkit';

/** No sign of any font here is of this class, so a rule that keeps to it passes over all of them. */
const CLASS_OF_NO_SIGN = 255;

/**
 * fontkit 2.0.4 reads that a rule passes over signs (`useMarkFilteringSet`, OpenType 1.6) and does not obey. Noto's Kannada joins ಕ + ್ + ಷ across the vowel sign that
 * stands between them by then; without that the ಷ is a subscript of its own, and every ಲಕ್ಷ್ಮಿ is set too wide. Passing over a class of signs it does know.
 */
export function mendFont(font: Font): Font {
  const { GSUB } = font;
  if (GSUB === undefined) return font;
  const joining = GSUB.featureList.filter(({ tag }) => tag === 'akhn');
  for (const { feature } of joining)
    for (const index of feature.lookupListIndexes) {
      const { flags } = GSUB.lookupList.get(index);
      if (flags.flags.useMarkFilteringSet) flags.markAttachmentType = CLASS_OF_NO_SIGN;
    }
  return font;
}
