/** Strangers with right and guessed references try every tool that takes one: nothing is read, nothing changes. */
import { PATIENT_TOOLS } from '../../../tools/patient/index.ts';
import { passGate, toolList } from '../../agent/gate.ts';
import { unusedReference } from '../../app/booking/unusedReference.ts';
import { openTurn } from '../../app/turn/turn.ts';
import { openTerminalDesk, type TerminalDesk } from '../../compose/terminalDesk.ts';
import type { AppointmentId, PatientId } from '../../domain/ids.ts';
import { type ChatKey, chatKey } from '../../domain/message/chat.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { movableClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { type Chance, createChance } from '../chance.ts';
import { MONDAY_TEN } from '../clinic.ts';
import type { Drill } from './drill.ts';

const OWNERS = 40;
const TOOLS = toolList(PATIENT_TOOLS);
/** Each tool that takes a reference, with the other arguments that it wants. */
const TRIED: readonly (readonly [string, Readonly<Record<string, string | number | boolean>>])[] = [
  ['cancelAppointment', {}],
  ['rescheduleAppointment', {}],
  ['confirmVisit', {}],
  ['sendInvoice', {}],
  ['bookAgain', {}],
  ['rateVisit', { rating: 1 }],
  ['answerNoShow', { wasThere: true }],
  ['takeOffer', {}],
  ['declineOffer', {}],
];

interface Records {
  readonly references: readonly string[];
  readonly secrets: readonly string[];
}

async function fill(desk: TerminalDesk, chance: Chance): Promise<Records> {
  const statuses = ['booked', 'fulfilled', 'noshow', 'pending'] as const;
  const references: string[] = [];
  const secrets: string[] = [];
  await desk.store.transact(async (tables) => {
    const slots = await tables.slots.findFree({
      ...{
        doctorIds: desk.desk.outside.world.directory.doctors.map(({ id }) => id),
        timeFrom: null,
        timeTo: null,
      },
      ...{ fromDate: '2026-11-24', toDate: '2026-12-20', startsAfter: MONDAY_TEN, limit: OWNERS },
    });
    for (const [number, slot] of slots.entries()) {
      const chat = chatKey('telegram', String(500_000 + number));
      const name = `Owner${number} Secretname`;
      const patientId = `owner-${number}` as PatientId;
      const age = { years: 40, months: null };
      const phone = `+9198${String(10_000_000 + number)}`;
      await tables.patients.put({
        id: patientId,
        chat,
        forWhom: 'self',
        name,
        phone,
        age,
        gender: 'male',
        updatedAt: MONDAY_TEN,
      });
      const id = `visit-${number}` as AppointmentId;
      const reference = await unusedReference({ world: desk, tables });
      const held = await tables.appointments.hold({
        ...{
          id,
          reference,
          slot,
          patientId,
          chat,
          feePaise: slot.minutes * 100,
          purpose: `secret ${number}`,
        },
        ...{ holdExpiresAt: new Date('2027-01-01'), at: MONDAY_TEN },
      });
      const status = chance.pick(statuses);
      await tables.appointments.change(id, { from: ['pending'], to: { status }, at: MONDAY_TEN });
      if (held !== null) references.push(reference);
      secrets.push(name, phone, `secret ${number}`);
    }
  });
  return { references, secrets };
}

const guess = (chance: Chance): string =>
  `CF-${Array.from({ length: 5 }, () => chance.pick([...'23456789ABCDEFGHJKMNPQRSTVWXYZ'])).join('')}`;

