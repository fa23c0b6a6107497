/** The page that tells whether a paper is genuine and valid, in three languages, without a script; `paperCheck.ts` sends it. */

import { LANGUAGES, type Language } from '../../domain/message/language.ts';
import type { DocumentKind } from '../../domain/money/documents.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { escapeHtml, LANGUAGE_TAGS, PAYMENT_RETURN_STYLE } from './paymentReturnPage.ts';

/** What stands on the paper, and what has become of it. */
export interface PaperStanding {
  readonly kind: DocumentKind;
  readonly number: string;
  /** The clinic's day of issue. */
  readonly date: string;
  readonly amountPaise: number;
  /** By credit notes. */
  readonly returnedPaise: number;
  readonly clinicName: string | null;
  readonly isDemo: boolean;
}

type Verdict = 'valid' | 'partly' | 'cancelled' | 'unknown';
type Lines = Readonly<Record<Language, string>>;

const LINES: Readonly<Record<Verdict, Lines>> = {
  valid: {
    en: 'This document is genuine and valid.',
    hi: 'यह दस्तावेज़ असली है और मान्य है।',
    hinglish: 'Yeh document asli hai aur valid hai.',
  },
  partly: {
    en: 'This document is genuine. Part of the amount has been given back.',
    hi: 'यह दस्तावेज़ असली है। रकम का एक हिस्सा वापस किया जा चुका है।',
    hinglish: 'Yeh document asli hai. Amount ka ek hissa wapas kiya ja chuka hai.',
  },
  cancelled: {
    en: 'This document is genuine, but it is CANCELLED: the whole amount has been given back.',
    hi: 'यह दस्तावेज़ असली है, लेकिन रद्द हो चुका है: पूरी रकम वापस की जा चुकी है।',
    hinglish: 'Yeh document asli hai, lekin CANCEL ho chuka hai: poora amount wapas kiya ja chuka hai.',
  },
  unknown: {
    en: 'This clinic has issued no such document. Please ask at the desk.',
    hi: 'इस क्लिनिक ने ऐसा कोई दस्तावेज़ जारी नहीं किया है। कृपया डेस्क पर पूछिए।',
    hinglish: 'Is clinic ne aisa koi document jaari nahi kiya hai. Please desk par poochiye.',
  },
};

const SIGNS: Readonly<Record<Verdict, string>> = { valid: '✅', partly: '↩️', cancelled: '❌', unknown: '🔍' };

const TITLES: Readonly<Record<DocumentKind, string>> = {
  receipt: 'Receipt',
  bill_of_supply: 'Bill of Supply',
  tax_invoice: 'Tax Invoice',
  credit_note: 'Credit Note',
};

export const PAPER_CHECK_STYLE = `${PAYMENT_RETURN_STYLE}
dl { display: grid; grid-template-columns: auto 1fr; gap: .35rem 1.25rem; margin: 1.1rem 0; padding: 1rem 0; border: solid var(--line); border-width: 1px 0; }
dt { color: var(--quiet); }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
`;

const DAY = new Intl.DateTimeFormat('en-IN', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function renderPaperCheck(standing: PaperStanding | null, clinic: { readonly name: string }): string {
  const verdict = verdictOf(standing);
  const name = escapeHtml(standing?.clinicName ?? clinic.name);
  const lines = LANGUAGES.map(
    (language) => `<p lang="${LANGUAGE_TAGS[language]}">${LINES[verdict][language]}</p>`,
  ).join('\n');
  return `<!doctype html>
<html lang="en-IN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Document · ${name}</title>
<style>${PAPER_CHECK_STYLE}</style>
</head>
<body>
<main data-verdict="${verdict}">
<h1>${name}</h1>
<p class="sign" aria-hidden="true">${SIGNS[verdict]}</p>
${standing === null ? '' : factsOf(standing)}${lines}
</main>
</body>
</html>
`;
}

function verdictOf(standing: PaperStanding | null): Verdict {
  if (standing === null) return 'unknown';
  if (standing.returnedPaise === 0) return 'valid';
  return standing.returnedPaise < standing.amountPaise ? 'partly' : 'cancelled';
}

function factsOf(standing: PaperStanding): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Document', TITLES[standing.kind] + (standing.isDemo ? ' (demonstration)' : '')],
    ['Number', standing.number],
    ['Date', DAY.format(new Date(`${standing.date}T00:00:00Z`))],
    ['Amount', formatRupees(standing.amountPaise)],
    ...(standing.returnedPaise > 0 ? [['Given back', formatRupees(standing.returnedPaise)] as const] : []),
  ];
  return `<dl>${rows.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>\n`;
}
