/** Reads what is to be done out of an admin's words: the tool that previews it, or a question back where something is missing. */
import { argumentsOf } from '../../app/admin/questions/filterArguments.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { EVERY_APPOINTMENT } from '../../domain/visit/appointmentFilter.ts';
import type { AdminReading } from '../../understanding/admin/readAdminMessage.ts';
import type { AdminPlace, AdminProposal } from './adminReader.ts';
import { readInvitation, readRevocation } from './staffReader.ts';
import { readWalkIn } from './walkInReader.ts';

/** Null when nothing is to be done. */
export function readDeed(reading: AdminReading, place: AdminPlace): AdminProposal | null {
  if (reading.deeds.includes('walkIn')) return readWalkIn(reading, place);
  if (reading.deeds.includes('invite')) return readInvitation(reading, place);
  if (reading.deeds.includes('revoke')) return readRevocation(place);
  if (reading.paymentId !== null) return readSettling(reading, reading.paymentId);
  if (reading.reference !== null) return readVisitDeed(reading, reading.reference, place);
  // Without a reference it is the chat that this person has in hand.
  if (reading.deeds.includes('giveBack') && reading.figure === null)
    return calls({ tool: 'giveBackChat', arguments: {} });
  if (reading.deeds.includes('nextToken')) return readToken(reading, place);
  if (reading.deeds.includes('broadcast')) return readBroadcast(reading, place);
  const kind = STRETCH_DEEDS.find(({ meaning }) => reading.deeds.includes(meaning));
  if (kind !== undefined) return readStretch(reading, place, kind.tool);
  return reading.deeds.includes('late') && reading.minutes !== null ? readLate(reading, place) : null;
}

const calls = (call: ToolCall): AdminProposal => ({ kind: 'calls', calls: [call] });

/** The call as it stands, for whichever doctor is chosen; `arguments` are all others. */
const whichDoctor = (tool: string, args: ToolCall['arguments']): AdminProposal => ({
  kind: 'refusal',
  refusal: { code: 'which_doctor', call: { tool, arguments: args } },
});

/** A leave before a closing: "block Dr Iyer tomorrow, she is on leave" is a leave. */
const STRETCH_DEEDS = [
  { meaning: 'leave', tool: 'cancelDay' },
  { meaning: 'unblock', tool: 'unblockTime' },
  { meaning: 'block', tool: 'blockTime' },
] as const;

function doctorOf(reading: AdminReading, { ownDoctorId }: AdminPlace): string | null {
  const [first, second] = reading.doctorIds;
  if (first !== undefined) return second === undefined ? first : null;
  return reading.unknownDoctor === null ? ownDoctorId : null;
}

function readStretch(reading: AdminReading, place: AdminPlace, tool: string): AdminProposal {
  const doctor = doctorOf(reading, place);
  const { dateFrom, dateTo, timeFrom, timeTo } = reading.period;
  if (doctor === null && reading.unknownDoctor !== null)
    return { kind: 'refusal', refusal: { code: 'unknown_doctor', asked: reading.unknownDoctor } };
  // "Block" alone would close a whole day: it asks for a sentence instead.
  if (dateFrom === null && timeFrom === null && timeTo === null && !isWholeDayMeant(reading, tool))
    return { kind: 'refusal', refusal: { code: 'stretch_needed' } };
  const first = dateFrom ?? place.today;
  const stretch = {
    dateFrom: first,
    dateTo: dateTo ?? first,
    ...(timeFrom === null ? {} : { timeFrom }),
    ...(timeTo === null ? {} : { timeTo }),
  };
  return doctor === null ? whichDoctor(tool, stretch) : calls({ tool, arguments: { doctor, ...stretch } });
}

/** "Dr Rao nahi aayenge" is of today, and so is a block that names its doctor. */
const isWholeDayMeant = ({ doctorIds }: AdminReading, tool: string): boolean =>
  doctorIds.length > 0 || tool === 'cancelDay';

function readLate(reading: AdminReading, place: AdminPlace): AdminProposal {
  const doctor = doctorOf(reading, place);
  const minutes = reading.minutes ?? 0;
  return doctor === null
    ? whichDoctor('runningLate', { minutes })
    : calls({ tool: 'runningLate', arguments: { doctor, minutes } });
}

/** A payment that fitted nothing: named with a visit it belongs to it, unless something else is said; alone it is only asked for. */
function readSettling({ reference, settle }: AdminReading, payment: string): AdminProposal {
  const way = settle ?? (reference === null ? null : 'attach');
  if (way === null) return calls({ tool: 'waitingMoney', arguments: {} });
  if (way === 'refund' || way === 'returned')
    return calls({ tool: 'settlePayment', arguments: { payment, way } });
  return reference === null
    ? { kind: 'refusal', refusal: { code: 'no_such_appointment' } }
    : calls({ tool: 'settlePayment', arguments: { payment, way, reference } });
}

