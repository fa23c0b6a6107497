/** Reads whom the owner invites and whom they take off the bot. */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { AdminReading } from '../../understanding/admin/readAdminMessage.ts';
import type { AdminPlace, AdminProposal } from './adminReader.ts';

const ROLES: readonly (readonly [AdminRole, RegExp])[] = [
  ['front_desk', /front\s*desk|reception(?:ist)?|frontdesk|रिसेप्शन|फ्रंट\s*डेस्क/iu],
  ['owner', /(?<![\p{L}])(?:owner|malik|मालिक)(?![\p{L}\p{M}])/iu],
  ['doctor', /(?<![\p{L}])(?:doctor|dr)(?![\p{L}\p{M}])|डॉ/iu],
];
const CALLED =
  /(?:please\s+)?(?:invite(?:\s+karo)?|add(?:\s+to(?:\s+the)?\s+staff)?|new\s+staff|naya\s+staff|इनवाइट(?:\s+करो)?)[\s:,–-]*/iu;
/** What stands between the name and the role: "as", "ko", "को". */
const LINK = /\s+(?:as|ko|को|is|for)(?:\s+(?:a|an|the|our))?\s*$/iu;

export function readInvitation(reading: AdminReading, { text }: AdminPlace): AdminProposal {
  const line = text.replace(CALLED, '').trim();
  const found = ROLES.map(([role, pattern]) => ({ role, at: line.search(pattern) })).find(({ at }) => at > 0);
  if (found === undefined) return { kind: 'refusal', refusal: { code: 'invite_needs', missing: 'role' } };
  const name = line
    .slice(0, found.at)
    .replace(LINK, '')
    .replaceAll(/[,:;]+\s*$/g, '')
    .trim();
  if (name === '') return { kind: 'refusal', refusal: { code: 'invite_needs', missing: 'name' } };
  const [doctor] = reading.doctorIds;
  if (found.role === 'doctor' && doctor === undefined)
    return { kind: 'refusal', refusal: { code: 'invite_needs', missing: 'doctor' } };
  const who = {
    name,
    role: found.role,
    ...(found.role === 'doctor' && doctor !== undefined ? { doctor } : {}),
  };
  return { kind: 'calls', calls: [{ tool: 'invitePerson', arguments: who }] };
}

/** By a part of the name; whoever is not told apart is chosen from the list. */
export function readRevocation({ text, colleagues }: AdminPlace): AdminProposal {
  const words = text.toLowerCase();
  const meant = colleagues.filter(({ name }) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some((part) => part.length > 2 && words.includes(part)),
  );
  const [only] = meant;
  return only === undefined || meant.length > 1
    ? { kind: 'calls', calls: [{ tool: 'showStaff', arguments: {} }] }
    : { kind: 'calls', calls: [{ tool: 'revokePerson', arguments: { person: only.chatId } }] };
}
