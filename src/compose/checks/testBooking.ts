/** Books one appointment end to end in a copy of the store: the clinic's own doctors, times and rules, a terminal for a channel, and nobody is written to. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { IncomingContent } from '../../domain/message/incomingMessage.ts';
import type { Clock } from '../../ports/clock.ts';
import { createLog } from '../../services/log.ts';
import { openFilling } from '../../store/copy/filling.ts';
import { openSnapshot } from '../../store/copy/snapshot.ts';
import { no, ok, type Result } from '../../types/result.ts';
import { addressOf } from '../backup/backups.ts';
import { openTerminalDesk, type TerminalDesk } from '../terminalDesk.ts';

export interface BookingRefusal {
  readonly code: 'no_store' | 'no_free_time' | 'not_booked';
  readonly what: string;
}

const CHAT = chatKey('telegram', '1');
/** What a booking needs; what patients wrote and paid stays where it is. */
const COPIED = new Set(['doctors', 'slots', 'settings', 'slot_entries']);

/** The reference of the booking. */
export async function bookInCopy(config: Config, clock: Clock): Promise<Result<string, BookingRefusal>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-booking-'));
  try {
    if (!(await copyStore(config, dataDir))) return no({ code: 'no_store', what: 'there is no store yet' });
    const desk = await openTerminalDesk({
      log: createLog({ level: 'silent' }),
      startsAt: clock.now(),
      dataDir,
      channels: ['telegram'],
    });
    try {
      return await book(desk);
    } finally {
      await desk.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function copyStore(config: Config, dataDir: string): Promise<boolean> {
  const snapshot = await openSnapshot(addressOf(config)).catch(() => null);
  if (snapshot === null) return false;
  try {
    const { migrations, tables } = snapshot.outline;
    const outline = { migrations, tables: tables.filter(({ name }) => COPIED.has(name)) };
    const filling = await openFilling({
      address: { databaseUrl: null, dataDir },
      outline,
      log: createLog({ level: 'silent' }),
    });
    for (const table of outline.tables)
      for await (const rows of snapshot.rows(table)) await filling.add(table, rows);
    await filling.finish();
    return true;
  } finally {
    await snapshot.close();
  }
}

/** By taps alone, for labels are the menu's own: what is offered first is taken, until the booking stands. */
const MOST_STEPS = 20;
const DETAILS = 'Asha Verma, 34, female, fever since Monday, 9876543210';
const CHOICES = [/agree/i, /at the clinic/i, /any doctor/i, /^Dr/i, /\d:\d\d/];

async function book(desk: TerminalDesk): Promise<Result<string, BookingRefusal>> {
  let number = 0;
  const send = async (content: IncomingContent): Promise<void> => {
    number += 1;
    await desk.desk.receive({
      chat: CHAT,
      messageId: String(number),
      sentAt: desk.clock.now(),
      appLanguage: 'en',
      content,
    });
    await desk.settle();
  };
  await send({ kind: 'text', text: 'book an appointment' });
  await send({ kind: 'text', text: DETAILS });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [booked] = await desk.store.read((tables) => tables.appointments.ofChat(CHAT));
    if (booked?.status === 'booked') return ok(booked.reference);
    const menu = await desk.menuOf(CHAT);
    const choice = CHOICES.map((label) => menu?.choices.find((one) => label.test(one.label))).find(
      (one) => one !== undefined,
    );
    if (choice === undefined || menu === null) break;
    await send({ kind: 'text', text: choice.label });
  }
  const conversation = await desk.store.read((tables) => tables.conversations.load(CHAT));
  const state = conversation?.state ?? 'nowhere';
  return state === 'SELECTING_SLOT' || state === 'SELECTING_DOCTOR'
    ? no({ code: 'no_free_time', what: `no time could be chosen (${state})` })
    : no({ code: 'not_booked', what: `the booking stopped at ${state}` });
}
