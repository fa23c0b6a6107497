/** How each action of a script is done on a phone or to the world; `playScript.ts` calls them, one a step. */

import type { Choice } from '../../src/domain/message/outgoingMessage.ts';
import type { FaultRule } from '../../src/sandbox/faults.ts';
import type { PersonName, Step } from '../scenario/steps.ts';
import { isWhole } from './matchText.ts';
import type { Stage } from './openStage.ts';
import type { CallerPhone, ShownButton } from './phones/callerPhone.ts';
import { sampleFile, voiceNote } from './sampleFiles.ts';
import { doStaffDeed } from './staffDeeds.ts';

/** The caller looks for something that is not there: a button, a link, a word. */
export class Lost extends Error {}

export interface Actor {
  readonly stage: Stage;
  readonly person: PersonName;
  readonly phone: CallerPhone;
  /** The words as this person types them. */
  readonly type: (words: string | readonly string[], isExact: boolean) => string;
  /** Typing the last words again, letter by letter. */
  isCareful: boolean;
  /** The words of the last message as they were meant. */
  lastWords: string;
  /** The last tapped button, for a second tap. */
  lastTap: ShownButton | null;
}

/** What was done, as the transcript shows it. */
export interface Deed {
  readonly did: string;
  readonly kind: 'message' | 'world';
}

type StepOf<Name extends string> = Extract<Step, Record<Name, unknown>>;
type Do<Name extends string> = (actor: Actor, step: StepOf<Name>) => Promise<Deed> | Deed;

const message = (did: string): Deed => ({ did, kind: 'message' });
const world = (did: string): Deed => ({ did: `(${did})`, kind: 'world' });

export const say: Do<'say'> = ({ phone, type }, step) => {
  const text = type(step.say, step.exact ?? false);
  phone.sendText(text);
  return message(text);
};

export const tap: Do<'tap'> = async (actor, step) => {
  const { label, isOffered } = await labelOf(actor, step.tap);
  const button =
    actor.phone.buttons().find((one) => one.label === label) ??
    (isOffered ? { label, tap: () => actor.phone.sendText(label) } : null);
  if (button === null) throw new Lost(`there is no button "${label}" among ${shownLabels(actor.phone)}`);
  actor.lastTap = button;
  button.tap();
  return message(`[${label}]`);
};

/** The very button of the last tap, whatever the screen shows by now. */
export const tapAgain: Do<'tapAgain'> = ({ lastTap }) => {
  if (lastTap === null) throw new Lost('nothing was tapped before');
  lastTap.tap();
  return message(`[${lastTap.label}] once more`);
};

export const command: Do<'command'> = ({ phone }, step) => {
  phone.sendText(`/${step.command}`);
  return message(`/${step.command}`);
};

export const contact: Do<'contact'> = ({ phone }, step) => {
  const phoneNumber = step.phone ?? '+919876543210';
  phone.shareContact({ phoneNumber, owner: step.contact });
  return message(
    step.contact === 'own'
      ? '(shares the own number)'
      : `(shares somebody else's card: ${phoneNumber.slice(3, 8)} ${phoneNumber.slice(8)})`,
  );
};

export const file: Do<'file'> = ({ phone }, step) => {
  const upload = sampleFile(step.file, step.name);
  phone.sendFile(upload);
  return message(`(sends ${upload.fileName ?? 'a photo'})`);
};

export const voice: Do<'voice'> = ({ phone, stage }, step) => {
  const { upload, sha256 } = voiceNote(step.voice);
  stage.gemini?.hearSound(sha256, step.voice);
  phone.sendFile(upload);
  return message(`(says) ${step.voice}`);
};

type PayWay = StepOf<'pay'>['pay'];

const PAY_DEEDS: Readonly<Record<PayWay, (stage: Stage, linkId: string) => void>> = {
  once: ({ razorpay }, id) => void razorpay.payLink(id),
  silently: ({ razorpay }, id) => void razorpay.payLink(id, { course: 'never' }),
  twice: ({ razorpay }, id) => void razorpay.payLink(id, { course: 'twice' }),
  afterAll: ({ razorpay }, id) => void razorpay.payLink(id, { whenClosed: 'becomesPaid' }),
  again: ({ razorpay }, id) => void razorpay.payLink(id, { whenClosed: 'staysClosed' }),
  fails: ({ razorpay }, id) => void razorpay.failLink(id),
  forged: ({ razorpay }, id) => void razorpay.payLink(id, { course: 'wrongSignature' }),
};

