/** One message of a signed-in person inside one transaction: a tapped button, a command or words, then the gate for each proposed call. */
import { type AdminTurn, adminWording, tell } from '../../app/admin/adminTurn.ts';
import { offerMenu } from '../../app/admin/deskControls.ts';
import { todayOf } from '../../app/admin/questions/askedFilter.ts';
import { askWhoseWords } from '../../app/admin/staffChat/askWhoseWords.ts';
import type { Admin } from '../../domain/admin/admin.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { IncomingMessage } from '../../domain/message/incomingMessage.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { type AdminReading, readAdminMessage } from '../../understanding/admin/readAdminMessage.ts';
import { readPlainAnswer } from '../../understanding/admin/readPlainAnswer.ts';
import type { ReadingContext } from '../../understanding/reading.ts';
import { understand } from '../../understanding/understand.ts';
import { type AdminToolList, passAdminGate } from './adminGate.ts';
import { type AdminProposal, readAdminProposal } from './adminReader.ts';
import { readCommand } from './commandWords.ts';
import { beforeMessage } from './deedReader.ts';
import { offerInstead } from './offerInstead.ts';
import { readInPatientChat } from './patientChatReader.ts';

export interface AdminManner {
  readonly tools: AdminToolList;
  /** False makes the deterministic reading final: there is no model, or it has failed. */
  readonly mayAskModel: boolean;
  /** Sure readings go to the model too. */
  readonly isModelFirst: boolean;
  /** The words come from a voice note: they ask for anything and confirm nothing. */
  readonly isHeard: boolean;
}

/** `needs_model`: nothing was changed, the words want a model. */
export type AdminAnswered = 'answered' | 'needs_model';

export async function answerAdmin(
  turn: AdminTurn,
  message: IncomingMessage,
  manner: AdminManner,
): Promise<AdminAnswered> {
  const { content } = message;
  switch (content.kind) {
    case 'choice': {
      const chosen = readTap(turn, content);
      if (chosen === null) sayOldMenu(turn);
      else await runCalls(turn, [chosen], manner.tools);
      return 'answered';
    }
    case 'command':
      if (content.command === 'cancel') await answerPreview(turn, 'no', manner);
      else await runCalls(turn, [COMMAND_CALLS[content.command] ?? MENU], manner.tools);
      return 'answered';
    case 'text':
      return answerWords(turn, content.text, manner);
    case 'voice':
      tell(turn, adminWording(turn).say.voiceNotHeard());
      return 'answered';
    case 'contact':
    case 'file':
    case 'late':
    case 'unsupported':
      tell(turn, adminWording(turn).say.didNotFollow());
      return 'answered';
    case 'reachability':
      return 'answered';
  }
}

const MENU: ToolCall = { tool: 'showMenu', arguments: {} };
/** The commands that both bots share; the others come as words. */
const COMMAND_CALLS: Readonly<Record<string, ToolCall>> = {
  help: { tool: 'showHelp', arguments: {} },
  language: { tool: 'setLanguage', arguments: {} },
  staff: { tool: 'showStaff', arguments: {} },
};

/** The choice that the button stands for; null when its menu is no longer kept. */
function readTap(
  { admin }: AdminTurn,
  tapped: { readonly menuVersion: number; readonly index: number },
): ToolCall | null {
  const menus = [...admin.desk.menus, ...(admin.desk.noticeMenus ?? [])];
  const menu = menus.find(({ version }) => version === tapped.menuVersion);
  return menu?.choices[tapped.index]?.call ?? null;
}

function sayOldMenu(turn: AdminTurn): void {
  tell(turn, adminWording(turn).say.menuIsOld());
  offerMenu(turn);
}

async function answerWords(turn: AdminTurn, written: string, manner: AdminManner): Promise<AdminAnswered> {
  const { text, isCommand } = readCommand(written);
  const typed = readTypedChoice(turn, text);
  if (typed !== null) {
    await runCalls(turn, [typed], manner.tools);
    return 'answered';
  }
  if (!isCommand && (await answerInPatientChat(turn, text, manner))) return 'answered';
  const answer = readPlainAnswer(text, contextOf(turn));
  if (answer !== null) {
    await answerPreview(turn, answer, manner);
    return 'answered';
  }
  const { reading, proposal } = await proposalFor(turn, text);
  if (manner.mayAskModel && (proposal.kind === 'unsure' || manner.isModelFirst)) return 'needs_model';
  turn.admin = { ...turn.admin, language: spokenLanguage(turn, reading, text) };
  await carryOut(turn, proposal, manner.tools);
  return 'answered';
}

async function proposalFor(
  turn: AdminTurn,
  text: string,
): Promise<{ readonly reading: AdminReading; readonly proposal: AdminProposal }> {
  const reading = await withNamesOnly(turn, readFor(turn, beforeMessage(text)));
  const proposal = readAdminProposal(reading, {
    today: todayOf(turn),
    text,
    ownDoctorId: turn.admin.doctorId,
    lastQuestion: turn.admin.desk.lastQuestion,
    understand: (line) => understand(line, contextOf(turn)),
    colleagues: await colleaguesOf(turn, reading),
  });
  return { reading, proposal };
}

