/** Tool: takes a report file that the patient has sent. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { saveReport as takeReport } from '../../src/app/reports/reports.ts';

export const saveReport = writeTool({
  name: 'saveReport',
  description:
    'Stores a file that the patient sent in this message as a report for the doctor. The file comes from the channel, never from words.',
  hiddenFromModel: true,
  input: z.object({
    fileRef: z.string().min(1).max(300),
    fileName: z.string().max(255).optional(),
    contentType: z.string().max(100).optional(),
    sizeBytes: z.int().min(0).optional(),
  }),
  run: (turn, { fileRef, fileName, contentType, sizeBytes }) =>
    takeReport(turn, {
      fileRef,
      fileName: fileName ?? null,
      contentType: contentType ?? null,
      sizeBytes: sizeBytes ?? null,
    }),
});
