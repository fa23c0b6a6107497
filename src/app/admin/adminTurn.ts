/** One message of the clinic's people, inside one transaction: use cases say, order files and change their desk; `closeAdminTurn` makes rows of it. */
import type { Admin } from '../../domain/admin/admin.ts';
import type { AdminFileOrder } from '../../domain/admin/adminFile.ts';
import { ADMIN_POLICY } from '../../domain/admin/adminPolicy.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { OutboxId } from '../../domain/ids.ts';
import { type ChatKey, chatKey } from '../../domain/message/chat.ts';
import type { Choice, LinkButton, OutgoingMessage, RichText } from '../../domain/message/outgoingMessage.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import type { OutboxTask } from '../../ports/outboxTask.ts';
import type { NewOutboxRow, Tables } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import type { AdminWording } from '../../wording/admin/adminWording.ts';
import { adminWordingOf } from '../../wording/admin/adminWordingOf.ts';
import { OUTBOX_LEASE_MS } from '../turn/closeTurn.ts';
import type { World } from '../turn/world.ts';

/** What a tool found or did, as figures: what a model may see, and what tests compare. Never a patient's name, number or words. */
export type AdminFacts = Readonly<Record<string, unknown>>;
export type AdminOutcome = Result<AdminFacts, AdminRefusal>;

/** What a turn of the clinic's people knows of the house around it. */
export interface AdminSurroundings {
  /** Where a one-time link to a report leads. */
  readonly reportUrl: (token: string) => string;
  /** A new link to WhatsApp's pairing page, good once; null where no phone is linked. */
  readonly createPairingLink: () => string | null;
  /** The link that admits a person to this bot; null while the bot's own name is not known. */
  readonly invitationLink: (token: string) => string | null;
  /** What the provider asks for a message that the clinic begins on WhatsApp. */
  readonly whatsappMessagePaise: number;
}

export interface AdminTurn extends AdminSurroundings {
  readonly id: string;
  readonly world: World;
  readonly tables: Tables;
  readonly now: Date;
  admin: Admin;
  /** The message whose button was tapped: it is replaced. */
  readonly replaces: string | null;
  readonly sayings: RichText[];
  choices: (readonly Choice[])[];
  links: LinkButton[];
  readonly tasks: { readonly task: OutboxTask; readonly dedupeKey: string; readonly lane: string }[];
  /** Rows that are in the outbox already, written by staff deeds of this turn. */
  readonly rows: NewOutboxRow[];
  readonly outcomes: { readonly tool: string; readonly outcome: AdminOutcome }[];
}

export interface AdminTurnSubject extends AdminSurroundings {
  readonly id: string;
  readonly admin: Admin;
  readonly replaces: string | null;
}

export const adminChat = (chatId: string): ChatKey => chatKey('admin', chatId);

export const openAdminTurn = (world: World, tables: Tables, subject: AdminTurnSubject): AdminTurn => ({
  ...subject,
  world,
  tables,
  now: world.clock.now(),
  sayings: [],
  choices: [],
  links: [],
  tasks: [],
  rows: [],
  outcomes: [],
});

export const adminWording = (turn: AdminTurn): AdminWording => adminWordingOf(turn.admin.language);

export const tell = (turn: AdminTurn, text: RichText): void => void turn.sayings.push(text);

export const offer = (turn: AdminTurn, ...rows: readonly (readonly Choice[])[]): void =>
  void turn.choices.push(...rows.filter((row) => row.length > 0));

/** Puts a task into the outbox with this turn's commit. The key makes a second one like it impossible. */
export function enqueueTask(
  turn: AdminTurn,
  task: OutboxTask,
  order: { readonly dedupeKey: string; readonly lane?: string },
): void {
  turn.tasks.push({ task, dedupeKey: order.dedupeKey, lane: order.lane ?? adminChat(turn.admin.chatId) });
}

/** The file is made after the commit, by the outbox, and arrives behind what is said here. */
export function orderFile(turn: AdminTurn, order: AdminFileOrder): void {
  const { chatId, language } = turn.admin;
  enqueueTask(
    turn,
    { kind: 'sendAdminFile', chat: adminChat(chatId), order, language },
    { dedupeKey: `adminFile:${turn.id}:${turn.tasks.length}` },
  );
}

/** Who did it, as the audit log and the staff's deeds call them. */
const actorOf = (admin: Pick<Admin, 'chatId'>): string => `staff:${admin.chatId}`;

/** One line of the audit log, in this turn's commit. */
export function writeAudit(
  turn: AdminTurn,
  entry: {
    readonly action: string;
    readonly subject: string;
    readonly before?: string;
    readonly after?: string;
  },
): Promise<void> {
  return turn.tables.audit.add({
    id: turn.world.ids.id(),
    at: turn.now,
    actor: actorOf(turn.admin),
    action: entry.action,
    subject: entry.subject,
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}

const BLANK_LINE = '\n\n';

/** Saves the desk with its new menu and the longer session, and adds the rows; all in the turn's transaction. */
export async function closeAdminTurn(turn: AdminTurn): Promise<readonly NewOutboxRow[]> {
  const version = turn.admin.desk.version + 1;
  const text = turn.sayings.flatMap((saying, at) => (at === 0 ? saying : [BLANK_LINE, ...saying]));
  const message: OutgoingMessage = {
    text,
    choices: turn.choices,
    links: turn.links,
    contactButton: null,
    lasts: turn.choices.length === 0,
  };
  const rows = [
    ...(text.length === 0 ? [] : [sayRow(turn, message, version)]),
    ...turn.tasks.map((task) => rowOf(turn, task)),
  ];
  const menus = [...turn.admin.desk.menus, { version, choices: turn.choices.flat() }];
  const isSignedIn = turn.admin.sessionUntil !== null;
  await turn.tables.admins.put({
    ...turn.admin,
    sessionUntil: isSignedIn ? addMinutes(turn.now, ADMIN_POLICY.sessionIdleMinutes) : null,
    desk: { ...turn.admin.desk, version, menus: menus.slice(-ADMIN_POLICY.menusKept) },
  });
  const added = new Set(await turn.tables.outbox.add(rows));
  return [...turn.rows, ...rows.filter((row) => added.has(row.id))];
}

const sayRow = (turn: AdminTurn, message: OutgoingMessage, menuVersion: number): NewOutboxRow =>
  rowOf(turn, {
    lane: adminChat(turn.admin.chatId),
    dedupeKey: `say:${turn.id}`,
    task: {
      kind: 'say',
      chat: adminChat(turn.admin.chatId),
      message,
      menuVersion,
      replaces: turn.replaces,
    },
  });

function rowOf(
  { world, now }: AdminTurn,
  row: Pick<NewOutboxRow, 'lane' | 'dedupeKey' | 'task'>,
): NewOutboxRow {
  return {
    ...row,
    id: world.ids.id() as OutboxId,
    createdAt: now,
    dueAt: now,
    leaseUntil: new Date(now.getTime() + OUTBOX_LEASE_MS),
  };
}
