/** Random lives of appointments: two to four people and the clinic's staff book, pay, move, cancel, miss, wait and let time pass, in any order. */
import { type Attendance, markAttendance } from '../../app/staff/markAttendance.ts';
import { doAsStaff } from '../../app/staff/staffDeed.ts';
import { openTerminalDesk, type TerminalDesk } from '../../compose/terminalDesk.ts';
import { type ChatKey, chatKey } from '../../domain/message/chat.ts';
import type { Choice } from '../../domain/message/outgoingMessage.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { movableClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { type Chance, createChance } from '../chance.ts';
import { MONDAY_TEN } from '../clinic.ts';
import type { Drill } from './drill.ts';
import { brokenPromises } from './lifeInvariants.ts';
import { withMemoryFolder } from './memoryFolder.ts';

/** Lives that share one clinic; a new one keeps the store small. */
const LIVES_A_CLINIC = 100;
const STEPS = 14;
/** Money may be on its way for a while; by then it has to be somewhere. */
const SETTLED_MS = 90 * 60_000;
const NAMES = ['Zubin', 'Ximena', 'Quincy', 'Wahida'] as const;

export interface Actor {
  readonly chat: ChatKey;
  readonly name: string;
}

interface Life {
  readonly desk: TerminalDesk;
  readonly actors: readonly Actor[];
  readonly chance: Chance;
  readonly tally: Map<string, number>;
}

type Step = (life: Life, actor: Actor) => Promise<void>;

const STEPS_BY_WEIGHT: readonly (readonly [string, number, Step])[] = [
  ['book', 4, book],
  ['tap', 5, (life, actor) => tap(life, actor, () => true)],
  ['pay', 2, pay],
  ['cancel', 2, cancel],
  ['yes', 2, (life, actor) => says(life, actor, 'yes')],
  ['move', 2, move],
  ['attend', 1, attend],
  ['wait', 1, (life, actor) => tap(life, actor, ({ call }) => call.tool === 'joinWaitlist')],
  ['time', 3, passTime],
];

async function playLife(life: Life): Promise<readonly string[]> {
  const wheel = STEPS_BY_WEIGHT.flatMap(([name, weight, step]) =>
    Array.from({ length: weight }, () => ({ name, step })),
  );
  for (let count = 0; count < STEPS; count += 1) {
    const { name, step } = life.chance.pick(wheel);
    await step(life, life.chance.pick(life.actors));
    life.tally.set(name, (life.tally.get(name) ?? 0) + 1);
  }
  const broken: string[] = [];
  for (const ms of [60_000, SETTLED_MS]) {
    await life.desk.moveClock(ms);
    broken.push(...(await brokenPromises(life.desk, life.actors)));
  }
  return [...broken, ...strangeWords(life)];
}

/** A message that names somebody of another chat. */
function strangeWords({ desk, actors }: Life): readonly string[] {
  return actors.flatMap(({ chat, name }) => {
    const heard = desk
      .takeSent(chat)
      .flatMap((one) =>
        one.kind === 'message' ? [plainText(one.delivery.message.text)] : [one.document.fileName],
      );
    const others = actors.filter((other) => other.name !== name);
    return heard.filter((text) => others.some((other) => text.includes(other.name)));
  });
}

async function says({ desk }: Life, { chat }: Actor, text: string): Promise<void> {
  const { ids, clock } = desk;
  const base = { chat, messageId: ids.id(), sentAt: clock.now(), appLanguage: null };
  await desk.desk.receive({ ...base, content: { kind: 'text', text } });
  await desk.desk.idle();
}

async function tap(life: Life, { chat }: Actor, fits: (choice: Choice) => boolean): Promise<void> {
  const { desk, chance } = life;
  const conversation = await desk.store.read((tables) => tables.conversations.load(chat));
  const menus = [conversation?.menu ?? null, ...(conversation?.standing ?? [])];
  const buttons = menus.flatMap((menu) =>
    menu === null ? [] : menu.choices.map((choice, index) => ({ choice, index, menuVersion: menu.version })),
  );
  const suiting = buttons.filter(({ choice }) => fits(choice));
  if (suiting.length === 0) return;
  const { index, menuVersion } = chance.pick(suiting);
  const base = { chat, messageId: desk.ids.id(), sentAt: desk.clock.now(), appLanguage: null };
  await desk.desk.receive({ ...base, content: { kind: 'choice', menuVersion, index, messageRef: null } });
  await desk.desk.idle();
}

const oneOf =
  (...tools: readonly string[]) =>
  ({ call }: Choice): boolean =>
    tools.includes(call.tool);

