/** The thread that draws and prints for the admin bot, one job at a time; started by `fileWorkerEntry.ts`. */
import type { ChartFacts, DaySheetFacts } from '../../ports/adminFiles.ts';
import { answerJobs } from '../workerThread/answerJobs.ts';

export type FileOrder =
  | { readonly kind: 'chart'; readonly facts: ChartFacts }
  | { readonly kind: 'daySheet'; readonly facts: DaySheetFacts };

/** Each draws with its own libraries: they are loaded when the first such file is wanted. */
answerJobs<FileOrder>(async (order) => {
  if (order.kind === 'chart') return (await import('./drawChart.ts')).drawChart(order.facts);
  return (await import('./printDaySheet.ts')).printDaySheet(order.facts);
});
