/** One message inside one transaction: red flags, then the readers in order, then the gate for each proposed call. */
import { acknowledgeEmergency } from '../app/conversation/acknowledgeEmergency.ts';
import { keepForStaff } from '../app/conversation/keepForStaff.ts';
import { noChoice, yesChoice } from '../app/conversation/prompts/choices.ts';
import { say, type Turn, wordingFor } from '../app/turn/turn.ts';
import type { HistoryLine } from '../domain/conversation/conversation.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { Refusal } from '../domain/message/refusal.ts';
import type { ToolCall } from '../domain/message/toolCall.ts';
import type { SentMenu } from '../ports/store.ts';
import { isAdviceQuestion } from '../understanding/advice/isAdviceQuestion.ts';
import type { Understand, Understanding } from '../understanding/reading.ts';
import { adoptLanguage } from './adoptLanguage.ts';
import { nextByItself } from './followUp.ts';
import { passGate, type ToolList } from './gate.ts';
import { readCommand, readTypedCommand } from './readers/commandReader.ts';
import { readDoctorDay } from './readers/doctorDayReader.ts';
import { isShownLabel, readNextPage, readTap, readTypedChoice } from './readers/menuReader.ts';
import { readOtherDoctor } from './readers/otherDoctorReader.ts';
import { readPrivacyWish } from './readers/privacyPhrases.ts';
import { call, calls, type Proposal } from './readers/proposal.ts';
import { readReference } from './readers/referenceReader.ts';
import { readUnderstanding } from './readers/understandingReader.ts';
import { readWaitlistWish } from './readers/waitlistPhrases.ts';

export interface Readers {
  readonly tools: ToolList;
  readonly understand: Understand;
}

/** What to answer to a voice note that did not become words. */
export type VoiceReply = 'voiceNotUnderstood' | 'voiceNeedsTyping' | 'messageTooLong';

/** How the message may be answered. */
export interface Manner {
  /** False makes the deterministic reading final: there is no model, or it has failed. */
  readonly mayAskModel: boolean;
  /** `listen`: a voice note can be turned into words. Otherwise what is said instead. */
  readonly voice: 'listen' | VoiceReply;
}

/** `needs_model`: the deterministic readers are unsure. `needs_transcript`: a voice note. Nothing was changed then. */
export type Answered = 'answered' | 'needs_model' | 'needs_transcript';

export async function answerMessage(
  turn: Turn,
  message: IncomingMessage,
  readers: Readers & Manner,
): Promise<Answered> {
  const { content } = message;
  // Also while staff have the chat: what is said may be an emergency.
  if (content.kind === 'voice' && readers.voice === 'listen') return 'needs_transcript';
  turn.conversation = {
    ...turn.conversation,
    reachable: content.kind !== 'reachability' || content.reachable,
    heardAt: message.sentAt,
  };
  const { sentAt } = message;
  if (content.kind === 'text')
    return answerText(turn, { ...content, sentAt, quoted: await quotedMenu(turn, content) }, readers);
  if (content.kind === 'late') {
    answerLate(turn, content, readers);
    return 'answered';
  }
  if (isSilenced(turn) && content.kind !== 'command' && content.kind !== 'choice')
    await keepForStaff(turn, content, async () =>
      carryOut(turn, await readOther(turn, message, readers), readers),
    );
  else await carryOut(turn, await readOther(turn, message, readers), readers);
  return 'answered';
}

const isSilenced = (turn: Turn): boolean => turn.conversation.state === 'WITH_STAFF';

/** An emergency is answered however late it is heard of; anything else is asked for again, once. */
function answerLate(turn: Turn, late: { text: string | null; isFirst: boolean }, readers: Readers): void {
  const limit = turn.world.policy.messageLimitCharacters;
  const flag =
    late.text === null ? null : readWords(turn, late.text.slice(0, limit), readers.understand).redFlag;
  if (flag !== null) acknowledgeEmergency(turn, flag.value);
  else if (late.isFirst && !isSilenced(turn)) say(turn, wordingFor(turn).say.cameLate());
  else turn.prompt = 'silent';
}

