/** The daily job that keeps its word: finishes erasures whose visits are over by now, and lets go of the last traces. */
import type { OutboxId } from '../../domain/ids.ts';
import { keptRecordOf } from '../../domain/patient/retention.ts';
import { addDays, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { OUTBOX_LEASE_MS } from '../turn/closeTurn.ts';
import type { World } from '../turn/world.ts';
import { eraseChat } from './eraseChat.ts';

const AT_ONCE = 200;
/** Until then the chat may still get an answer to its last message. */
const LAST_TRACE_MS = 24 * 60 * 60_000;
const EFFECTS_KEPT_MS = 30 * 24 * 60 * 60_000;

export async function keepRetention({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const chats = await world.store.read((tables) => tables.erasures.unfinished(AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const chat of chats) {
    const added = await world.store.transact(async (tables) => {
      const now = world.clock.now();
      await tables.conversations.load(chat);
      const erased = await eraseChat(tables, { chat, now, mark: world.ids.id() });
      if (erased.isWhole) await tables.erasures.finish(chat, now);
      const removals = erased.files.map((fileName) => removalRow(world, fileName));
      await tables.outbox.add(removals);
      return removals;
    });
    rows.push(...added);
  }
  const monthAgo = new Date(world.clock.now().getTime() - EFFECTS_KEPT_MS);
  await world.store.transact((tables) => tables.erasures.forgetEffects(monthAgo));
  await forgetStaffWords(world);
  await forgetLastTraces(world);
  await endKeeping(world);
  return rows;
}

/** Staff ask by patients' names and are answered with them: after a day none of it is left, and who has gone home finds an empty desk. */
async function forgetStaffWords(world: World): Promise<void> {
  const now = world.clock.now();
  await world.store.transact(async (tables) => {
    await tables.erasures.forgetStaffWords(new Date(now.getTime() - LAST_TRACE_MS));
    for (const { chatId, sessionUntil } of await tables.admins.list()) {
      if (sessionUntil !== null && sessionUntil > now) continue;
      const admin = await tables.admins.get(chatId);
      if (admin === null) continue;
      const desk = { ...admin.desk, menus: [], noticeMenus: [], lastQuestion: null, patientChat: null };
      await tables.admins.put({ ...admin, desk });
    }
  });
}

/** A chat that has written again since is a new one and keeps what it told since. */
async function forgetLastTraces(world: World): Promise<void> {
  const before = new Date(world.clock.now().getTime() - LAST_TRACE_MS);
  const chats = await world.store.read((tables) => tables.erasures.finishedBefore(before, AT_ONCE));
  for (const chat of chats)
    await world.store.transact(async (tables) => {
      const conversation = await tables.conversations.load(chat);
      const isQuiet =
        conversation !== null && conversation.consentedAt === null && conversation.updatedAt < before;
      if (isQuiet) {
        await tables.erasures.eraseWords(chat, `erased:${world.ids.id()}` as typeof chat);
        await tables.conversations.remove(chat);
      }
      await tables.erasures.forget(chat);
    });
}

/** No record is kept for less than two years, so younger ones need not be looked at. */
const YOUNGEST_DAYS = 2 * 365;

/** The law's time for a record is over: the person goes, from its papers too. The books keep number, amount and what was paid for. */
async function endKeeping(world: World): Promise<void> {
  const now = world.clock.now();
  const { date: today } = clinicMoment(now, world.directory.clinic.timeZone);
  const old = await world.store.read((tables) =>
    tables.erasures.keptBefore(addDays(today, -YOUNGEST_DAYS), AT_ONCE),
  );
  for (const id of old)
    await world.store.transact(async (tables) => {
      const visit = await tables.appointments.get(id);
      if (visit === null) return;
      const hasMoney = (await tables.ledger.ofAppointment(id)).length > 0;
      const record = keptRecordOf(visit, { hasMoney, now });
      if (record !== null && record.until >= today) return;
      const others = (await tables.appointments.ofChat(visit.chat)).filter(
        (one) => one.id !== id && one.patientId === visit.patientId,
      );
      const isNeeded = others.some(
        (one) => (keptRecordOf(one, { hasMoney: true, now })?.until ?? '') >= today,
      );
      await tables.erasures.eraseAppointment(id, { alias: visit.chat, keepsPurpose: false, at: now });
      await tables.erasures.erasePapers(id);
      if (!isNeeded)
        await tables.erasures.erasePatient(visit.patientId, {
          alias: visit.chat,
          keepsDetails: false,
          at: now,
        });
    });
}

function removalRow(world: World, fileName: string): NewOutboxRow {
  const now = world.clock.now();
  return {
    id: world.ids.id() as OutboxId,
    dedupeKey: `removeFile:${fileName}`,
    lane: 'files',
    task: { kind: 'removeReportFile', fileName },
    createdAt: now,
    dueAt: now,
    leaseUntil: new Date(now.getTime() + OUTBOX_LEASE_MS),
  };
}
