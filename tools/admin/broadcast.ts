/** Previews a word to the patients behind a filter. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { filterShape } from '../adminArguments.ts';

export const broadcast = adminWriteTool({
  name: 'broadcast',
  description:
    'Shows to how many patients a message of the clinic would go, before it is sent; only to those who agreed to such messages. The text is passed on word for word. Example: "tell everybody of tomorrow: bring old reports" → dateFrom and dateTo tomorrow, text "bring old reports".',
  input: z.object({ ...filterShape, text: z.string().min(3).max(800) }),
  run: (turn, { text, ...filter }) =>
    previewDeed(turn, { kind: 'broadcast', filter: filterOf(filter), text }),
});
