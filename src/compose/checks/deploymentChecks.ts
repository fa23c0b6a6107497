/** The deployment checklist of `npm run doctor`: each line says what, how it stands, why it matters and how to mend it. */
import { readConfig } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { BACKUP_CHECKS } from './backupChecks.ts';
import { type Check, type CheckPlace, type Finding, fault, reasonOf, type Standing } from './check.ts';
import { GEMINI_CHECKS } from './geminiChecks.ts';
import { MACHINE_CHECKS } from './machineChecks.ts';
import { RAZORPAY_CHECKS } from './razorpayChecks.ts';
import { SHEET_CHECKS } from './sheetChecks.ts';
import { STORE_CHECKS } from './storeChecks.ts';
import { TELEGRAM_CHECKS } from './telegramChecks.ts';
import { WEB_CHECKS } from './webChecks.ts';
import { WHATSAPP_CHECKS } from './whatsappChecks.ts';

export interface CheckLine {
  readonly name: string;
  readonly standing: Standing;
  readonly what: string;
  readonly why: string;
  /** Null where nothing has to be done. */
  readonly mend: string | null;
  /** What was done about it, with `--fix`. */
  readonly fixed?: string;
}

export interface ChecklistOrder {
  readonly raw: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly clock: Clock;
  readonly envFile: string;
  /** With what takes long, or costs money. */
  readonly isDeep: boolean;
  readonly mayFix: boolean;
  /** These lines alone, by name. */
  readonly only?: readonly string[];
  /** Told of each line as soon as it is known. */
  readonly onLine?: (line: CheckLine) => void;
}

const CHECKS: readonly Check[] = [
  ...MACHINE_CHECKS,
  ...STORE_CHECKS,
  ...TELEGRAM_CHECKS,
  ...RAZORPAY_CHECKS,
  ...GEMINI_CHECKS,
  ...SHEET_CHECKS,
  ...WHATSAPP_CHECKS,
  ...WEB_CHECKS,
  ...BACKUP_CHECKS,
];

const CONFIGURATION = {
  name: 'configuration',
  why: 'Nothing starts with a faulty configuration.',
};

/** Every line of the list. Calls the configured services for real, one harmless call each; books nothing in the store. */
export async function checkDeployment(order: ChecklistOrder): Promise<readonly CheckLine[]> {
  const lines: CheckLine[] = [];
  const add = (line: CheckLine): void => {
    lines.push(line);
    order.onLine?.(line);
  };
  const config = readConfig(order.raw);
  if (!config.ok) {
    for (const { variable, fault: what, mend } of config.refusal)
      add({
        ...CONFIGURATION,
        standing: 'fault',
        what: `${variable}: ${what}`,
        mend: `${variable}: ${mend}`,
      });
    return lines;
  }
  add({ ...CONFIGURATION, standing: 'ok', what: 'every variable is valid', mend: null });
  const place: CheckPlace = {
    config: config.value,
    log: order.log,
    clock: order.clock,
    envFile: order.envFile,
  };
  const asked = CHECKS.filter(({ name }) => order.only?.includes(name) ?? true);
  for (const check of asked)
    if (order.isDeep || check.isDeep !== true) add(await lineOf(check, place, order.mayFix));
  return lines;
}

async function lineOf(check: Check, place: CheckPlace, mayFix: boolean): Promise<CheckLine> {
  const first = await lookAt(check, place);
  const isWell = first.standing === 'ok' || first.standing === 'off';
  if (isWell || !mayFix || check.fix === undefined) return asLine(check, first);
  try {
    const fixed = await check.fix(place);
    return { ...asLine(check, await lookAt(check, place)), fixed };
  } catch (error) {
    return { ...asLine(check, first), fixed: `could not be mended: ${reasonOf(error)}` };
  }
}

/** A check that fails itself is a fault that says so: the list goes on. */
const lookAt = (check: Check, place: CheckPlace): Promise<Finding> =>
  check
    .look(place)
    .catch((error: unknown) => fault(`could not be checked: ${reasonOf(error)}`, 'See docs/operations.md.'));

const asLine = ({ name, why }: Check, { standing, what, mend }: Finding): CheckLine => ({
  name,
  standing,
  what,
  why,
  mend: mend ?? null,
});
