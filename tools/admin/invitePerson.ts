/** Makes a one-time link that admits a colleague to this bot. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { invitePerson as invite } from '../../src/app/admin/access/staffList.ts';
import { ADMIN_ROLES } from '../../src/domain/admin/admin.ts';

export const invitePerson = adminReadTool({
  name: 'invitePerson',
  description: 'Makes a one-time link for a new colleague. Only the owner’s own words propose it.',
  hiddenFromModel: true,
  input: z.object({
    name: z.string().min(1).max(60),
    role: z.enum(ADMIN_ROLES),
    doctor: z.string().min(1).max(60).optional(),
  }),
  run: (turn, { name, role, doctor }) => invite(turn, { name, role, doctorId: doctor ?? null }),
});
