/** Getting onto the allow-list: an owner invites by a one-time link, and whoever opens it first is admitted, by their numeric id. */
import { createHash } from 'node:crypto';
import {
  type Admin,
  type AdminInvitation,
  type AdminRole,
  DEFAULT_WANTS,
  EMPTY_DESK,
} from '../../../domain/admin/admin.ts';
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { DoctorId } from '../../../domain/ids.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import type { Tables } from '../../../ports/store.ts';
import type { World } from '../../turn/world.ts';

/** The link's secret as the store keeps it: who reads the store cannot open the link. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const TOKEN_BYTES = 24;

/** The token for the deep link `https://t.me/<bot>?start=<token>`; it is told once and kept nowhere. */
export async function invite(
  world: Pick<World, 'store' | 'clock' | 'ids'>,
  person: { readonly name: string; readonly role: AdminRole; readonly doctorId: DoctorId | null },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  return world.store.transact((tables) => inviteWithin({ world, tables }, { ...person, actor: 'system' }));
}

/** The same in a transaction that runs already, by somebody who is named in the log. */
export async function inviteWithin(
  { world, tables }: { readonly world: Pick<World, 'clock' | 'ids'>; readonly tables: Tables },
  { actor, ...person }: Pick<AdminInvitation, 'name' | 'role' | 'doctorId'> & { readonly actor: string },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = world.ids.secret(TOKEN_BYTES);
  const now = world.clock.now();
  const expiresAt = addMinutes(now, ADMIN_POLICY.invitationHours * 60);
  await tables.invitations.add({ ...person, tokenHash: tokenHashOf(token), createdAt: now, expiresAt });
  await writeAccess(tables, world, {
    actor,
    action: 'admin_invited',
    subject: `invitation:${person.name}`,
    after: person.role,
  });
  return { token, expiresAt };
}

/** Admits the sender when the link is open; null otherwise. A link used once is a stranger's link. */
export async function acceptInvitation(
  place: { readonly world: World; readonly tables: Tables },
  token: string,
  chatId: string,
): Promise<Admin | null> {
  const { world, tables } = place;
  const now = world.clock.now();
  const invitation = await tables.invitations.take(tokenHashOf(token), { chatId, at: now });
  if (invitation === null) return null;
  const admitted = newAdmin(invitation, chatId, now);
  await tables.admins.put(admitted);
  await writeAccess(tables, world, {
    actor: `staff:${chatId}`,
    action: 'admin_admitted',
    subject: `admin:${chatId}`,
    after: invitation.role,
  });
  return admitted;
}

const newAdmin = (invitation: AdminInvitation, chatId: string, now: Date): Admin => ({
  chatId,
  name: invitation.name,
  role: invitation.role,
  doctorId: invitation.doctorId,
  isRevoked: false,
  language: 'en',
  sessionUntil: null,
  desk: EMPTY_DESK,
  wants: DEFAULT_WANTS,
  createdAt: now,
});

/** The ids of the configuration are owners, unless they are known already: a revoked one stays revoked. */
export function admitConfigured(
  world: Pick<World, 'store' | 'clock' | 'ids'>,
  chatIds: readonly string[],
): Promise<void> {
  const now = world.clock.now();
  return world.store.transact(async (tables) => {
    for (const chatId of chatIds) {
      if ((await tables.admins.get(chatId)) !== null) continue;
      const owner = { name: `Owner ${chatId}`, role: 'owner', doctorId: null } as const;
      await tables.admins.put(
        newAdmin({ ...owner, tokenHash: '', createdAt: now, expiresAt: now }, chatId, now),
      );
      await writeAccess(tables, world, {
        action: 'admin_admitted',
        subject: `admin:${chatId}`,
        after: 'owner',
      });
    }
  });
}

/** A revoking that is taken back: on the list again, with the password to be given. False when they are on it. */
export async function readmit(
  place: { readonly world: Pick<World, 'ids' | 'clock'>; readonly tables: Tables },
  chatId: string,
  actor: string,
): Promise<boolean> {
  const admin = await place.tables.admins.get(chatId);
  if (admin === null || !admin.isRevoked) return false;
  await place.tables.admins.put({ ...admin, isRevoked: false, sessionUntil: null, desk: EMPTY_DESK });
  await writeAccess(place.tables, place.world, {
    actor,
    action: 'admin_readmitted',
    subject: `admin:${chatId}`,
    after: admin.role,
  });
  return true;
}

/** At once: the next message of that person is a stranger's. False when there is no such person. */
export async function revoke(
  place: { readonly world: Pick<World, 'ids' | 'clock'>; readonly tables: Tables },
  chatId: string,
  actor: string,
): Promise<boolean> {
  const admin = await place.tables.admins.get(chatId);
  if (admin === null || admin.isRevoked) return false;
  await place.tables.admins.put({ ...admin, isRevoked: true, sessionUntil: null, desk: EMPTY_DESK });
  await writeAccess(place.tables, place.world, {
    actor,
    action: 'admin_revoked',
    subject: `admin:${chatId}`,
    before: admin.role,
  });
  return true;
}

interface AccessEntry {
  readonly actor?: string;
  readonly action: string;
  readonly subject: string;
  readonly before?: string;
  readonly after?: string;
}

/** Who was let in, by whom: for the audit log. The command line acts as the system itself. */
export function writeAccess(
  tables: Tables,
  { ids, clock }: Pick<World, 'ids' | 'clock'>,
  { actor = 'system', before, after, ...entry }: AccessEntry,
): Promise<void> {
  return tables.audit.add({
    ...entry,
    id: ids.id(),
    at: clock.now(),
    actor,
    before: before ?? null,
    after: after ?? null,
  });
}
