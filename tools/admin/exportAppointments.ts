/** Sends the appointments that fit a filter as a file. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { exportAppointments as exportRows } from '../../src/app/admin/questions/fileAnswers.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { TABLE_FORMATS } from '../../src/domain/admin/adminFile.ts';
import { filterShape } from '../adminArguments.ts';

export const exportAppointments = adminReadTool({
  name: 'exportAppointments',
  description:
    'Sends appointments as an Excel file (xlsx) or as CSV. Use it for export, download, Excel, CSV. Example: "tomorrow as Excel" → dateFrom and dateTo tomorrow, format xlsx.',
  input: z.object({ ...filterShape, format: z.enum(TABLE_FORMATS) }),
  run: (turn, { format, ...filter }) => exportRows(turn, filterOf(filter), format),
});
