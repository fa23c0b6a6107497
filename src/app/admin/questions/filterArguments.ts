/** A filter as a tool's flat arguments and back: buttons, both readers and the model speak this form. */

import type { DoctorId } from '../../../domain/ids.ts';
import type { ChannelName } from '../../../domain/message/chat.ts';
import type { ToolCall } from '../../../domain/message/toolCall.ts';
import type { AppointmentStatus } from '../../../domain/visit/appointment.ts';
import {
  type AppointmentFilter,
  EVERY_APPOINTMENT,
  type PaymentStanding,
} from '../../../domain/visit/appointmentFilter.ts';

/** As the tools' input is parsed; lists are separated by commas, for schemas are flat. */
export interface FilterInput {
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
  readonly timeFrom?: string | undefined;
  readonly timeTo?: string | undefined;
  readonly doctors?: string | undefined;
  readonly statuses?: string | undefined;
  readonly payment?: PaymentStanding | undefined;
  readonly patient?: string | undefined;
  readonly channel?: Exclude<ChannelName, 'admin'> | undefined;
}

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** One day named alone is the whole range. */
export const filterOf = (input: FilterInput): AppointmentFilter => ({
  ...EVERY_APPOINTMENT,
  dateFrom: input.dateFrom ?? input.dateTo ?? null,
  dateTo: input.dateTo ?? input.dateFrom ?? null,
  timeFrom: input.timeFrom ?? null,
  timeTo: input.timeTo ?? null,
  doctorIds: listOf(input.doctors) as readonly DoctorId[],
  statuses: listOf(input.statuses) as readonly AppointmentStatus[],
  payment: input.payment ?? null,
  patient: input.patient?.trim() || null,
  channel: input.channel ?? null,
});

export function argumentsOf(filter: AppointmentFilter): ToolCall['arguments'] {
  const { dateFrom, dateTo, timeFrom, timeTo, doctorIds, statuses, payment, patient, channel } = filter;
  const all = {
    dateFrom,
    dateTo,
    timeFrom,
    timeTo,
    doctors: doctorIds.length === 0 ? null : doctorIds.join(','),
    statuses: statuses.length === 0 ? null : statuses.join(','),
    payment,
    patient,
    channel,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