async function book(life: Life, actor: Actor): Promise<void> {
  const when = life.chance.pick(['tomorrow at 5:20 pm', 'tomorrow evening', 'Friday morning', 'today']);
  await says(life, actor, `${actor.name} Kumar, 43 years, male, knee pain, 9812345678, ${when} with Dr Iyer`);
  await tap(
    life,
    actor,
    ({ call }) => call.tool === 'acceptConsent' && call.arguments['reminders'] !== false,
  );
  await tap(life, actor, oneOf('holdSlot'));
  await tap(life, actor, oneOf('payAtClinic', 'createPaymentLink'));
}

async function move(life: Life, actor: Actor): Promise<void> {
  await says(life, actor, 'move my appointment');
  await tap(life, actor, oneOf('moveToSlot'));
}

/** Half of them mean it. */
async function cancel(life: Life, actor: Actor): Promise<void> {
  await says(life, actor, 'cancel my appointment');
  if (life.chance.isTrue(0.5)) await tap(life, actor, oneOf('confirmCancel'));
}

async function pay({ desk, chance }: Life): Promise<void> {
  const open = desk.razorpay.links().filter(({ status }) => status === 'created');
  const link = open.at(-1);
  if (link === undefined) return;
  desk.razorpay.payLink(link.id, {
    course: chance.isTrue(0.5) ? 'never' : 'once',
    whenClosed: 'becomesPaid',
  });
  await desk.settle();
}

async function attend({ desk, chance }: Life, { chat }: Actor): Promise<void> {
  const visits = await desk.store.read((tables) => tables.appointments.ofChat(chat));
  const reference = visits[0]?.reference;
  if (reference === undefined) return;
  const attendance = chance.pick<Attendance>(['arrived', 'fulfilled', 'noshow']);
  const member = { staffId: 'drill', deedId: desk.ids.id() };
  const { rows } = await doAsStaff(desk.desk.outside.world, member, (deed) =>
    markAttendance(deed, { reference, attendance }),
  );
  desk.desk.runner.sendNow(rows);
  await desk.desk.idle();
}

/** Also backwards, as a clock that is put right does. */
const MINUTES = [1, 5, 21, 25, 60, 180, 600, 1_560, -120];

async function passTime({ desk, chance }: Life): Promise<void> {
  await desk.moveClock(chance.pick(MINUTES) * 60_000);
}

export const lifeDrill: Drill = {
  name: 'life',
  purpose: 'random lives of appointments with 2 to 4 people keep every promise; counts lives',
  usualCount: 10_000,
  async run({ count, seed, untilMs = Number.POSITIVE_INFINITY }) {
    const tally = new Map<string, number>();
    let played = 0;
    for (let first = 0; first < count && performance.now() < untilMs; first += LIVES_A_CLINIC) {
      played = Math.min(count, first + LIVES_A_CLINIC);
      await withMemoryFolder((dataDir) => playClinic({ first, last: played, seed, tally, dataDir }));
    }
    const steps = [...tally].map(([name, times]) => `${name} ${times}`).join(', ');
    return [`${played} lives, 0 broken promises`, `steps: ${steps}`];
  },
};

async function playClinic(order: {
  first: number;
  last: number;
  seed: number;
  tally: Map<string, number>;
  dataDir: string;
}): Promise<void> {
  const { first, last, seed, tally, dataDir } = order;
  const log = recordingLog();
  const clock = movableClock({ now: () => MONDAY_TEN });
  const desk = await openTerminalDesk({ log, startsAt: null, dataDir, channels: ['telegram'], clock });
  try {
    for (let life = first; life < last; life += 1) {
      const chance = createChance(seed * 1_000_003 + life);
      const actors = NAMES.slice(0, 2 + chance.below(3)).map((name, who) => ({
        name,
        chat: chatKey('telegram', String(1_000_000 + life * 10 + who)),
      }));
      const broken = await playLife({ desk, actors, chance, tally });
      const errors = log.lines.filter(({ level }) => level === 'error');
      if (broken.length > 0 || errors.length > 0)
        throw new Error(
          `life ${life} of seed ${seed}: ${JSON.stringify([...broken, ...errors]).slice(0, 2_000)}`,
        );
      await leaveRoom(desk, actors);
    }
  } finally {
    await desk.close();
  }
}

/** What is still booked is taken out, so that the next life finds free times. */
async function leaveRoom(desk: TerminalDesk, actors: readonly Actor[]): Promise<void> {
  const at = desk.clock.now();
  for (const { chat } of actors)
    await desk.store.transact(async (tables) => {
      for (const { id } of await tables.appointments.ofChat(chat)) {
        await tables.reminders.withdraw(id, at);
        const to = { status: 'cancelled', holdExpiresAt: null } as const;
        await tables.appointments.change(id, { from: ['pending', 'booked', 'arrived'], to, at });
      }
      for (const { id } of await tables.waitlist.ofChat(chat)) {
        await tables.waitlist.change(id, { from: 'waiting', to: 'left', at });
        await tables.waitlist.change(id, { from: 'offered', to: 'passed', at });
      }
      await tables.conversations.remove(chat);
    });
}
