/** Lists the chat's own appointments that are still to come. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { ok } from '../../types/result.ts';
import { choice, noChoice, yesChoice } from '../conversation/prompts/choices.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { upcomingAppointments } from './upcomingAppointments.ts';
import { visitFacts } from './visitFacts.ts';

const SHOWN = 5;

export async function myAppointments(turn: Turn): Promise<Outcome> {
  const { say: sentences, label } = wordingFor(turn);
  const upcoming = (await upcomingAppointments(turn)).slice(0, SHOWN);
  if (upcoming.length === 0) {
    say(turn, sentences.noAppointments(), { replaceable: true });
    if (turn.conversation.state === 'IDLE')
      turn.prompt = {
        text: [],
        choices: [[yesChoice(label, { tool: 'startBooking', arguments: {} }), noChoice(label)]],
      };
    return ok({ appointments: [] });
  }
  const lines = [];
  for (const one of upcoming) {
    const patient = await turn.tables.patients.get(one.patientId);
    const facts = {
      ...visitFacts(turn.world, one),
      reference: one.reference,
      patientName: patient?.name ?? '',
      payment: paymentOf(one),
    };
    lines.push(facts);
  }
  say(
    turn,
    [
      ...sentences.yourAppointments({ count: lines.length }),
      ...lines.flatMap((line) => ['\n\n', ...sentences.appointmentLine(line)]),
    ],
    { replaceable: true },
  );
  if (turn.conversation.state === 'IDLE') {
    turn.prompt = {
      text: sentences.idlePrompt(),
      choices: [
        [choice(label.move, 'rescheduleAppointment'), choice(label.cancelAppointment, 'cancelAppointment')],
        [choice(label.receipt, 'sendInvoice'), choice(label.book, 'startBooking')],
      ],
    };
  }
  return ok({ appointments: lines.map(({ patientName: _, ...line }) => line) });
}

function paymentOf({ feePaise, paymentStatus }: Appointment): 'paid' | 'due' | 'free' {
  if (feePaise === 0) return 'free';
  return paymentStatus === 'paid' ? 'paid' : 'due';
}
