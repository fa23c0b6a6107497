/** Answers about money: what came in and went back on the days asked for, and the movements behind the sum. */
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { DoctorId } from '../../../domain/ids.ts';
import { formatRupees } from '../../../domain/money/money.ts';
import { type AppointmentFilter, netPaise } from '../../../domain/visit/appointmentFilter.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import { ok } from '../../../types/result.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell } from '../adminTurn.ts';
import { remember } from './appointmentAnswers.ts';
import { askedFilter, daySpans, toldFilter } from './askedFilter.ts';
import { argumentsOf } from './filterArguments.ts';

export type RevenueGrouping = 'day' | 'doctor' | 'channel';

/** Statuses and payment say nothing of money that has moved: they are left out, and so not said back. */
const moneyFilter = (filter: AppointmentFilter): AppointmentFilter => ({
  ...filter,
  statuses: [],
  payment: null,
  timeFrom: null,
  timeTo: null,
});

export async function revenue(
  turn: AdminTurn,
  asked: AppointmentFilter,
  groupBy: RevenueGrouping | null,
): Promise<AdminOutcome> {
  const filter = askedFilter(turn, moneyFilter(asked));
  if (!filter.ok) return filter;
  const { questions } = turn.tables;
  const { say, button } = adminWording(turn);
  const days = daySpans(turn, filter.value);
  const [sum] = await questions.revenue(filter.value, { days, groupBy: null });
  const groups = groupBy === null ? [] : await questions.revenue(filter.value, { days, groupBy });
  const whole = sum ?? { receivedPaise: 0, refundedPaise: 0, payments: 0 };
  remember(turn, { kind: 'revenue', filter: filter.value, groupBy });
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  tell(turn, say.revenue({ ...whole, netPaise: netPaise(whole) }));
  if (groupBy !== null && groups.length > 0)
    tell(
      turn,
      say.grouped({
        groupBy,
        groups: groups.map((group) => ({
          key:
            groupBy === 'doctor'
              ? (turn.world.directory.doctor(group.key as DoctorId)?.name ?? group.key)
              : group.key,
          amount: formatRupees(netPaise(group)),
        })),
      }),
    );
  const ask = argumentsOf(filter.value);
  const hasMoved = whole.payments > 0 || whole.refundedPaise > 0;
  offer(
    turn,
    hasMoved ? [{ label: button.showRows, call: { tool: 'listPayments', arguments: ask } }] : [],
    hasMoved && groupBy === null
      ? [
          { label: button.byDoctor, call: { tool: 'revenue', arguments: { ...ask, groupBy: 'doctor' } } },
          { label: button.byDay, call: { tool: 'revenue', arguments: { ...ask, groupBy: 'day' } } },
        ]
      : [],
  );
  return ok({
    netPaise: netPaise(whole),
    receivedPaise: whole.receivedPaise,
    refundedPaise: whole.refundedPaise,
    payments: whole.payments,
    groups: groups.map((group) => ({ key: group.key, netPaise: netPaise(group) })),
  });
}

export async function listPayments(
  turn: AdminTurn,
  asked: AppointmentFilter,
  offset = 0,
): Promise<AdminOutcome> {
  const filter = askedFilter(turn, moneyFilter(asked));
  if (!filter.ok) return filter;
  const { say, button } = adminWording(turn);
  const days = daySpans(turn, filter.value);
  const rows = await turn.tables.questions.payments(filter.value, {
    days,
    limit: ADMIN_POLICY.rowsShown + 1,
    offset,
  });
  const shown = rows.slice(0, ADMIN_POLICY.rowsShown);
  tell(turn, say.understood(toldFilter(turn.world, filter.value)));
  const { timeZone } = turn.world.directory.clinic;
  if (shown.length === 0) tell(turn, say.nothingFound());
  else
    tell(
      turn,
      say.paymentsListed({
        lines: shown.map((row) => ({
          ...row,
          doctorName: turn.world.directory.doctor(row.doctorId)?.name ?? row.doctorId,
          ...clinicMoment(row.at, timeZone),
        })),
      }),
    );
  if (rows.length > shown.length)
    offer(turn, [
      {
        label: button.more,
        call: {
          tool: 'listPayments',
          arguments: { ...argumentsOf(filter.value), offset: offset + shown.length },
        },
      },
    ]);
  return ok({ shown: shown.length, references: shown.map((row) => row.reference) });
}