/** While somebody writes in a patient's chat, their words are the patient's; false where they do not. */
async function answerInPatientChat(turn: AdminTurn, text: string, { tools }: AdminManner): Promise<boolean> {
  const chat = turn.admin.desk.patientChat;
  if (chat?.isWriting !== true) return false;
  const { reading, proposal } = await proposalFor(turn, text);
  const read = readInPatientChat(text, { chat: chat.chat, reading, proposal, tools });
  if (read.kind === 'call') await runCalls(turn, [read.call], tools);
  else await askWhoseWords(turn, { chat: chat.chat, text, call: read.call });
  return true;
}

/** A yes is good for the preview that was said last, and for nothing else. */
async function answerPreview(
  turn: AdminTurn,
  answer: 'yes' | 'no',
  { tools, isHeard }: AdminManner,
): Promise<void> {
  const shown = turn.admin.desk.menus.at(-1)?.choices ?? [];
  const meant = shown.find(({ means }) => means === answer);
  if (meant === undefined) sayRefusal(turn, { code: 'nothing_to_confirm' });
  else if (isHeard && answer === 'yes') sayRefusal(turn, { code: 'confirm_by_hand' });
  else await runCalls(turn, [meant.call], tools);
}

const colleaguesOf = async ({ tables }: AdminTurn, { deeds }: AdminReading): Promise<readonly Admin[]> =>
  deeds.includes('revoke') ? (await tables.admins.list()).filter(({ isRevoked }) => !isRevoked) : [];

/** A button's own words, typed, or its number where the terminal shows numbers. */
function readTypedChoice({ admin }: AdminTurn, text: string): ToolCall | null {
  const choices = [admin.desk.menus.at(-1), admin.desk.noticeMenus?.at(-1)].flatMap(
    (menu) => menu?.choices ?? [],
  );
  const words = text.trim().toLowerCase();
  return choices.find(({ label }) => label.toLowerCase() === words)?.call ?? null;
}

export const readFor = (turn: AdminTurn, text: string): AdminReading =>
  readAdminMessage(text.slice(0, turn.world.policy.messageLimitCharacters), contextOf(turn));

const contextOf = ({ now, admin, world }: AdminTurn): ReadingContext => ({
  now,
  timeZone: world.directory.clinic.timeZone,
  language: admin.language,
  doctors: world.directory.doctors,
});

const SHORTEST_NAME = 3;
const LOOKS_LIKE_NAME = /^\p{Lu}\p{Ll}/u;

/** Of the words that nothing accounts for, those stay that name a patient of this clinic or are written like a name; the others narrow nothing. Alone, they are a person who is looked for. */
async function withNamesOnly(turn: AdminTurn, reading: AdminReading): Promise<AdminReading> {
  if (reading.leftover === '') return reading;
  const words = reading.leftover.split(' ');
  const known = new Set<string>();
  for (const word of words)
    if (Array.from(word).length >= SHORTEST_NAME && (await turn.tables.questions.hasPatientNamed(word)))
      known.add(word);
  if (known.size === 0 && !saysMore(reading)) return reading;
  const leftover = words.filter((word) => known.has(word) || LOOKS_LIKE_NAME.test(word)).join(' ');
  return { ...reading, leftover, namesPatient: known.size > 0, hasUnread: leftover !== reading.leftover };
}

const saysMore = ({
  wishes,
  period,
  doctorIds,
  statuses,
  payment,
  channel,
  groupBy,
}: AdminReading): boolean =>
  !wishes.includes('findPatient') &&
  !wishes.includes('report') &&
  [
    period.dateFrom,
    period.timeFrom,
    period.timeTo,
    payment,
    channel,
    groupBy,
    doctorIds[0],
    statuses[0],
  ].some((part) => part !== null && part !== undefined);

const ENGLISH_IS_MEANT = 4;

/** The answer is in the language of the question; a word or two of English turns no Hindi conversation. */
function spokenLanguage({ admin }: AdminTurn, { language }: AdminReading, text: string): typeof language {
  const isShort = text.trim().split(/\s+/).length < ENGLISH_IS_MEANT;
  return language === 'en' && isShort ? admin.language : language;
}

async function carryOut(turn: AdminTurn, proposal: AdminProposal, tools: AdminToolList): Promise<void> {
  switch (proposal.kind) {
    case 'refusal':
      sayRefusal(turn, proposal.refusal);
      return;
    case 'calls':
      await runCalls(turn, proposal.calls, tools);
      return;
    case 'unsure':
      if (proposal.best.length > 0) await runCalls(turn, proposal.best, tools);
      else {
        tell(turn, adminWording(turn).say.didNotFollow());
        offerMenu(turn);
      }
  }
}

async function runCalls(turn: AdminTurn, proposed: readonly ToolCall[], tools: AdminToolList): Promise<void> {
  for (const call of proposed) {
    const outcome = await passAdminGate(turn, tools, call);
    if (!outcome.ok) {
      sayRefusal(turn, outcome.refusal);
      return;
    }
  }
}

export function sayRefusal(turn: AdminTurn, refusal: AdminRefusal): void {
  tell(turn, adminWording(turn).say.refusal(refusal));
  offerInstead(turn, refusal);
}
