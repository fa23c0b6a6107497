/** What a model's tokens cost in rupees; for the inspector, the metrics and the bench. Configuration may give another table. */
import type { ModelUsage } from '../../ports/model.ts';

/** Dollars for a million tokens on the paid tier, for prompts of text; thinking is paid as output. */
export interface TokenPrice {
  readonly inputDollars: number;
  readonly outputDollars: number;
  /** The price holds from this day on (UTC); without one, always. */
  readonly from?: string;
}

export interface PriceTable {
  /** The dollar's rate changes daily: a round figure to be replaced by the clinic's own. */
  readonly rupeesPerDollar: number;
  /** By model id; several prices of one model in the order of their days. */
  readonly models: Readonly<Record<string, readonly TokenPrice[]>>;
  /** For a model that the table does not know: the dearest in it, so that no cost is understated. */
  readonly other: TokenPrice;
}

/**
 * ai.google.dev/gemini-api/docs/pricing, standard paid tier, as copied by third parties in September and October 2026; not read
 * at the source itself. Flash 3.8 costs half until the end of 2026. Some models charge up to twice as much for audio input: a
 * transcription may cost a little more than is shown. The rate of the rupee is an assumption of ours.
 */
export const PRICES: PriceTable = {
  rupeesPerDollar: 90,
  models: {
    'gemini-3.8-flash': [
      { inputDollars: 0.75, outputDollars: 3.75 },
      { inputDollars: 1.5, outputDollars: 7.5, from: '2027-01-01' },
    ],
    'gemini-3.5-flash': [{ inputDollars: 1.5, outputDollars: 9 }],
    'gemini-3.5-flash-lite': [{ inputDollars: 0.3, outputDollars: 2.5 }],
    'gemini-3.1-flash-lite': [{ inputDollars: 0.25, outputDollars: 1.5 }],
    'gemini-2.5-flash': [{ inputDollars: 0.3, outputDollars: 2.5 }],
    'gemini-2.5-flash-lite': [{ inputDollars: 0.1, outputDollars: 0.4 }],
  },
  other: { inputDollars: 1.5, outputDollars: 9 },
};

export interface SpentTokens extends Pick<ModelUsage, 'inputTokens' | 'outputTokens'> {
  readonly model: string;
  readonly at: Date;
}

/** Rupees, unrounded: one turn costs a few paise. */
export function costRupees({ model, at, inputTokens, outputTokens }: SpentTokens, table = PRICES): number {
  const price = priceOf(model, at, table);
  const dollars = (inputTokens * price.inputDollars + outputTokens * price.outputDollars) / 1_000_000;
  return dollars * table.rupeesPerDollar;
}

function priceOf(model: string, at: Date, table: PriceTable): TokenPrice {
  const id = model.replace(/^models\//, '');
  const prices = Object.hasOwn(table.models, id) ? table.models[id] : undefined;
  const day = at.toISOString().slice(0, 10);
  return prices?.findLast(({ from }) => from === undefined || from <= day) ?? table.other;
}
