/** The menus of an idle chat and of appointments that exist already. */
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { upcomingAppointments } from '../../appointments/upcomingAppointments.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { lastVisit } from '../../booking/bookAgain.ts';
import { refundByRule } from '../../money/refunds/refundFor.ts';
import { ownToken } from '../../tokens/tokens.ts';
import { type Prompt, type Turn, wordingFor } from '../../turn/turn.ts';
import { isWaiting } from '../../waitlist/joinWaitlist.ts';
import { backChoice, choice, inRows } from './choices.ts';

export async function promptForIdle(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const { clinic } = turn.world.directory;
  const isFirst = turn.before.version === 0;
  return {
    text: isFirst ? say.welcome({ clinicName: clinic.name, isDemo: clinic.isDemo }) : say.idlePrompt(),
    choices: [
      ...((await ownToken(turn)) === null ? [] : [[choice(label.myToken, 'myToken')]]),
      [
        choice(label.book, 'startBooking'),
        ...((await lastVisit(turn)) === null ? [] : [choice(label.bookAgain, 'bookAgain')]),
      ],
      [choice(label.myAppointments, 'myAppointments'), choice(label.doctors, 'findDoctors')],
      [
        choice(label.clinicInformation, 'clinicInformation', { topic: 'all' }),
        choice(label.talkToStaff, 'askForStaff'),
      ],
      ...((await isWaiting(turn)) ? [[choice(label.leaveWaitlist, 'leaveWaitlist')]] : []),
      [choice(label.changeLanguage, 'setLanguage')],
    ],
  };
}

export async function promptForChoosingAppointment(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const moves = turn.conversation.draft.intention === 'move';
  const tool = moves ? 'rescheduleAppointment' : 'cancelAppointment';
  const appointments = await upcomingAppointments(turn);
  return {
    text: moves ? say.chooseAppointmentToMove() : say.chooseAppointmentToCancel(),
    choices: [
      ...inRows(
        appointments.map((one) => choice(appointmentLabel(turn, one), tool, { reference: one.reference })),
        1,
      ),
      [backChoice(label)],
    ],
  };
}

function appointmentLabel(turn: Turn, appointment: Appointment): string {
  const { formatSlot, formatDoctor } = wordingFor(turn);
  const visit = visitFacts(turn.world, appointment);
  return `${formatSlot(visit.visitDate, visit.visitTime)} · ${formatDoctor(visit.doctorName)}`;
}

export async function promptForCancel(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const { targetId } = turn.conversation.draft;
  const target = targetId === null ? null : await turn.tables.appointments.get(targetId);
  if (target === null) throw new Error('a conversation confirms the cancelling of no appointment');
  const money = await refundByRule(turn, target, turn.now);
  turn.conversation = { ...turn.conversation, refundShownAt: turn.now };
  return {
    text: say.confirmCancel({
      ...visitFacts(turn.world, target),
      reference: target.reference,
      ...money,
    }),
    choices: [[choice(label.yesCancel, 'confirmCancel')], [choice(label.keepAppointment, 'goBack')]],
  };
}

export async function promptWithStaff(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const { phone } = turn.world.directory.clinic;
  return { text: say.staffCalled({ clinicPhone: phone }), choices: [[backChoice(label)]] };
}