interface Written {
  readonly text: string;
  readonly sentAt: Date;
  /** The menu of the message that it quotes; null where none is quoted, or known. */
  readonly quoted: SentMenu | null;
}

const quotedMenu = async ({ tables, conversation }: Turn, { quotedRef: ref }: { quotedRef?: string }) =>
  ref === undefined ? null : tables.outbox.sentMenu(conversation.chat, ref);

async function answerText(turn: Turn, written: Written, readers: Readers & Manner): Promise<Answered> {
  const { text } = written;
  const limit = turn.world.policy.messageLimitCharacters;
  const read = readWords(turn, text.slice(0, limit), readers.understand);
  // An emergency is answered as one, however long the message is.
  if (text.length > limit && read.redFlag === null) {
    say(turn, wordingFor(turn).say.messageTooLong());
    return 'answered';
  }
  if (read.redFlag !== null) {
    acknowledgeEmergency(turn, read.redFlag.value);
    return 'answered';
  }
  if (isSilenced(turn)) {
    const chosen =
      readTypedChoice(turn.conversation, text, written) ?? readTypedCommand(turn.conversation, text);
    if (chosen === null) {
      await keepForStaff(turn, { kind: 'text', text: text.slice(0, limit) });
    } else await carryOut(turn, chosen, readers);
    return 'answered';
  }
  remember(turn, { from: 'patient', text: text.slice(0, 500) });
  return answerWords(turn, { ...written, read }, readers);
}

/** Understands the text where the conversation stands; the conversation takes up its language. */
export function readWords(turn: Turn, text: string, understand: Understand): Understanding {
  const { state, language } = turn.conversation;
  const { clinic, doctors } = turn.world.directory;
  const read = understand(text, { now: turn.now, timeZone: clinic.timeZone, state, language, doctors });
  if (!isShownLabel(turn.conversation, text)) adoptLanguage(turn, read, text);
  return read;
}

async function answerWords(
  turn: Turn,
  words: Written & { read: Understanding },
  readers: Readers & Manner,
): Promise<Answered> {
  const page = readNextPage(turn.conversation, words.text);
  if (page !== null) {
    turn.reader = 'menus';
    turn.prompt = { text: [], choices: (turn.conversation.menu?.choices ?? []).map((one) => [one]), page };
    return 'answered';
  }
  const chosen =
    readTypedChoice(turn.conversation, words.text, words) ??
    readTypedCommand(turn.conversation, words.text) ??
    readPrivacyWish(words.text) ??
    (await readWaitlistWish(turn, words.text));
  if (chosen !== null) {
    turn.reader = 'menus';
    await carryOut(turn, chosen, readers);
    return 'answered';
  }
  if (isAdviceQuestion(words.text)) {
    turn.reader = 'understanding';
    say(turn, wordingFor(turn).say.noMedicalAdvice());
    return 'answered';
  }
  const proposal =
    readReference(turn.conversation, words) ??
    (await readOtherDoctor(turn, words, readers.understand)) ??
    readDoctorDay(turn.conversation, words) ??
    readUnderstanding(turn, words.read);
  if (readers.mayAskModel && (proposal.kind === 'unsure' || isPatchy(words))) return 'needs_model';
  turn.reader = 'understanding';
  await carryOut(turn, proposal, readers);
  return 'answered';
}

/** Short messages are read whole or not at all; of a long one that is only half accounted for, a model makes more. */
const LONG_WORDS = 8;
const HALF_READ = 0.7;

const isPatchy = ({ text, read }: { text: string; read: Understanding }): boolean =>
  read.doubts.length === 0 && read.confidence < HALF_READ && text.trim().split(/\s+/).length >= LONG_WORDS;

export const remember = (turn: Turn, line: HistoryLine): void => {
  turn.conversation = { ...turn.conversation, history: [...turn.conversation.history, line] };
};

