/** The clinic's people on this bot, for its owner: who they are, a link for a new one, taking one off. */
import type { AdminRole } from '../../../domain/admin/admin.ts';
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { DoctorId } from '../../../domain/ids.ts';
import { no, ok } from '../../../types/result.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell } from '../adminTurn.ts';
import { inviteWithin } from './invitations.ts';

/** Revoked people are not shown: the audit log keeps them. */
export async function showStaff(turn: AdminTurn): Promise<AdminOutcome> {
  const people = (await turn.tables.admins.list()).filter(({ isRevoked }) => !isRevoked);
  const { say } = adminWording(turn);
  tell(
    turn,
    say.staffListed({
      people: people.map(({ name, role, doctorId, sessionUntil }) => ({
        name,
        role,
        doctorName: doctorId === null ? null : (turn.world.directory.doctor(doctorId)?.name ?? doctorId),
        isSignedIn: sessionUntil !== null && sessionUntil > turn.now,
      })),
    }),
  );
  for (const { chatId, name } of people)
    if (chatId !== turn.admin.chatId)
      offer(turn, [
        { label: `🚫 ${name}`.slice(0, 40), call: { tool: 'revokePerson', arguments: { person: chatId } } },
      ]);
  return ok({ people: people.length });
}

/** The link is shown once and kept nowhere: the store has its hash. Refuses a doctor's role without a doctor, and while the bot's own name is not known. */
export async function invitePerson(
  turn: AdminTurn,
  person: { readonly name: string; readonly role: AdminRole; readonly doctorId: string | null },
): Promise<AdminOutcome> {
  const doctorId = person.role === 'doctor' ? ((person.doctorId ?? '') as DoctorId) : null;
  if (doctorId !== null && turn.world.directory.doctor(doctorId) === undefined)
    return no({ code: 'invite_needs', missing: 'doctor' });
  if (turn.invitationLink('') === null) return no({ code: 'bot_name_unknown' });
  const { name, role } = person;
  const actor = `staff:${turn.admin.chatId}`;
  const { token } = await inviteWithin(turn, { name, role, doctorId, actor });
  const link = turn.invitationLink(token);
  if (link === null) throw new Error('a bot has lost its name');
  tell(turn, adminWording(turn).say.invitation({ name, role, link, hours: ADMIN_POLICY.invitationHours }));
  return ok({ role });
}
