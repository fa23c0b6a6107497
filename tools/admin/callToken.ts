/** Previews the calling of a token number. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import type { DoctorId } from '../../src/domain/ids.ts';

export const callToken = adminWriteTool({
  name: 'callToken',
  description:
    'Shows which token number a doctor who works by token would see next, before it is called. Needs the doctor; a number only when the person named one. Example: "next token of Dr Rao".',
  input: z.object({
    doctor: z.string().min(1).max(60).describe('a doctor id'),
    number: z.number().int().min(1).max(999).optional(),
  }),
  run: (turn, { doctor, number }) =>
    previewDeed(turn, { kind: 'callToken', doctorId: doctor as DoctorId, number: number ?? null }),
});
