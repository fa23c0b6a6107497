/** Writes a conversation of the playground as a scenario for the evals: what was done, and how things stand now as the wanted end. */
import type { PatientDeed } from '../../app/turn/patientDeed.ts';
import type { TurnTrace } from '../../app/turn/turnTrace.ts';
import { type ChatKey, splitChatKey } from '../../domain/message/chat.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Tables } from '../../ports/store.ts';
import type { PlaygroundParts } from './playgroundParts.ts';

/** Null when nothing of the chat is remembered: the inspector keeps the last two hundred turns of all chats. */
export async function scenarioOf(
  { traces, store }: Pick<PlaygroundParts, 'traces' | 'store'>,
  chat: ChatKey,
): Promise<string | null> {
  const turns = traces.latest.filter((trace) => trace.chat === chat);
  const [first] = turns;
  if (first === undefined) return null;
  const end = await store.read((tables) => endOf(tables, chat));
  return [
    'purpose: Say here in one sentence what this conversation shows.',
    `tags: [saved, ${end.language}]`,
    'caller:',
    '  who: asha',
    '  persona: Say here who they are and how they write.',
    ...(splitChatKey(chat).channel === 'whatsapp' ? ['  channel: whatsapp'] : []),
    `  language: ${end.language}`,
    '  wants: Say here what they want.',
    `world: { now: "${first.at.toISOString()}" }`,
    'script:',
    ...turns.flatMap((turn, index) => stepsOf(turn, turns[index - 1])),
    'end:',
    `  state: ${end.state}`,
    `  language: ${end.language}`,
    `  appointments:${end.appointments.length === 0 ? ' []' : ''}`,
    ...end.appointments.map((row) => `    - { ${row} }`),
    '',
  ].join('\n');
}

/** A text of JSON is a text of YAML. */
const quoted = (text: string): string => JSON.stringify(text);

/** Shorter ones are the patient's own thinking, and no scenario waits for that. */
const LEAST_WAIT_MINUTES = 3;

function stepsOf(turn: TurnTrace, before: TurnTrace | undefined): readonly string[] {
  const step = turn.patient === undefined ? FACT_STEPS[turn.cause] : stepOf(turn.patient);
  const minutes = before === undefined ? 0 : Math.round((turn.at.getTime() - before.at.getTime()) / 60_000);
  const wait = minutes >= LEAST_WAIT_MINUTES ? [`  - wait: ${minutes} minutes`] : [];
  return [...wait, ...(step === undefined || step === null ? [] : [`  - ${step}`])];
}

/** What the world did that a script has to order. */
const FACT_STEPS: Readonly<Record<string, string>> = { paid: 'pay: once', failed: 'pay: fails' };

/** Tools that only one button of a menu proposes: their name outlives the button's words. */
const BY_TOOL: readonly string[] = [
  'acceptConsent',
  'declineConsent',
  'startBooking',
  'payAtClinic',
  'createPaymentLink',
  'confirmCancel',
];

function stepOf(deed: PatientDeed): string | null {
  switch (deed.did) {
    case 'say':
      return `say: ${quoted(deed.words)}`;
    case 'tap':
      if (deed.tool === null) return null;
      return `tap: ${BY_TOOL.includes(deed.tool) ? deed.tool : quoted(deed.label)}`;
    case 'command':
      return `command: ${deed.command}`;
    case 'contact':
      return `contact: ${deed.isOwn ? 'own' : 'none'}`;
    case 'file':
      return deed.name === null ? 'file: jpeg' : `{ file: pdf, name: ${quoted(deed.name)} }`;
    case 'voice':
      return 'voice: "Write here what was said."';
    case 'block':
      return 'block: true';
    case 'unblock':
      return 'block: false';
    case 'other':
      return null;
  }
}

async function endOf(tables: Tables, chat: ChatKey) {
  const conversation = await tables.conversations.load(chat);
  const appointments = (await tables.appointments.ofChat(chat)).filter(isWorthNaming);
  return {
    state: conversation?.state ?? 'IDLE',
    language: conversation?.language ?? 'en',
    appointments: await Promise.all(appointments.map((one) => rowOf(tables, one))),
  };
}

/** A hold that was given up is nothing that anybody wanted. */
const isWorthNaming = ({ status, paymentMode }: Appointment): boolean =>
  status !== 'cancelled' || paymentMode !== null;

async function rowOf(tables: Tables, one: Appointment): Promise<string> {
  const patient = await tables.patients.get(one.patientId);
  return [
    `doctor: ${one.doctorId}`,
    `date: ${one.visitDate}`,
    `time: "${one.visitTime}"`,
    `status: ${one.status}`,
    `payment: ${one.paymentStatus}`,
    ...(patient === null
      ? []
      : [`name: ${quoted(patient.name)}`, `age: ${patient.age.years}`, `gender: ${patient.gender}`]),
  ].join(', ');
}
