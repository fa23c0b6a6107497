/** English: medical reports that a patient sends. */
import { lines, rich } from '../rich.ts';
import type { ReportSentences } from '../themes.ts';
import { englishLabels } from './labels.ts';
import { counted } from './vocabulary.ts';

export const englishReports = {
  askReports: () =>
    lines('Do you have reports or old prescriptions that the doctor should see?', 'You can send them here.'),
  askReportUpload: ({ limitCount, limitMegabytes }) =>
    lines(
      rich`📄 Please send photos or PDFs: up to ${counted(limitCount, 'file')}, each up to ${limitMegabytes} MB.`,
      'Only your doctor and our staff see them.',
      `When you have sent them all, choose “${englishLabels.doneWithReports}”.`,
    ),
  reportComing: () => lines('We have got your file and are saving it.'),
  reportStored: ({ count, isSending }) =>
    lines(
      `✅ Saved. We have ${counted(count, 'report')} for your doctor.`,
      isSending ? `Send more, or choose “${englishLabels.doneWithReports}”.` : null,
    ),
  reportsFinished: ({ count }) =>
    count === 0
      ? lines('All right, no reports for now. Please bring what you have to the visit.')
      : lines(`Thank you! Your doctor will have ${counted(count, 'report')}.`),
} satisfies ReportSentences;
