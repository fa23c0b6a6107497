/** Sends a chart as a picture. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { chart as draw } from '../../src/app/admin/questions/fileAnswers.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { CHART_KINDS } from '../../src/domain/admin/adminFile.ts';
import { filterShape } from '../adminArguments.ts';

export const chart = adminReadTool({
  name: 'chart',
  description:
    'Sends a picture: bookings_by_day, revenue_by_doctor, hours_by_load (how busy each hour is) or no_shows. Use it only where a chart, graph or picture is asked for. Example: "chart of bookings this week" → chart bookings_by_day, dateFrom Monday, dateTo Sunday.',
  input: z.object({ ...filterShape, chart: z.enum(CHART_KINDS) }),
  run: (turn, { chart: kind, ...filter }) => draw(turn, filterOf(filter), kind),
});
