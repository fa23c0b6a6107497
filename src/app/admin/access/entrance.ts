/** The door of the admin bot: strangers get nothing, people on the allow-list the question for the password, and who has a session goes on. */
import type { Admin } from '../../../domain/admin/admin.ts';
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import { mayTryFrom } from '../../../domain/admin/backOff.ts';
import { splitChatKey } from '../../../domain/message/chat.ts';
import type { IncomingMessage } from '../../../domain/message/incomingMessage.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import type { NewOutboxRow, Tables } from '../../../ports/store.ts';
import type { AdminWording } from '../../../wording/admin/adminWording.ts';
import { adminWordingOf } from '../../../wording/admin/adminWordingOf.ts';
import type { World } from '../../turn/world.ts';
import { type AdminSurroundings, type AdminTurn, closeAdminTurn, openAdminTurn, tell } from '../adminTurn.ts';
import { acceptInvitation, writeAccess } from './invitations.ts';
import { isPassword, SHORTEST_PASSWORD } from './password.ts';

export type Entrance =
  /** Nobody we know, or no longer: no answer, no trace of the message. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'signed_in' }
  /** Answered at the door. `holdsPassword`: the message should vanish from the chat. */
  | { readonly kind: 'answered'; readonly rows: readonly NewOutboxRow[]; readonly holdsPassword: boolean };

export interface Door {
  readonly world: World;
  /** As `hashPassword` wrote it. */
  readonly passwordHash: string;
  /** Shows the signed-in person what there is: the menu of their role. */
  readonly welcome: (turn: AdminTurn) => Promise<void>;
}

/** Whether the person's session lives at this moment. */
export const isSignedIn = (admin: Admin, now: Date): boolean =>
  !admin.isRevoked && admin.sessionUntil !== null && admin.sessionUntil > now;

export async function enter(door: Door, message: IncomingMessage): Promise<Entrance> {
  const { world } = door;
  const { chatId } = splitChatKey(message.chat);
  const admin = await world.store.read((tables) => tables.admins.get(chatId));
  const now = world.clock.now();
  if (admin === null || admin.isRevoked) return openInvitation(door, message, chatId);
  if (isSignedIn(admin, now))
    return (await isPasswordAgain(door, message)) ? signIn(door, message, admin) : { kind: 'signed_in' };
  return message.content.kind === 'text'
    ? tryPassword(door, { message, admin, password: message.content.text })
    : atTheDoor(door, message, (turn, wording) => ask(turn, wording));
}

/** One word as long as a password: worth the tenth of a second that the hash takes, as a sentence would not be. */
const isLikePassword = (text: string): boolean =>
  [...text.trim()].length >= SHORTEST_PASSWORD && !/\s/.test(text.trim());

/** Typed by somebody who is in already: it must reach neither the inbox nor the patient whom they write with. One of several words is not looked for. */
async function isPasswordAgain({ passwordHash }: Door, { content }: IncomingMessage): Promise<boolean> {
  return (
    content.kind === 'text' && isLikePassword(content.text) && (await isPassword(content.text, passwordHash))
  );
}

/** The link's secret comes with /start, and is checked and used up in one commit. */
async function openInvitation(door: Door, message: IncomingMessage, chatId: string): Promise<Entrance> {
  const { content } = message;
  if (content.kind !== 'command' || content.command !== 'start' || content.payload === null)
    return { kind: 'stranger' };
  const token = content.payload;
  const { world } = door;
  const rows = await world.store.transact(async (tables) => {
    const admitted = await acceptInvitation({ world, tables }, token, chatId);
    if (admitted === null) return null;
    await noteMessage(tables, message, world.clock.now());
    return close(door, { tables, message, admin: admitted }, (turn, wording) => {
      tell(turn, wording.say.invited({ name: admitted.name, clinicName: world.directory.clinic.name }));
    });
  });
  return rows === null ? { kind: 'stranger' } : { kind: 'answered', rows, holdsPassword: false };
}

interface Attempt {
  readonly message: IncomingMessage;
  readonly admin: Admin;
  readonly password: string;
}

