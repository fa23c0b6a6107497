/** Hinglish: medical reports that a patient sends. */
import { lines, rich } from '../rich.ts';
import type { ReportSentences } from '../themes.ts';
import { hinglishLabels } from './labels.ts';

const reports = (count: number): string => `${count} ${count === 1 ? 'report' : 'reports'}`;

export const hinglishReports = {
  askReports: () =>
    lines('Kya doctor ko dikhane ke liye koi report ya purana parcha hai?', 'Ho to yahin bhej dijiye.'),
  askReportUpload: ({ limitCount, limitMegabytes }) =>
    lines(
      rich`📄 Photo ya PDF bhejiye: zyada se zyada ${limitCount} file, har ek ${limitMegabytes} MB tak.`,
      'Inhein sirf aapke doctor aur hamara staff dekhte hain.',
      `Sab bhejne ke baad “${hinglishLabels.doneWithReports}” chuniye.`,
    ),
  reportComing: () => lines('Aapki file aa gayi hai, save ho rahi hai.'),
  reportStored: ({ count, isSending }) =>
    lines(
      `✅ Save ho gayi. Doctor ke liye ab ${reports(count)} ${count === 1 ? 'hai' : 'hain'}.`,
      isSending ? `Aur bhejiye, ya “${hinglishLabels.doneWithReports}” chuniye.` : null,
    ),
  reportsFinished: ({ count }) =>
    count === 0
      ? lines('Theek hai, abhi koi report nahi. Jo ho, aate waqt saath laiye.')
      : lines(`Dhanyavaad! Doctor ko aapki ${reports(count)} mil ${count === 1 ? 'jayegi' : 'jayengi'}.`),
} satisfies ReportSentences;
