/** Answers about appointments: the rows, or how many. Figures come from the store, the filter is said back, every figure opens its rows. */
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { AdminQuestion } from '../../../domain/admin/adminQuestion.ts';
import type { Choice } from '../../../domain/message/outgoingMessage.ts';
import type {
  AppointmentFilter,
  AppointmentLine,
  Grouping,
} from '../../../domain/visit/appointmentFilter.ts';
import { ok } from '../../../types/result.ts';
import type { ToldGroup, ToldLine } from '../../../wording/admin/adminWording.ts';
import type { World } from '../../turn/world.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell } from '../adminTurn.ts';
import { askedFilter, toldFilter } from './askedFilter.ts';
import { argumentsOf } from './filterArguments.ts';

export async function listAppointments(
  turn: AdminTurn,
  asked: AppointmentFilter,
  offset = 0,
): Promise<AdminOutcome> {
  const filter = askedFilter(turn, asked);
  if (!filter.ok) return filter;
  const { questions } = turn.tables;
  const { say, button } = adminWording(turn);
  const total = await questions.count(filter.value);
  const rows = await questions.list(filter.value, { limit: ADMIN_POLICY.rowsShown, offset });
  remember(turn, { kind: 'list', filter: filter.value, groupBy: null });
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  if (total === 0) tell(turn, say.nothingFound());
  else tell(turn, say.listed({ lines: told(turn.world, rows), total, offset }));
  if (total > 0) offerMore(turn, filter.value, { total, next: offset + rows.length, button });
  return ok({ total, shown: rows.length, references: rows.map((row) => row.reference) });
}

export const told = (
  { directory }: Pick<World, 'directory'>,
  rows: readonly AppointmentLine[],
): readonly ToldLine[] =>
  rows.map((row) => ({ ...row, doctorName: directory.doctor(row.doctorId)?.name ?? row.doctorId }));

/** What a follow-up goes on from. */
export function remember(turn: AdminTurn, lastQuestion: AdminQuestion): void {
  turn.admin = { ...turn.admin, desk: { ...turn.admin.desk, lastQuestion } };
}

interface MoreRows {
  readonly total: number;
  readonly next: number;
  readonly button: ReturnType<typeof adminWording>['button'];
}

function offerMore(turn: AdminTurn, filter: AppointmentFilter, { total, next, button }: MoreRows): void {
  const ask = argumentsOf(filter);
  const choice = (label: string, tool: string, more: Record<string, string | number> = {}): Choice => ({
    label,
    call: { tool, arguments: { ...ask, ...more } },
  });
  offer(
    turn,
    next < total ? [choice(button.more, 'listAppointments', { offset: next })] : [],
    [
      ...(filter.payment === null
        ? [choice(button.onlyUnpaid, 'listAppointments', { payment: 'unpaid' })]
        : []),
      choice(button.byDoctor, 'countAppointments', { groupBy: 'doctor' }),
    ],
    [
      choice(button.asExcel, 'exportAppointments', { format: 'xlsx' }),
      choice(button.asCsv, 'exportAppointments', { format: 'csv' }),
    ],
  );
}

/** With a grouping the groups are told too, and add up to the total. */
export async function countAppointments(
  turn: AdminTurn,
  asked: AppointmentFilter,
  groupBy: Grouping | null,
): Promise<AdminOutcome> {
  const filter = askedFilter(turn, asked);
  if (!filter.ok) return filter;
  const { questions } = turn.tables;
  const { say, button } = adminWording(turn);
  const total = await questions.count(filter.value);
  const groups = groupBy === null ? [] : await questions.countBy(filter.value, groupBy);
  remember(turn, { kind: 'count', filter: filter.value, groupBy });
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  if (total === 0) tell(turn, say.nothingFound());
  else tell(turn, say.counted({ total }));
  if (groupBy !== null && groups.length > 0)
    tell(
      turn,
      say.grouped({ groupBy, groups: groups.map((group) => toldGroup(turn.world, groupBy, group)) }),
    );
  const ask = argumentsOf(filter.value);
  if (total > 0)
    offer(
      turn,
      [{ label: button.showRows, call: { tool: 'listAppointments', arguments: ask } }],
      groupBy === null
        ? [
            {
              label: button.byDoctor,
              call: { tool: 'countAppointments', arguments: { ...ask, groupBy: 'doctor' } },
            },
            {
              label: button.byDay,
              call: { tool: 'countAppointments', arguments: { ...ask, groupBy: 'day' } },
            },
          ]
        : [],
    );
  return ok({ total, groups: groups.map(({ key, count }) => ({ key, count })) });
}

/** A doctor's group is told by the doctor's name; the others keep their key, which wording knows. */
function toldGroup(
  { directory }: Pick<World, 'directory'>,
  groupBy: Grouping,
  { key, count }: { key: string; count: number },
): ToldGroup {
  const doctor = groupBy === 'doctor' ? directory.doctor(key as AppointmentLine['doctorId']) : undefined;
  return { key: doctor?.name ?? key, amount: String(count) };
}