const PAY_WORDS: Readonly<Record<PayWay, string>> = {
  once: 'pays online',
  silently: 'pays online, and the clinic is not told',
  twice: 'pays online, and the clinic is told two times',
  afterAll: 'pays although the link is closed',
  again: 'pays the same link a second time',
  fails: 'tries to pay, and the bank refuses',
  forged: 'pays, and the news come with a false signature',
};

export const pay: Do<'pay'> = ({ stage }, step) => {
  const link = stage.razorpay.links().at(-1);
  if (link === undefined) throw new Lost('there is no payment link to pay');
  PAY_DEEDS[step.pay](stage, link.id);
  return world(PAY_WORDS[step.pay]);
};

export const block: Do<'block'> = ({ phone }, step) => {
  if (step.block) phone.block();
  else phone.unblock();
  return world(step.block ? 'blocks the bot' : 'lets the bot in again');
};

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export const wait: Do<'wait'> = async ({ stage }, step) => {
  const [count, unit] = step.wait.replace(/s$/, '').split(' ');
  await stage.wait(Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS]);
  return world(`${step.wait} later`);
};

export const staff: Do<'staff'> = async ({ stage }, step) => world(await doStaffDeed(stage, step.staff));

/** A cell is typed, the sheet is read, and what follows from it is done. */
export const sheet: Do<'sheet'> = async ({ stage }, { sheet: tab, find, type }) => {
  await stage.keepSheet();
  const { staff } = stage.sheets;
  if (find === undefined) staff.addRow(tab, type);
  else {
    const found = staff
      .rows(tab)
      .find(({ cells }) =>
        Object.entries(find).every(([header, value]) => isWhole(String(cells[header]), value)),
      );
    if (found === undefined) throw new Lost(`the tab ${tab} has no row ${JSON.stringify(find)}`);
    for (const [header, value] of Object.entries(type)) staff.type({ tab, row: found.row, header }, value);
  }
  await stage.keepSheet();
  return world(`the clinic types into the sheet's ${tab}: ${Object.entries(type).flat().join(' ')}`);
};

export const fault: Do<'fault'> = ({ stage }, step) => {
  stage.faultsOf(step.fault).add(...(step.rules as FaultRule[]));
  return world(`${step.fault} is in trouble: ${step.rules.map((rule) => rule.do).join(', ')}`);
};

export const calm: Do<'calm'> = ({ stage }, step) => {
  stage.faultsOf(step.calm).clear();
  return world(`${step.calm} is well again`);
};

/**
 * The label to tap: by the name of the tool that it proposes, by its words, or by a part of them. One that the clinic offers but that
 * is not on the screen (the next page of a menu in numbers) is written out instead.
 */
async function labelOf(actor: Actor, wanted: string): Promise<{ label: string; isOffered: boolean }> {
  const choices = await shownChoices(actor);
  const byTool = choices.find((choice) => choice.call.tool === wanted);
  if (byTool !== undefined) return { label: byTool.label, isOffered: true };
  const labels = actor.phone.buttons().map(({ label }) => label);
  const shown = labels.find((label) => label === wanted) ?? labels.find((label) => label.includes(wanted));
  if (shown !== undefined) return { label: shown, isOffered: true };
  const offered = choices.find(({ label }) => label.includes(wanted));
  return { label: offered?.label ?? wanted, isOffered: offered !== undefined };
}

export async function shownChoices({ stage, phone }: Actor): Promise<readonly Choice[]> {
  const conversation = await stage.product.parts.store.read((tables) =>
    tables.conversations.load(phone.chat),
  );
  return conversation?.menu?.choices ?? [];
}

const shownLabels = (phone: CallerPhone): string =>
  phone
    .buttons()
    .map(({ label }) => label)
    .join(' | ') || 'no buttons at all';
