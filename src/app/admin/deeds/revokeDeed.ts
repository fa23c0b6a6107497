/** Deed: one of the clinic's people loses access to this bot at once; nobody can take off the last owner. */
import type { Admin } from '../../../domain/admin/admin.ts';
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { readmit, revoke } from '../access/invitations.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { cannotUndo, type DeedSpec } from './deed.ts';

const factsOf = ({ name, role }: Admin): DeedFacts => ({ colleague: { name, role } });

async function findPerson(turn: AdminTurn, chatId: string): Promise<Result<Admin, AdminRefusal>> {
  const everybody = (await turn.tables.admins.list()).filter(({ isRevoked }) => !isRevoked);
  const person = everybody.find((one) => one.chatId === chatId);
  if (person === undefined) return no({ code: 'no_such_person' });
  const owners = everybody.filter(({ role }) => role === 'owner');
  const isLastOwner = person.role === 'owner' && owners.length === 1;
  return isLastOwner || chatId === turn.admin.chatId ? no({ code: 'last_owner' }) : ok(person);
}

export const revokePersonDeed: DeedSpec<OrderOf<'revokePerson'>> = {
  async preview(turn, { chatId }) {
    const person = await findPerson(turn, chatId);
    return person.ok
      ? ok({ facts: factsOf(person.value), affected: [`${chatId} ${person.value.role}`] })
      : person;
  },
  async carryOut(turn, { chatId }) {
    const person = await findPerson(turn, chatId);
    if (!person.ok) return person;
    await revoke(turn, chatId, `staff:${turn.admin.chatId}`);
    return ok({ facts: factsOf(person.value), before: { role: person.value.role } });
  },
  /** On the list again, signed out. */
  async undo(turn, { chatId }) {
    const isBack = await readmit(turn, chatId, `staff:${turn.admin.chatId}`);
    const person = await turn.tables.admins.get(chatId);
    return isBack && person !== null ? ok(factsOf(person)) : cannotUndo('changed_since');
  },
};
