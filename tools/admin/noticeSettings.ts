/** Shows and changes what the person is told without asking. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { noticeSettings as show } from '../../src/app/admin/notices/noticeSettings.ts';

const code = z
  .string()
  .regex(/^[a-z_]+$/)
  .max(40);

export const noticeSettings = adminReadTool({
  name: 'noticeSettings',
  description:
    'Shows which notices the person gets, their quiet hours and the digest, with buttons that switch each. Use it for "notifications", "notices", "quiet hours", "digest".',
  input: z.object({
    mute: code.optional(),
    unmute: code.optional(),
    quiet: z.boolean().optional(),
    digest: z.boolean().optional(),
  }),
  run: (turn, input) => show(turn, input),
});
