/** Deeds about many patients' chats: a word to a whole group, "the doctor is late". */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import type { AppointmentId } from '../../../domain/ids.ts';
import { type ChatKey, canBeWrittenTo, splitChatKey } from '../../../domain/message/chat.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { type AppointmentFilter, EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import { broadcastWordingOf } from '../../../wording/broadcast.ts';
import { runningLate } from '../../staff/runningLate.ts';
import { inPatientTurn } from '../../staff/staffDeed.ts';
import { say } from '../../turn/turn.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { askedFilter, todayOf } from '../questions/askedFilter.ts';
import { cannotUndo, type DeedSpec, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';

interface Group {
  /** One appointment of each chat. */
  readonly first: ReadonlyMap<ChatKey, Appointment>;
  readonly withoutConsent: number;
}

const MOST_CHATS = 500;

/** The chats behind the filter's appointments that have agreed to messages which the clinic begins. */
async function groupOf(turn: AdminTurn, filter: AppointmentFilter): Promise<Group> {
  const lines = await turn.tables.questions.list(filter, { limit: MOST_CHATS, offset: 0 });
  const first = new Map<ChatKey, Appointment>();
  const refused = new Set<ChatKey>();
  for (const { id } of lines) {
    const appointment = await turn.tables.appointments.get(id as AppointmentId);
    if (appointment === null || first.has(appointment.chat) || refused.has(appointment.chat)) continue;
    const consents = await turn.tables.consents.ofChat(appointment.chat);
    const agrees = consents.some((one) => one.purpose === 'reminders' && one.withdrawnAt === null);
    if (agrees) first.set(appointment.chat, appointment);
    else refused.add(appointment.chat);
  }
  return { first, withoutConsent: refused.size };
}

const channelsOf = (chats: Iterable<ChatKey>) => {
  const all = [...chats].filter(canBeWrittenTo);
  const on = (channel: string): number => all.filter((chat) => splitChatKey(chat).channel === channel).length;
  return { patients: all.length, telegram: on('telegram'), whatsapp: on('whatsapp') };
};

export const broadcastDeed: DeedSpec<OrderOf<'broadcast'>> = {
  async preview(turn, { filter, text }) {
    const asked = askedFilter(turn, filter);
    if (!asked.ok) return asked;
    const { first, withoutConsent } = await groupOf(turn, asked.value);
    if (first.size === 0)
      return no(
        withoutConsent === 0
          ? { code: 'nothing_affected' }
          : { code: 'nobody_agreed', patients: withoutConsent },
      );
    const group = channelsOf(first.keys());
    const costPaise = group.whatsapp * turn.whatsappMessagePaise;
    return ok({ facts: { text, withoutConsent, ...group, costPaise }, affected: [...first.keys()] });
  },
  async carryOut(turn, { filter, text }, deedId) {
    const asked = askedFilter(turn, filter);
    if (!asked.ok) return asked;
    const { first } = await groupOf(turn, asked.value);
    if (first.size === 0) return no({ code: 'nothing_affected' });
    const deed = staffDeedOf(turn, deedId);
    const { name: clinicName } = turn.world.directory.clinic;
    for (const appointment of first.values())
      await inPatientTurn(deed, appointment, {
        fact: 'broadcast',
        work: async (chat) =>
          say(chat, broadcastWordingOf(chat.conversation.language).fromClinic({ clinicName, text }), {
            lasts: true,
          }),
      });
    keepRows(turn, deed);
    return ok({ facts: { text, ...channelsOf(first.keys()) }, before: 'told' });
  },
  finality: 'told',
};

async function stillToCome(
  turn: AdminTurn,
  { doctorId }: OrderOf<'runningLate'>,
): Promise<Result<readonly Appointment[], AdminRefusal>> {
  const doctor = turn.world.directory.doctor(doctorId);
  if (doctor === undefined) return no({ code: 'unknown_doctor', asked: doctorId });
  if (withinRights(turn.admin, { ...EVERY_APPOINTMENT, doctorIds: [doctorId] }) === null)
    return no({ code: 'not_your_patients' });
  const today = todayOf(turn);
  const between = await turn.tables.appointments.between(today, today);
  return ok(
    between.filter((one) => one.doctorId === doctorId && one.startsAt > turn.now && one.status === 'booked'),
  );
}

export const runningLateDeed: DeedSpec<OrderOf<'runningLate'>> = {
  async preview(turn, order) {
    const waiting = await stillToCome(turn, order);
    if (!waiting.ok) return waiting;
    return ok({
      facts: {
        doctorName: turn.world.directory.doctor(order.doctorId)?.name ?? '',
        minutes: order.minutes,
        ...channelsOf(waiting.value.map((one) => one.chat)),
      },
      affected: waiting.value.map(markOf),
    });
  },
  async carryOut(turn, order, deedId) {
    const waiting = await stillToCome(turn, order);
    if (!waiting.ok) return waiting;
    const { doctorId, minutes } = order;
    const deed = staffDeedOf(turn, deedId);
    const late = await runningLate(deed, { doctorId, minutes });
    if (!late.ok) return staffRefused(late.refusal);
    const doctorName = turn.world.directory.doctor(doctorId)?.name ?? '';
    keepRows(turn, deed);
    return ok({
      facts: { doctorName, minutes, patients: late.value.told },
      before: { minutes: late.value.minutesBefore },
    });
  },
  /** Everybody who was told is told again; another delay since stands. */
  async undo(turn, { doctorId, minutes }, { id, before }) {
    const { lateMinutes } = await turn.tables.tokens.board(doctorId, todayOf(turn));
    if (lateMinutes !== minutes) return cannotUndo('changed_since');
    const deed = staffDeedOf(turn, `${id}:undo`);
    const done = await runningLate(deed, { doctorId, minutes: Number(before['minutes'] ?? 0) });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({
      doctorName: turn.world.directory.doctor(doctorId)?.name ?? '',
      minutes,
      told: done.value.told,
    });
  },
};
