/** Every example of the staff's help text does what its row is about: who copies it must not be misunderstood. */
import { describe, expect, it } from 'vitest';
import { type AdminProposal, readAdminProposal } from '../../agent/admin/adminReader.ts';
import { readCommand } from '../../agent/admin/commandWords.ts';
import { beforeMessage } from '../../agent/admin/deedReader.ts';
import { ADMIN_ROLES, type AdminRole } from '../../domain/admin/admin.ts';
import { type AdminToolName, mayUse, RIGHTS } from '../../domain/admin/rights.ts';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { DoctorId } from '../../domain/ids.ts';
import { LANGUAGES, type Language } from '../../domain/message/language.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { readAdminMessage } from '../../understanding/admin/readAdminMessage.ts';
import { understand } from '../../understanding/understand.ts';
import { adminWordingOf } from '../../wording/admin/adminWordingOf.ts';
import { MONDAY_TEN, TIME_ZONE } from '../clinic.ts';

/** A row shows more than its own tool where two belong together. */
const ALSO: Partial<Record<AdminToolName, readonly AdminToolName[]>> = {
  takeOverChat: ['giveBackChat'],
  replyToPatient: ['readHandover'],
  settlePayment: ['waitingMoney'],
  showStaff: ['invitePerson'],
};
/** These come to the desk as Telegram's own commands. */
const SHARED = new Set(['/staff', '/language', '/help']);

interface Example {
  readonly tool: AdminToolName;
  readonly text: string;
}

function examplesFor(role: AdminRole, language: Language): readonly Example[] {
  const tools = (Object.keys(RIGHTS) as AdminToolName[]).filter((tool) => mayUse(role, tool));
  return tools.flatMap((tool) => {
    const row = plainText(adminWordingOf(language).say.help({ role, tools: [tool] })).split('\n')[1] ?? '';
    const quoted = [...row.matchAll(/“([^”]+)”/g)].map(([, text]) => text ?? '');
    const commands = (row.match(/\/[a-z]+/g) ?? []).filter((command) => !SHARED.has(command));
    return [...quoted, ...commands].map((text) => ({
      tool,
      text: text.replace('pay_…', 'pay_NfGu1xTvQ9Yk2L'),
    }));
  });
}

function read(role: AdminRole, language: Language, written: string): AdminProposal {
  const { text } = readCommand(written);
  const context = { now: MONDAY_TEN, timeZone: TIME_ZONE, language, doctors: DEMO_DOCTORS };
  return readAdminProposal(readAdminMessage(beforeMessage(text), context), {
    today: '2026-11-23',
    text,
    ownDoctorId: role === 'doctor' ? ('d-iyer' as DoctorId) : null,
    lastQuestion: null,
    understand: (line) => understand(line, context),
    colleagues: [],
  });
}

const toolOf = (proposal: AdminProposal): string =>
  proposal.kind === 'calls' ? (proposal.calls[0]?.tool ?? 'nothing') : proposal.kind;

describe.each(LANGUAGES)('the help in %s', (language) => {
  it.each(ADMIN_ROLES)('of a person who is %s', (role) => {
    const examples = examplesFor(role, language);
    expect(examples.length).toBeGreaterThan(role === 'doctor' ? 12 : 25);
    const wrong = examples.flatMap(({ tool, text }) => {
      const proposal = read(role, language, text);
      // "/block" alone asks for doctor and time.
      if (text === '/block' && proposal.kind === 'refusal') return [];
      const found = toolOf(proposal);
      const isRight = found === tool || ALSO[tool]?.some((other) => other === found) === true;
      return isRight ? [] : [`${text}: ${found}, not ${tool}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a day that is named', () => {
  it.each([
    ['unpaid for tomorrow', '2026-11-24'],
    ['day sheet of Dr Rao for tomorrow', '2026-11-24'],
    ['list for Wednesday', '2026-11-25'],
    ['kal ke liye Dr Rao ki day sheet', '2026-11-24'],
    ['कल के लिए कौन कौन आ रहा है', '2026-11-24'],
  ])('in "%s" is %s', (text, day) => {
    const proposal = read('owner', 'en', text);
    const [call] = proposal.kind === 'calls' ? proposal.calls : [];
    expect(call?.arguments['dateFrom'] ?? call?.arguments['date']).toBe(day);
  });
});
