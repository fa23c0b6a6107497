/** Ten thousand things that patients, payments and the clock do in any order, on a real store: the clinic's promises hold after each run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownMenu } from '../domain/conversation/conversation.ts';
import { CONVERSATION_STATES } from '../domain/conversation/states.ts';
import { type Appointment, LIVE_STATUSES } from '../domain/visit/appointment.ts';
import { anyRound, CHATS, type PatientDeed, type Round, type WorldDeed } from './anyPatient.ts';
import { type Chat, type OpenClinic, openClinic } from './journey.ts';

const RUNS = 2;
const ROUNDS = 50;

interface Place {
  readonly clinic: OpenClinic;
  readonly chats: readonly Chat[];
  readonly menusBefore: Map<Chat, ShownMenu>;
}

async function doRound(place: Place, { deeds, world }: Round): Promise<void> {
  await Promise.all(place.chats.map((chat, index) => write(place, chat, deeds[index] as PatientDeed)));
  if (world?.kind === 'clock') await place.clinic.later(world.minutes);
  if (world?.kind === 'pay') await pay(place.clinic, world);
}

async function write(place: Place, chat: Chat, deed: PatientDeed): Promise<void> {
  const before = await chat.conversation();
  const menu = await chat.menu();
  const shown = deed.kind === 'tap' && deed.isOld ? (place.menusBefore.get(chat) ?? menu) : menu;
  place.menusBefore.set(chat, menu);
  const content =
    deed.kind === 'message'
      ? deed.content
      : ({
          kind: 'choice',
          menuVersion: shown.version,
          index: deed.place % Math.max(1, shown.choices.length),
          messageRef: null,
        } as const);
  const answer = await chat.does(content);
  const maySilence = before.state === 'WITH_STAFF' || content.kind === 'reachability';
  if (!maySilence)
    expect(
      `${answer.text}${answer.files.length > 0 ? 'file' : ''}`,
      `${before.state}: ${JSON.stringify(content)}`,
    ).not.toBe('');
  expect(answer.text).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
  expect(CONVERSATION_STATES).toContain(answer.state);
}

async function pay(
  clinic: OpenClinic,
  { whichLink, outcome }: Extract<WorldDeed, { kind: 'pay' }>,
): Promise<void> {
  const links = clinic.razorpay.links();
  const link = links.at(-1 - (whichLink % Math.max(1, links.length)));
  if (link === undefined) return;
  const deed = { whenClosed: 'staysClosed' } as const;
  if (outcome === 'failed') clinic.razorpay.failLink(link.id, deed);
  else
    for (let times = outcome === 'paid' ? 1 : 2; times > 0; times -= 1)
      clinic.razorpay.payLink(link.id, deed);
  await clinic.settle();
}

/** Counts what came about, so that a run in which nothing happens proves nothing. */
interface Tally {
  booked: number;
  captured: number;
}

async function expectPromisesKept({ clinic, chats }: Place, tally: Tally): Promise<void> {
  expect(clinic.log.lines.filter((line) => line.level === 'error')).toEqual([]);
  const live: string[] = [];
  for (const chat of chats) {
    const { draft, parked } = await chat.conversation();
    for (const appointment of await chat.appointments()) {
      if ((LIVE_STATUSES as readonly string[]).includes(appointment.status))
        live.push(`${appointment.slotId}#${appointment.seat}`);
      if (appointment.status === 'pending') {
        const offered = await offeredSeats(clinic, appointment);
        expect([draft.appointmentId, parked?.appointmentId, ...offered]).toContain(appointment.id);
        expect(appointment.holdExpiresAt).toEqual(expect.any(Date));
      }
      if (appointment.status === 'booked') tally.booked += 1;
      await expectMoneyInOrder(clinic, appointment, tally);
    }
  }
  expect(new Set(live).size).toBe(live.length);
}

/** Seats that are kept for an answer: a freed time for who waits, other times for money that came too late. */
const offeredSeats = (clinic: OpenClinic, { id, chat }: Appointment): Promise<readonly string[]> =>
  clinic.store.read(async (tables) => {
    const freed = (await tables.waitlist.ofOffer(id))?.offeredAppointmentId;
    const late = (await tables.lateOffers.open()).filter((offer) => offer.chat === chat);
    return [...(freed == null ? [] : [freed]), ...late.flatMap(({ holds }) => holds)];
  });

const RANK = {
  created: 0,
  attempted: 1,
  authorised: 1,
  captured: 2,
  refund_started: 3,
  refunded: 5,
  taken_at_desk: 2,
  refund_accepted: 4,
  refund_failed: 5,
  returned_at_desk: 5,
  // What stays by the policy is settled in the deed that starts the rest on its way back.
  kept: 3,
  quarantined: 0,
  quarantine_settled: 1,
  credited: 2,
  returned_outside: 5,
} as const;

/** Of each payment the ledger only ever goes forward, and what stays captured pays for what is booked. */
async function expectMoneyInOrder(clinic: OpenClinic, appointment: Appointment, tally: Tally): Promise<void> {
  const entries = await clinic.ledgerOf(appointment);
  tally.captured += entries.filter((entry) => entry.kind === 'captured').length;
  const payments = new Set(entries.flatMap((entry) => (entry.paymentId === null ? [] : [entry.paymentId])));
  for (const payment of payments) {
    const kinds = entries.filter((entry) => entry.paymentId === payment).map((entry) => entry.kind);
    expect(kinds.map((kind) => RANK[kind])).toEqual(kinds.map((kind) => RANK[kind]).sort());
    expect(new Set(kinds).size).toBe(kinds.length);
  }
}

describe('whatever happens, in whatever order', () => {
  it.each(['first', 'second', 'third', 'fourth', 'fifth'])(
    'in the %s two thousand steps every message is answered, no seat has two patients, no hold is forgotten, and no money goes backwards',
    { timeout: 90_000 },
    async () => {
      const clinic = await openClinic({ hearsWebhooks: true });
      const tally: Tally = { booked: 0, captured: 0 };
      let run = 0;
      const rounds = fc.array(anyRound, { minLength: ROUNDS, maxLength: ROUNDS, size: 'max' });
      await fc.assert(
        fc.asyncProperty(rounds, async (happening) => {
          run += 1;
          const chats = Array.from({ length: CHATS }, (_, who) => clinic.chat(run * 100 + who));
          const place: Place = { clinic, chats, menusBefore: new Map() };
          for (const round of happening) await doRound(place, round);
          await expectPromisesKept(place, tally);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
      for (const count of Object.values(tally)) expect(count).toBeGreaterThan(0);
    },
  );
});
