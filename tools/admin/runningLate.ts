/** Previews the word to today's patients that their doctor is late. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import type { DoctorId } from '../../src/domain/ids.ts';

export const runningLate = adminWriteTool({
  name: 'runningLate',
  description:
    'Shows who of today’s patients would be told that their doctor is late. Use it for "late", "der se". Example: "Dr Rao is 30 minutes late" → doctor d-rao, minutes 30.',
  input: z.object({ doctor: z.string().min(1).max(60), minutes: z.number().int().min(5).max(300) }),
  run: (turn, { doctor, minutes }) =>
    previewDeed(turn, { kind: 'runningLate', doctorId: doctor as DoctorId, minutes }),
});