/** The hash takes a tenth of a second and is worked out outside any transaction; who has to wait is not even asked for it. */
async function tryPassword(door: Door, { message, admin, password }: Attempt): Promise<Entrance> {
  const { world } = door;
  const now = world.clock.now();
  const windowStart = addMinutes(now, -ADMIN_POLICY.overallWindowMinutes);
  const waitUntil = await world.store.read(async (tables) =>
    mayTryFrom(
      await tables.passwordFailures.get(admin.chatId),
      await tables.passwordFailures.since(windowStart),
      now,
    ),
  );
  if (waitUntil !== null) {
    const minutes = Math.ceil((waitUntil.getTime() - now.getTime()) / 60_000);
    return atTheDoor(door, message, (turn, wording) => tell(turn, wording.say.waitBeforeTrying({ minutes })));
  }
  return (await isPassword(password, door.passwordHash))
    ? signIn(door, message, admin)
    : atTheDoor(door, message, async (turn, wording) => {
        await turn.tables.passwordFailures.add(admin.chatId, now);
        await writeAccess(turn.tables, world, {
          actor: `staff:${admin.chatId}`,
          action: 'admin_password_wrong',
          subject: `admin:${admin.chatId}`,
        });
        tell(turn, wording.say.passwordWrong());
      });
}

async function signIn(door: Door, message: IncomingMessage, admin: Admin): Promise<Entrance> {
  const { world } = door;
  const now = world.clock.now();
  return atTheDoor(door, message, async (turn, wording) => {
    turn.admin = {
      ...turn.admin,
      sessionUntil: addMinutes(now, ADMIN_POLICY.sessionIdleMinutes),
      // Nobody comes back into the middle of a conversation with a patient.
      desk: { ...turn.admin.desk, patientChat: null },
    };
    await turn.tables.passwordFailures.forget(admin.chatId);
    await writeAccess(turn.tables, world, {
      actor: `staff:${admin.chatId}`,
      action: 'admin_signed_in',
      subject: `admin:${admin.chatId}`,
    });
    tell(turn, wording.say.signedIn({ name: admin.name, minutes: ADMIN_POLICY.sessionIdleMinutes }));
    await door.welcome(turn);
  });
}

const ask = (turn: AdminTurn, wording: AdminWording): void =>
  tell(turn, wording.say.passwordPlease({ clinicName: turn.world.directory.clinic.name }));

type Speak = (turn: AdminTurn, wording: AdminWording) => Promise<void> | void;

/** One commit: the message's id without its text, what is to be remembered, and the answer. Nothing twice for a message that comes twice. */
async function atTheDoor(door: Door, message: IncomingMessage, speak: Speak): Promise<Entrance> {
  const { world } = door;
  const { chatId } = splitChatKey(message.chat);
  const rows = await world.store.transact(async (tables) => {
    const admin = await tables.admins.get(chatId);
    if (admin === null || admin.isRevoked) return [];
    if (!(await noteMessage(tables, message, world.clock.now()))) return [];
    return close(door, { tables, message, admin }, speak);
  });
  return { kind: 'answered', rows, holdsPassword: message.content.kind === 'text' };
}

async function close(
  door: Door,
  { tables, message, admin }: { tables: Tables; message: IncomingMessage; admin: Admin },
  speak: Speak,
): Promise<readonly NewOutboxRow[]> {
  const turn = openAdminTurn(door.world, tables, {
    id: `${message.chat}/${message.messageId}`,
    admin: { ...admin, sessionUntil: null },
    replaces: null,
    ...NO_SURROUNDINGS,
  });
  await speak(turn, adminWordingOf(turn.admin.language));
  return closeAdminTurn(turn);
}

/** Nothing is given out at the door. */
const NO_SURROUNDINGS: AdminSurroundings = {
  reportUrl: () => '',
  createPairingLink: () => null,
  invitationLink: () => null,
  whatsappMessagePaise: 0,
};

/** A password is never written down: the inbox keeps the id alone, as of a message that is answered. False when it is there already. */
async function noteMessage(tables: Tables, message: IncomingMessage, at: Date): Promise<boolean> {
  const wordless: IncomingMessage = { ...message, content: { kind: 'text', text: '' } };
  if (!(await tables.inbox.add(wordless, at))) return false;
  const row = await tables.inbox.nextOf(message.chat);
  if (row?.message.messageId === message.messageId) await tables.inbox.finish(row.sequence, 'answered', at);
  return true;
}
