/** Reads the wish to see another doctor than the one who is booked: "Dr Rao ke badle Dr Iyer", "move it to Dr Iyer", "another doctor please". */
import { upcomingAppointments } from '../../app/appointments/upcomingAppointments.ts';
import { refusedDay } from '../../app/booking/recordDetails.ts';
import type { Turn } from '../../app/turn/turn.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { Understand, Understanding } from '../../understanding/reading.ts';
import { wishRead } from './detailsRead.ts';
import { call, calls, type Proposal } from './proposal.ts';

/** The doctor who is wanted stands behind the words, before them, or is the only one that is named. */
const CHANGES: readonly { readonly words: RegExp; readonly wanted: 'behind' | 'before' | 'anywhere' }[] = [
  {
    words: /\b(?:ke|ki) (?:badle|badley|jagah|bajay|bajaye)\b|के (?:बदले|बजाय|स्थान पर)|की जगह/iu,
    wanted: 'behind',
  },
  { words: /\b(?:instead of|rather than|in place of)\b/i, wanted: 'before' },
  { words: /\b(?:move|shift|change|switch|transfer)\b.*\bto (?:dr\b|doctor\b)/i, wanted: 'behind' },
  {
    words:
      /\b(?:(?:another|other|different) doctor|change (?:my |the )?doctor|doctor (?:change|badal)\w*|(?:dusre|doosre|dusra|doosra) doctor)\b|(?:डॉक्टर (?:बदल|चेंज)|दूसरे डॉक्टर|दूसरा डॉक्टर)/iu,
    wanted: 'anywhere',
  },
  { words: /\bdr\.? \w+.*\binstead\b/i, wanted: 'anywhere' },
];

/** There a booking is being made or a person answers: the words mean something else. */
const ABOUT_VISITS: ReadonlySet<ConversationState> = new Set([
  'IDLE',
  'AWAITING_REPORT_CHOICE',
  'AWAITING_REPORT_UPLOAD',
  'CHOOSING_APPOINTMENT',
  'CHOOSING_NEW_SLOT',
]);

/** Null where nothing is booked that could be moved. */
export async function readOtherDoctor(
  turn: Turn,
  { text, read }: { text: string; read: Understanding },
  understand: Understand,
): Promise<Proposal | null> {
  const { state } = turn.conversation;
  const change = CHANGES.find(({ words }) => words.test(text));
  if (change === undefined || !ABOUT_VISITS.has(state)) return null;
  if ((await upcomingAppointments(turn)).length === 0) return null;
  const doctor = doctorIn(turn, wantedPart(text, change), understand);
  const begun: readonly ToolCall[] =
    state === 'CHOOSING_NEW_SLOT' || state === 'CHOOSING_APPOINTMENT' ? [] : [call('rescheduleAppointment')];
  const wish = refusedDay(turn, wishRead(read)) === null ? wishRead(read) : {};
  return calls(...begun, doctor === null ? call('findDoctors') : call('recordDetails', { doctor, ...wish }));
}

function wantedPart(text: string, { words, wanted }: (typeof CHANGES)[number]): string {
  const found = words.exec(text);
  if (found === null || wanted === 'anywhere') return text;
  const to = found.index + found[0].length;
  // "… to Dr": the title belongs to the name that follows.
  return wanted === 'before' ? text.slice(0, found.index) : `Dr ${text.slice(to)}`;
}

function doctorIn({ world, now, conversation }: Turn, text: string, understand: Understand): DoctorId | null {
  const { clinic, doctors } = world.directory;
  const { state, language } = conversation;
  return understand(text, { now, timeZone: clinic.timeZone, state, language, doctors }).doctor?.value ?? null;
}
