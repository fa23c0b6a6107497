/** Writes a notice to each of the clinic's people who wants it, in their language, at once or when their quiet hours are over. */
import type { Admin } from '../../../domain/admin/admin.ts';
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { StaffNotice } from '../../../domain/admin/staffNotice.ts';
import type { OutboxId } from '../../../domain/ids.ts';
import type { Choice, RichText } from '../../../domain/message/outgoingMessage.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { addDays, clinicMoment, visitInstant } from '../../../domain/visit/visitTime.ts';
import type { NewOutboxRow, Tables } from '../../../ports/store.ts';
import { adminWordingOf } from '../../../wording/admin/adminWordingOf.ts';
import { noticeWordingOf } from '../../../wording/admin/notices.ts';
import type { Outside } from '../../outbox/drain/outside.ts';
import { OUTBOX_LEASE_MS } from '../../turn/closeTurn.ts';
import type { World } from '../../turn/world.ts';
import { adminChat } from '../adminTurn.ts';
import { chatButtons } from '../staffChat/chatButtons.ts';

/** They come at any hour: somebody waits for a person now. */
const URGENT: ReadonlySet<StaffNotice['code']> = new Set(['red_flag', 'staff_asked_for', 'whatsapp_trouble']);

/** `noticeId` is the notice's own: told twice, it is written once. */
export async function spreadNotice(
  { world, channels, createPairingLink }: Pick<Outside, 'world' | 'channels' | 'createPairingLink'>,
  notice: StaffNotice,
  noticeId: string,
): Promise<readonly NewOutboxRow[]> {
  if (!channels.has('admin')) return [];
  return world.store.transact(async (tables) => {
    const rows: NewOutboxRow[] = [];
    const visit = 'reference' in notice ? await tables.appointments.byReference(notice.reference) : null;
    for (const admin of await tables.admins.list())
      if (wants(admin, notice, visit))
        rows.push(
          noticeRow(world, admin, {
            dedupeKey: `notice:${noticeId}:${admin.chatId}`,
            text: withLink(
              noticeText(world, admin, { notice, visit }),
              notice.code === 'whatsapp_trouble' ? createPairingLink?.() : null,
            ),
            dueAt: URGENT.has(notice.code) ? world.clock.now() : afterQuiet(world, admin),
            menu: await keepMenu(tables, admin, choicesOf(admin, notice)),
          }),
        );
    const added = new Set(await tables.outbox.add(rows));
    const now = world.clock.now();
    return rows.filter((row) => added.has(row.id) && row.dueAt <= now);
  });
}

/** What can be done about it with one tap. */
function choicesOf(admin: Admin, notice: StaffNotice): readonly (readonly Choice[])[] {
  if (notice.code !== 'staff_asked_for' && notice.code !== 'red_flag') return [];
  const { chat } = notice;
  // In an emergency the bot goes on answering: there is nothing to give back.
  const isSilent = notice.code === 'staff_asked_for';
  return [
    chatButtons(admin, chat, ['read', 'reply']),
    isSilent ? chatButtons(admin, chat, ['giveBack']) : [],
  ].filter((row) => row.length > 0);
}

/** Beside a reference stands whose visit it is of the doctors, and when: no patient's name, for the phone may lie open on a table. */
function noticeText(
  world: World,
  { language }: Admin,
  { notice, visit }: { readonly notice: StaffNotice; readonly visit: Appointment | null },
): string {
  const line = noticeWordingOf(language).line(notice);
  if (visit === null) return line;
  const { phrases } = adminWordingOf(language);
  const doctorName = world.directory.doctor(visit.doctorId)?.name ?? '';
  return `${line}\n${phrases.doctor(doctorName)}, ${phrases.visit(visit)}`;
}

/** The person's desk remembers what the buttons stand for, beside the menus of its answers. */
async function keepMenu(
  tables: Tables,
  { chatId }: Admin,
  choices: readonly (readonly Choice[])[],
): Promise<NoticeMenu | null> {
  const admin = choices.length === 0 ? null : await tables.admins.get(chatId);
  if (admin === null) return null;
  const version = admin.desk.version + 1;
  const menus = [...(admin.desk.noticeMenus ?? []), { version, choices: choices.flat() }];
  const noticeMenus = menus.slice(-ADMIN_POLICY.noticeMenusKept);
  await tables.admins.put({ ...admin, desk: { ...admin.desk, version, noticeMenus } });
  return { version, choices };
}

const withLink = (line: string, link: string | null | undefined): RichText =>
  link == null ? [line] : [line, '\n', { link }];

/** A doctor hears of their own patients alone; what belongs to nobody's visit is the owner's and the desk's. */
function wants(admin: Admin, notice: StaffNotice, visit: Appointment | null): boolean {
  if (admin.isRevoked || admin.wants.muted.includes(notice.code)) return false;
  return admin.role !== 'doctor' || (visit !== null && visit.doctorId === admin.doctorId);
}

/** Now, or the end of the quiet hours that now lies in; they may go over midnight. */
function afterQuiet(world: Pick<World, 'clock' | 'directory'>, { wants: { quiet } }: Admin): Date {
  const now = world.clock.now();
  if (quiet === null) return now;
  const { timeZone } = world.directory.clinic;
  const { date, time } = clinicMoment(now, timeZone);
  const overMidnight = quiet.from > quiet.to;
  const isQuiet = overMidnight
    ? time >= quiet.from || time < quiet.to
    : time >= quiet.from && time < quiet.to;
  if (!isQuiet) return now;
  const endsTomorrow = overMidnight && time >= quiet.from;
  return visitInstant(endsTomorrow ? addDays(date, 1) : date, quiet.to, timeZone);
}

interface NoticeMenu {
  readonly version: number;
  readonly choices: readonly (readonly Choice[])[];
}

interface NoticeToWrite {
  readonly dedupeKey: string;
  readonly text: RichText;
  readonly dueAt: Date;
  readonly menu?: NoticeMenu | null;
}

/** A row that waits for its hour is nobody's until then. */
export function noticeRow(
  world: Pick<World, 'ids' | 'clock'>,
  admin: Admin,
  { dedupeKey, text, dueAt, menu = null }: NoticeToWrite,
): NewOutboxRow {
  const now = world.clock.now();
  const chat = adminChat(admin.chatId);
  return {
    id: world.ids.id() as OutboxId,
    dedupeKey,
    // Beside the answers, so that a notice that waits for the morning holds none of them up.
    lane: `${chat}:notice:${dedupeKey}`,
    task: {
      kind: 'say',
      chat,
      message: { text, choices: menu?.choices ?? [], links: [], contactButton: null, lasts: true },
      menuVersion: menu?.version ?? 0,
      replaces: null,
    },
    createdAt: dueAt,
    dueAt,
    leaseUntil: dueAt > now ? null : new Date(now.getTime() + OUTBOX_LEASE_MS),
  };
}