/** Everything but free text: buttons, commands, contacts, files. */
async function readOther(turn: Turn, message: IncomingMessage, readers: Readers & Manner): Promise<Proposal> {
  const { content } = message;
  const { conversation } = turn;
  turn.reader = content.kind === 'command' ? 'commands' : 'menus';
  switch (content.kind) {
    case 'choice':
      return readTap(conversation, content);
    case 'command':
      return readCommand(conversation, content.command);
    case 'contact':
      return readContact(turn, content, readers);
    case 'file': {
      const { fileRef, fileName, contentType, sizeBytes } = content.file;
      return calls(
        call('saveReport', {
          fileRef,
          ...(fileName === null ? {} : { fileName: fileName.slice(0, 255) }),
          ...(contentType === null ? {} : { contentType: contentType.slice(0, 100) }),
          ...(sizeBytes === null ? {} : { sizeBytes }),
        }),
      );
    }
    case 'voice':
      return {
        kind: 'answer',
        text: wordingFor(turn).say[readers.voice === 'listen' ? 'voiceNeedsTyping' : readers.voice](),
      };
    case 'reachability':
      turn.prompt = 'silent';
      return calls();
    case 'text':
    case 'late':
    case 'unsupported':
      return { kind: 'answer', text: wordingFor(turn).say.unsupportedMessage() };
  }
}

/** A number from the share button is the sender's; somebody else's contact is taken only with a yes. */
function readContact(turn: Turn, contact: { phone: string; isOwn: boolean }, readers: Readers): Proposal {
  const { clock, directory } = turn.world;
  const read = readers.understand(contact.phone, {
    now: clock.now(),
    timeZone: directory.clinic.timeZone,
    state: 'AWAITING_PHONE',
    doctors: [],
  });
  const { say: sentences, label } = wordingFor(turn);
  if (read.phone === null) return { kind: 'answer', text: sentences.refusal({ code: 'unusable_phone' }) };
  const record = call('recordDetails', { phone: read.phone.value });
  if (contact.isOwn) return calls(record);
  return {
    kind: 'answer',
    text: [],
    prompt: {
      text: sentences.otherContact({ phone: read.phone.value }),
      choices: [[yesChoice(label, record), noChoice(label)]],
    },
  };
}

async function carryOut(turn: Turn, proposal: Proposal, readers: Readers): Promise<void> {
  const { say: sentences } = wordingFor(turn);
  switch (proposal.kind) {
    case 'stale':
      say(turn, sentences.menuIsOld());
      return;
    case 'answer':
      await runCalls(turn, proposal.after ?? [], readers.tools);
      say(turn, proposal.text);
      if (proposal.prompt !== undefined) turn.prompt = proposal.prompt;
      return;
    case 'calls':
      await runCalls(turn, proposal.calls, readers.tools);
      return;
    case 'unsure': {
      // A guess is never the patient's yes.
      const best = proposal.best.filter(({ tool }) => readers.tools.get(tool)?.needsYes !== true);
      if (best.length > 0) await runCalls(turn, best, readers.tools);
      else say(turn, sentences.didNotFollow());
    }
  }
}

/** Guards against a rule that would follow itself for ever; no booking needs more steps. */
const MOST_STEPS = 6;

export async function runCalls(turn: Turn, proposed: readonly ToolCall[], tools: ToolList): Promise<void> {
  for (const one of proposed) {
    const outcome = await passGate(turn, tools, one);
    if (!outcome.ok) {
      sayRefusal(turn, outcome.refusal);
      return;
    }
  }
  await followByItself(turn, tools);
}

/** Takes the steps that follow from what is known now, each through the gate. */
export async function followByItself(turn: Turn, tools: ToolList): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = await nextByItself(turn);
    if (next === null || !(await passGate(turn, tools, next)).ok) return;
  }
}

/** Refusals that have been put into words already, with the facts at hand. */
const SAID_ELSEWHERE: ReadonlySet<Refusal['code']> = new Set([
  'slot_taken',
  'overlaps_own',
  'fee_differs',
  'guardian_needed',
]);

function sayRefusal(turn: Turn, refusal: Refusal): void {
  if (!SAID_ELSEWHERE.has(refusal.code)) say(turn, wordingFor(turn).say.refusal(refusal));
}
