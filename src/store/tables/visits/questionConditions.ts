/** Parts of staff's questions that appointments and money share: whose, by whom, by which channel. Values are always parameters. */
import { type RawBuilder, sql } from 'kysely';
import type { ChannelName } from '../../../domain/message/chat.ts';
import type { AppointmentFilter } from '../../../domain/visit/appointmentFilter.ts';

/** A chat's key begins with its channel. Both databases count the places of a text from 1. */
export const CHANNEL = sql<ChannelName>`case
  when substr(appointments.chat, 1, 9) = 'telegram:' then 'telegram'
  when substr(appointments.chat, 1, 9) = 'whatsapp:' then 'whatsapp'
  else 'terminal' end`;

export type Condition = RawBuilder<boolean>;

/** The conditions that money shares with appointments: whose, by whom, by which channel. */
export function personConditions({ doctorIds, channel, patient }: AppointmentFilter): readonly Condition[] {
  return [
    ...(doctorIds.length === 0
      ? []
      : [sql<boolean>`appointments.doctor_id in (${sql.join([...doctorIds])})`]),
    ...(channel === null ? [] : [sql<boolean>`${CHANNEL} = ${channel}`]),
    ...(patient === null ? [] : [patientCondition(patient)]),
  ];
}

/** Letters of a pattern that stand for themselves. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`);

/** Every word of the name, the digits of the phone number, or the whole reference. */
function patientCondition(asked: string): Condition {
  const text = asked.trim().toLowerCase();
  const digits = text.replaceAll(/\D/g, '');
  if (/^cf-?[a-z0-9]{5}$/.test(text))
    return sql<boolean>`lower(appointments.reference) = ${text.replace(/^cf-?/, 'cf-')}`;
  if (digits.length >= 4 && !/\p{L}/u.test(text))
    return sql<boolean>`patients.phone like ${`%${digits.slice(-10)}`} escape '\\'`;
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.length === 0 ? sql<boolean>`1 = 0` : nameCondition(words);
}

/** A word of a name begins like each word asked for: "ash" is Asha and not Prakash. */
export const nameCondition = (words: readonly string[]): Condition =>
  sql<boolean>`(${sql.join(
    words.map(
      (word) =>
        sql<boolean>`(' ' || lower(patients.name)) like ${`% ${literally(word.toLowerCase())}%`} escape '\\'`,
    ),
    sql` and `,
  )})`;
