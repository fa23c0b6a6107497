/** Gives the address of the page on which the clinic's WhatsApp phone is linked. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { linkWhatsapp as give } from '../../src/app/admin/linkWhatsapp.ts';

export const linkWhatsapp = adminReadTool({
  name: 'linkWhatsapp',
  description:
    'Gives a new link to the page where the WhatsApp phone is linked or unlinked. Only on the person’s own tap or words.',
  // Whoever holds the link can unlink the phone: it passes through no model.
  hiddenFromModel: true,
  input: z.object({}),
  run: (turn) => give(turn),
});