const ATTENDANCES = ['arrived', 'fulfilled', 'noshow'] as const;
const MODES = ['cash', 'upi', 'card'] as const;

/** What is to be done with one appointment; null where it is only asked for. */
function readVisitDeed(reading: AdminReading, reference: string, { text }: AdminPlace): AdminProposal | null {
  const { deeds, statuses, wishes, period, figure } = reading;
  const chatDeed = readChatDeed(deeds, reference, text);
  if (chatDeed !== null) return chatDeed;
  if (wishes.includes('report')) return null;
  const mode = MODES.find((one) => deeds.includes(one));
  if (mode !== undefined && figure !== null) {
    const isReturn = deeds.includes('returned') || deeds.includes('giveBack');
    const tool = isReturn ? 'recordReturn' : 'recordCash';
    return calls({ tool, arguments: { reference, mode, rupees: figure } });
  }
  if (deeds.includes('followUp') && period.dateFrom !== null)
    return calls({ tool: 'setFollowUp', arguments: { reference, date: period.dateFrom } });
  const isBare = deeds.length === 0 && statuses.length === 0 && wishes.length === 0;
  // "CF-… ko Monday 11 baje karo": a visit and a time, and nothing else that it could mean.
  if ((deeds.includes('move') || isBare) && period.dateFrom !== null && period.timeFrom !== null)
    return calls({
      tool: 'moveAppointment',
      arguments: { reference, date: period.dateFrom, time: period.timeFrom },
    });
  const attendance = ATTENDANCES.find((one) => statuses.includes(one));
  if (attendance !== undefined)
    return calls({ tool: 'markAttendance', arguments: { reference, attendance } });
  return statuses.includes('cancelled')
    ? calls({ tool: 'cancelAppointment', arguments: { reference } })
    : null;
}

const CHAT_DEEDS = [
  { meaning: 'takeOver', tool: 'takeOverChat' },
  { meaning: 'giveBack', tool: 'giveBackChat' },
  { meaning: 'readChat', tool: 'readHandover' },
] as const;

/** Something in the patient's chat; what is to be written there stands behind a colon. */
function readChatDeed(deeds: AdminReading['deeds'], reference: string, text: string): AdminProposal | null {
  const found = CHAT_DEEDS.find(({ meaning }) => deeds.includes(meaning));
  if (found !== undefined) return calls({ tool: found.tool, arguments: { reference } });
  if (!deeds.includes('reply')) return null;
  const words = afterColon(text);
  return calls({
    tool: 'replyToPatient',
    arguments: { reference, ...(words === '' ? {} : { text: words }) },
  });
}

function readToken(reading: AdminReading, place: AdminPlace): AdminProposal {
  const doctor = doctorOf(reading, place);
  const { figure } = reading;
  const number = figure === null ? {} : { number: figure };
  return doctor === null
    ? whichDoctor('callToken', number)
    : calls({ tool: 'callToken', arguments: { doctor, ...number } });
}

/** What stands before the colon says to whom, what stands behind it is sent. */
const COLON = /[:：]\s*/u;
const MESSAGE =
  /(?:tell|inform|message|broadcast|sabko|sab ko|सबको|reply|answer|write to|jawab|likho|bolo|जवाब|लिखो)/iu;

/** The part of a message in which people and days are to be read: a broadcast's own text is nobody's question. */
export function beforeMessage(text: string): string {
  const colon = text.search(COLON);
  return colon > 0 && MESSAGE.test(text.slice(0, colon)) ? text.slice(0, colon) : text;
}

function afterColon(text: string): string {
  const colon = text.search(COLON);
  return colon < 0 ? '' : text.slice(colon).replace(COLON, '').trim();
}

function readBroadcast(reading: AdminReading, { text, today }: AdminPlace): AdminProposal | null {
  const message = afterColon(text);
  if (message === '') return null;
  const { period, doctorIds, payment, channel } = reading;
  const filter = {
    ...EVERY_APPOINTMENT,
    ...period,
    dateFrom: period.dateFrom ?? today,
    dateTo: period.dateTo ?? period.dateFrom ?? today,
    doctorIds,
    payment,
    channel,
  };
  const { dateFrom, dateTo, timeFrom, timeTo } = filter;
  return calls({
    tool: 'broadcast',
    arguments: { ...argumentsOf({ ...filter, dateFrom, dateTo, timeFrom, timeTo }), text: message },
  });
}
