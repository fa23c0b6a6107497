/** Hindi: medical reports that a patient sends. */
import { lines, rich } from '../rich.ts';
import type { ReportSentences } from '../themes.ts';
import { hindiLabels } from './labels.ts';

export const hindiReports = {
  askReports: () => lines('क्या डॉक्टर को दिखाने के लिए कोई रिपोर्ट या पुराना पर्चा है?', 'हो तो यहीं भेज दीजिए।'),
  askReportUpload: ({ limitCount, limitMegabytes }) =>
    lines(
      rich`📄 फ़ोटो या PDF भेजिए: ज़्यादा से ज़्यादा ${limitCount} फ़ाइल, हर एक ${limitMegabytes} MB तक।`,
      'इन्हें सिर्फ़ आपके डॉक्टर और हमारा स्टाफ़ देखते हैं।',
      `सब भेजने के बाद “${hindiLabels.doneWithReports}” चुनिए।`,
    ),
  reportComing: () => lines('आपकी फ़ाइल आ गई है, सेव हो रही है।'),
  reportStored: ({ count, isSending }) =>
    lines(
      `✅ सेव हो गई। डॉक्टर के लिए अब ${count} रिपोर्ट ${count === 1 ? 'है' : 'हैं'}।`,
      isSending ? `और भेजिए, या “${hindiLabels.doneWithReports}” चुनिए।` : null,
    ),
  reportsFinished: ({ count }) =>
    count === 0
      ? lines('ठीक है, अभी कोई रिपोर्ट नहीं। जो हो, आते समय साथ लाइए।')
      : lines(`धन्यवाद! डॉक्टर को आपकी ${count} रिपोर्ट मिल ${count === 1 ? 'जाएगी' : 'जाएँगी'}।`),
} satisfies ReportSentences;
