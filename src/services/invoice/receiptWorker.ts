/** The printing thread: takes facts, answers with PDFs, one at a time; started by `services/invoice.ts` through `workerEntry.ts`. */
import type { DayClose } from '../../domain/money/dayClose.ts';
import type { ConfirmationFacts, ReceiptFacts } from '../../ports/documentPrinter.ts';
import { answerJobs } from '../workerThread/answerJobs.ts';
import { createFontShelf, type FontShelf } from './fontShelf.ts';
import { printConfirmation } from './printConfirmation.ts';
import { printDayClose } from './printDayClose.ts';
import { printReceipt } from './printReceipt.ts';

export type PrintOrder =
  | { readonly layout: 'receipt'; readonly facts: ReceiptFacts }
  | { readonly layout: 'confirmation'; readonly facts: ConfirmationFacts }
  | { readonly layout: 'dayClose'; readonly facts: DayClose };

type FactsOf<Layout extends PrintOrder['layout']> = Extract<PrintOrder, { layout: Layout }>['facts'];

const LAYOUTS: {
  readonly [Layout in PrintOrder['layout']]: (facts: FactsOf<Layout>, shelf: FontShelf) => Uint8Array;
} = { receipt: printReceipt, confirmation: printConfirmation, dayClose: printDayClose };

const shelf = createFontShelf();

answerJobs<PrintOrder>(({ layout, facts }) => {
  // The table pairs each layout with its facts; TypeScript cannot follow that through an index.
  const print = LAYOUTS[layout] as (facts: PrintOrder['facts'], shelf: FontShelf) => Uint8Array;
  return print(facts, shelf);
});
