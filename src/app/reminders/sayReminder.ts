/** What each kind of reminder says, with buttons that go on working whatever the chat does meanwhile. Called by the sweep inside the chat's turn. */

import type { Choice, RichText } from '../../domain/message/outgoingMessage.ts';
import type { Appointment, AppointmentStatus } from '../../domain/visit/appointment.ts';
import type { ReminderKind } from '../../domain/visit/reminderPlan.ts';
import type { Patient } from '../../ports/store.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { choice } from '../conversation/prompts/choices.ts';
import { moneyOf } from '../money/ledger/moneyOf.ts';
import { type SpokenTemplate, say, type Turn, wordingFor } from '../turn/turn.ts';

export interface Reminded {
  readonly appointment: Appointment;
  readonly patient: Patient;
}

interface Speech {
  readonly text: RichText;
  readonly choices: readonly (readonly Choice[])[];
  readonly template: SpokenTemplate;
}

interface KindOfReminder {
  /** Of an appointment in another status it would be wrong. */
  readonly fits: readonly AppointmentStatus[];
  readonly speak: (turn: Turn, reminded: Reminded) => Promise<Speech>;
}

const beforeVisit: KindOfReminder = {
  fits: ['booked'],
  speak: remindOfVisit,
};

export const KINDS: { readonly [Kind in ReminderKind]: KindOfReminder } = {
  day_before: beforeVisit,
  soon: beforeVisit,
  feedback: { fits: ['fulfilled'], speak: askForRating },
  follow_up: { fits: ['fulfilled'], speak: remindOfFollowUp },
  no_show: { fits: ['noshow'], speak: async (turn, one) => askAboutNoShow(turn, one) },
};

export async function sayReminder(turn: Turn, kind: ReminderKind, reminded: Reminded): Promise<void> {
  const { text, choices, template } = await KINDS[kind].speak(turn, reminded);
  say(turn, text, { lasts: true, choices, template });
}

async function remindOfVisit(turn: Turn, { appointment, patient }: Reminded): Promise<Speech> {
  const { say: sentences, label, formatDoctor, formatSlot } = wordingFor(turn);
  const { reference } = appointment;
  const visit = visitFacts(turn.world, appointment);
  return {
    text: sentences.reminder({
      ...visit,
      reference,
      patientName: patient.name,
      payAtClinicPaise: await dueAtClinic(turn, appointment),
      address: turn.world.directory.clinic.address,
    }),
    choices: [
      [{ ...choice(label.iWillCome, 'confirmVisit', { reference }), means: 'yes' }],
      [
        choice(label.move, 'rescheduleAppointment', { reference }),
        choice(label.cancelAppointment, 'cancelAppointment', { reference }),
      ],
    ],
    template: {
      name: 'visit_reminder',
      parameters: [
        patient.name,
        formatDoctor(visit.doctorName),
        formatSlot(visit.visitDate, visit.visitTime),
        reference,
      ],
    },
  };
}

/** The fee, or what is left of it after a move to another doctor. */
async function dueAtClinic({ tables }: Turn, appointment: Appointment): Promise<number | null> {
  if (appointment.paymentStatus !== 'due_at_clinic') return null;
  return appointment.feePaise - moneyOf(await tables.ledger.ofAppointment(appointment.id)).heldPaise;
}

function askAboutNoShow(turn: Turn, { appointment, patient }: Reminded): Speech {
  const { say: sentences, label, formatDoctor, formatSlot } = wordingFor(turn);
  const { reference } = appointment;
  const visit = visitFacts(turn.world, appointment);
  return {
    text: sentences.missedVisit({ ...visit, reference, patientName: patient.name }),
    choices: [
      [choice(label.iWasThere, 'answerNoShow', { reference, wasThere: true })],
      [choice(label.couldNotCome, 'answerNoShow', { reference, wasThere: false })],
    ],
    template: {
      name: 'missed_visit',
      parameters: [
        patient.name,
        formatDoctor(visit.doctorName),
        formatSlot(visit.visitDate, visit.visitTime),
      ],
    },
  };
}

const RATINGS = [5, 4, 3, 2, 1];

/** With the day that the doctor named, where there is one: whoever wants to can book it at once. */
async function askForRating(turn: Turn, { appointment, patient }: Reminded): Promise<Speech> {
  const { doctorName } = visitFacts(turn.world, appointment);
  const { reference } = appointment;
  const { say: sentences, label, formatDoctor } = wordingFor(turn);
  const { followUpDate } = await turn.tables.visits.get(appointment.id);
  const again =
    followUpDate === null ? [] : [[choice(label.bookAgain, 'bookAgain', { reference, followUp: true })]];
  return {
    text: sentences.askRating({ doctorName, patientName: patient.name, followUpDate }),
    choices: [RATINGS.map((rating) => choice(`${rating} ★`, 'rateVisit', { reference, rating })), ...again],
    template: { name: 'visit_feedback', parameters: [patient.name, formatDoctor(doctorName)] },
  };
}

async function remindOfFollowUp(turn: Turn, { appointment, patient }: Reminded): Promise<Speech> {
  const { say: sentences, label, formatDate, formatDoctor } = wordingFor(turn);
  const { doctorName } = visitFacts(turn.world, appointment);
  const { followUpDate } = await turn.tables.visits.get(appointment.id);
  const date = followUpDate ?? appointment.visitDate;
  return {
    text: sentences.followUpDue({ doctorName, patientName: patient.name, date }),
    choices: [[choice(label.bookAgain, 'bookAgain', { reference: appointment.reference, followUp: true })]],
    template: {
      name: 'follow_up',
      parameters: [formatDoctor(doctorName), patient.name, formatDate(date, date)],
    },
  };
}
