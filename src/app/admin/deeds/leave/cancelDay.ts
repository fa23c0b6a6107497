/** Deed: a doctor is away for a day or a part of it. The time is closed, each patient is offered another that is held, and it can be taken back for a while. */
import type { OrderOf } from '../../../../domain/admin/deedOrder.ts';
import type { AppointmentId } from '../../../../domain/ids.ts';
import { ok } from '../../../../types/result.ts';
import { leaveWordingOf } from '../../../../wording/leave.ts';
import { visitFacts } from '../../../appointments/visitFacts.ts';
import { blockTime } from '../../../staff/blockTime.ts';
import { inPatientTurn, type StaffDeed } from '../../../staff/staffDeed.ts';
import { say } from '../../../turn/turn.ts';
import { openAsBefore } from '../closeTime.ts';
import { type DeedSpec, markOf, staffDeedOf, staffRefused } from '../deed.ts';
import { keepRows } from '../keepRows.ts';
import { bookedInStretch, checkStretch, stretchFacts, stretchOfDeed } from '../stretchOfDeed.ts';
import { letGo } from './answerOffer.ts';
import { offerAnotherTime } from './offerTime.ts';

export const cancelDayDeed: DeedSpec<OrderOf<'cancelDay'>> = {
  async preview(turn, order) {
    const stretch = checkStretch(turn, order);
    if (!stretch.ok) return stretch;
    const booked = await bookedInStretch(turn, order, stretch.value);
    return ok({ facts: stretchFacts(turn, order, booked), affected: booked.map(markOf) });
  },
  /** The time is closed first, so that no offer lies in it. */
  async carryOut(turn, order, deedId) {
    const stretch = stretchOfDeed(turn, order);
    const booked = await bookedInStretch(turn, order, stretch);
    const deed = staffDeedOf(turn, deedId);
    const { doctorId } = order;
    const closed = await blockTime(deed, {
      ...stretch,
      doctorId,
      note: 'leave',
      bookings: 'keep',
      entryId: null,
    });
    if (!closed.ok) return staffRefused(closed.refusal);
    const outcomes = { offered: 0, cancelled: 0, gone: 0 };
    for (const one of booked) outcomes[await offerAnotherTime(deed, one, deedId)] += 1;
    keepRows(turn, deed);
    return ok({
      facts: { ...stretchFacts(turn, order, booked), ...outcomes },
      before: { added: JSON.stringify([closed.value.entryId]) },
    });
  },
  /** Who has answered already keeps what they chose; everybody else's visit stays as it was. */
  async undo(turn, order, { id, before }) {
    const opened = await openAsBefore(turn, order, { id, before });
    if (!opened.ok) return opened;
    const deed = staffDeedOf(turn, `${id}:undo`);
    const offers = await turn.tables.visitOffers.ofDeed(id);
    let kept = 0;
    for (const offer of offers) if (await takeBack(deed, offer.appointmentId as AppointmentId)) kept += 1;
    keepRows(turn, deed);
    return ok({ ...stretchFacts(turn, order, []), kept, answered: offers.length - kept });
  },
};

async function takeBack(deed: StaffDeed, id: AppointmentId): Promise<boolean> {
  const lost = await deed.tables.appointments.get(id);
  if (lost === null) return false;
  let isTakenBack = false;
  await inPatientTurn(deed, lost, {
    fact: 'doctorBack',
    work: async (turn) => {
      const offer = await turn.tables.visitOffers.get(id);
      if (offer === null || !(await turn.tables.visitOffers.end(id, 'withdrawn'))) return;
      await letGo(turn, offer);
      isTakenBack = true;
      const facts = { ...visitFacts(turn.world, lost), reference: lost.reference };
      say(turn, leaveWordingOf(turn.conversation.language).backAfterAll(facts), { lasts: true });
    },
  });
  return isTakenBack;
}