/** Words of the answer that are another's, and whether anything of the owners' rows is different. */
async function tryOne(
  desk: TerminalDesk,
  stranger: ChatKey,
  order: {
    tool: string;
    args: Readonly<Record<string, string | number | boolean>>;
    secrets: readonly string[];
  },
): Promise<string | null> {
  return desk.store.transact(async (tables) => {
    const turn = await openTurn(desk.desk.outside.world, tables, {
      ...{ chat: stranger, id: `${stranger}/${desk.ids.id()}`, replaces: null },
    });
    turn.conversation = { ...turn.conversation, consentedAt: turn.now, consentVersion: 1 };
    const outcome = await passGate(turn, TOOLS, { tool: order.tool, arguments: order.args });
    if (outcome.ok) return `${order.tool} was allowed`;
    const prompt = typeof turn.prompt === 'string' ? [] : turn.prompt.text;
    const words = `${JSON.stringify(outcome)} ${turn.sayings.map(({ text }) => plainText(text)).join(' ')} ${plainText(prompt)}`;
    return order.secrets.some((secret) => words.includes(secret)) ? `${order.tool} told a secret` : null;
  });
}

/** Who is no owner, and looks like one: anybody, the owner's phone on another channel, an id that begins or ends like theirs. */
function strangerOf(chance: Chance): { chat: ChatKey; kind: string } {
  const number = chance.below(OWNERS);
  const owner = String(500_000 + number);
  const phone = `9198${String(10_000_000 + number)}`;
  const strangers: readonly (readonly [string, ChatKey])[] = [
    ['anybody', chatKey('telegram', String(900_000 + chance.below(5_000)))],
    ['shared phone', chatKey('whatsapp', chance.pick([`${phone}@c.us`, phone]))],
    ['the same id elsewhere', chatKey('whatsapp', chance.pick([owner, `${owner}@lid`, `${owner}@c.us`]))],
    [
      'a merged id',
      chatKey(
        'telegram',
        chance.pick([`${owner}${chance.below(10)}`, `1${owner}`, owner.slice(0, -1), `${owner}/1`]),
      ),
    ],
  ];
  const [kind, chat] = chance.pick(strangers);
  return { kind, chat };
}

const fingerprint = (desk: TerminalDesk): Promise<string> =>
  desk.store.read(async (tables) => {
    const rows = [];
    for (let number = 0; number < OWNERS; number += 1) {
      const id = `visit-${number}` as AppointmentId;
      rows.push(await tables.appointments.get(id), await tables.visits.get(id));
      rows.push(await tables.patients.get(`owner-${number}` as PatientId));
    }
    return JSON.stringify(rows);
  });

export const ownershipDrill: Drill = {
  name: 'ownership',
  purpose:
    'strangers with right and guessed references read and change nothing; counts pairs of chat and record',
  usualCount: 10_000,
  async run({ count, seed }) {
    const chance = createChance(seed);
    const log = recordingLog();
    const clock = movableClock({ now: () => MONDAY_TEN });
    const desk = await openTerminalDesk({
      log,
      startsAt: null,
      dataDir: null,
      channels: ['telegram', 'whatsapp'],
      clock,
    });
    try {
      const { references, secrets } = await fill(desk, chance);
      const before = await fingerprint(desk);
      let real = 0;
      const kinds = new Map<string, number>();
      for (let pair = 0; pair < count; pair += 1) {
        const [tool, more] = chance.pick(TRIED);
        const isReal = chance.isTrue(0.7);
        const known = chance.pick(references);
        const reference = isReal ? chance.pick([known, known.toLowerCase(), ` ${known}`]) : guess(chance);
        if (isReal) real += 1;
        const { chat: stranger, kind } = strangerOf(chance);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const broken = await tryOne(desk, stranger, { tool, args: { ...more, reference }, secrets });
        if (broken !== null) throw new Error(`pair ${pair}: ${broken}`);
      }
      if ((await fingerprint(desk)) !== before) throw new Error("an owner's record has changed");
      const told = [...kinds].map(([kind, times]) => `${kind} ${times}`).join(', ');
      return [`${count} pairs, ${real} with a real reference: 0 reads, 0 changes`, `strangers: ${told}`];
    } finally {
      await desk.close();
    }
  },
};
