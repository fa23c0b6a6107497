/** The menus from the summary to the payment and the reports. */

import type { Choice } from '../../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../../domain/money/money.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { Labels } from '../../../wording/wording.ts';
import { paysInAdvance } from '../../appointments/noShow.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { type Prompt, type Turn, wordingFor } from '../../turn/turn.ts';
import { choice } from './choices.ts';

async function heldAppointment(turn: Turn): Promise<Appointment> {
  const { appointmentId } = turn.conversation.draft;
  const held = appointmentId === null ? null : await turn.tables.appointments.get(appointmentId);
  if (held === null) throw new Error('a conversation that waits for payment has no appointment');
  return held;
}

const minutesUntil = (instant: Date | null, now: Date): number =>
  instant === null ? 0 : Math.max(0, Math.floor((instant.getTime() - now.getTime()) / 60_000));

/** Other times of that day; the held one is kept until another is chosen. */
const changeSlotChoice = (label: Labels, held: Appointment): Choice =>
  choice(label.changeSlot, 'findSlots', { date: held.visitDate });

export async function promptForPaymentMode(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const held = await heldAppointment(turn);
  const { draft } = turn.conversation;
  return {
    text: say.summary({
      ...visitFacts(turn.world, held),
      patientName: draft.name ?? '',
      ageYears: draft.age?.years ?? 0,
      ageMonths: draft.age?.months ?? null,
      gender: draft.gender ?? 'other',
      phone: draft.phone ?? '',
      purpose: draft.purpose ?? '',
      feePaise: held.feePaise,
      holdMinutes: minutesUntil(held.holdExpiresAt, turn.now),
    }),
    choices:
      held.feePaise === 0
        ? freeChoices(label, held)
        : [
            [choice(`${label.payOnline} · ${formatRupees(held.feePaise)}`, 'createPaymentLink')],
            ...((await paysInAdvance(turn)) ? [] : [[choice(label.payAtClinic, 'payAtClinic')]]),
            [changeSlotChoice(label, held), choice(label.startOver, 'startOver')],
          ],
  };
}

/** Nothing to choose but yes. */
const freeChoices = (label: Labels, held: Appointment) => [
  [{ ...choice(label.confirmBooking, 'payAtClinic'), means: 'yes' as const }],
  [changeSlotChoice(label, held), choice(label.startOver, 'startOver')],
];

export async function promptForPayment(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const held = await heldAppointment(turn);
  const links = await turn.tables.paymentLinks.ofAppointment(held.id);
  const link = links.find((one) => one.status === 'created' && one.expiresAt > turn.now);
  const isComing = links.some((one) => one.status === 'wanted');
  const choices = [
    [
      choice(label.iHavePaid, 'checkPayment'),
      ...(link !== undefined || isComing ? [] : [choice(label.payOnline, 'createPaymentLink')]),
    ],
    [choice(label.payAtClinic, 'payAtClinic'), changeSlotChoice(label, held)],
  ];
  if (link?.url == null) {
    const until = clinicMoment(held.holdExpiresAt ?? turn.now, turn.world.directory.clinic.timeZone).time;
    return { text: say.awaitingPayment({ feePaise: held.feePaise, holdUntil: until }), choices };
  }
  return {
    text: say.paymentLink({
      feePaise: held.feePaise,
      minutesLeft: minutesUntil(link.expiresAt, turn.now),
      url: link.url,
    }),
    choices,
    links: [{ label: label.openPaymentPage, url: link.url }],
  };
}

export async function promptForReportChoice(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  return {
    text: say.askReports(),
    choices: [
      [
        choice(label.sendReports, 'chooseReports', { send: true }),
        choice(label.noReports, 'chooseReports', { send: false }),
      ],
    ],
  };
}

export async function promptForReportUpload(turn: Turn): Promise<Prompt> {
  const { say, label } = wordingFor(turn);
  const { reportsPerAppointment, reportLimitBytes } = turn.world.policy;
  return {
    text: say.askReportUpload({
      limitCount: reportsPerAppointment,
      limitMegabytes: Math.floor(reportLimitBytes / (1024 * 1024)),
    }),
    choices: [[choice(label.doneWithReports, 'finishReports')]],
  };
}
