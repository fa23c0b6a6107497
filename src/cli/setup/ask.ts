/** Questions in the terminal, each with its present answer; a cancelled one ends the setup and leaves what was written before. */
import { confirm, isCancel, log, multiselect, password, select, spinner, text } from '@clack/prompts';
import { type CheckLine, checkDeployment } from '../../compose/checks/deploymentChecks.ts';
import { systemClock } from '../../services/clock.ts';
import { createLog } from '../../services/log.ts';
import type { Changes } from './envFile.ts';

export class SetupLeft extends Error {}

async function answered<Value>(asked: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const answer = await asked;
  if (isCancel(answer)) throw new SetupLeft('left');
  return answer as Exclude<Value, symbol>;
}

export interface Question {
  readonly message: string;
  readonly present?: string | undefined;
  /** What is wrong with the answer, or nothing. */
  readonly check?: (answer: string) => string | undefined;
  readonly isOptional?: true;
}

/** Enter keeps what is there. */
export async function askText({ message, present = '', check, isOptional }: Question): Promise<string> {
  const answer = await answered(
    text({
      message,
      initialValue: present,
      validate: (given = '') => {
        if (given.trim() === '') return isOptional === true ? undefined : 'Please fill this in.';
        return check?.(given.trim());
      },
    }),
  );
  return (answer ?? '').trim();
}

/** Shown as dots, never echoed; Enter keeps the one that is there. */
export async function askSecret({ message, present = '', check }: Question): Promise<string> {
  const kept = present === '' ? '' : ' (Enter keeps the present one)';
  const answer = await answered(
    password({
      message: `${message}${kept}`,
      validate: (given = '') => {
        if (given.trim() === '') return present === '' ? 'Please fill this in.' : undefined;
        return check?.(given.trim());
      },
    }),
  );
  return (answer ?? '').trim() || present;
}

export const askYes = (message: string, initialValue: boolean): Promise<boolean> =>
  answered(confirm({ message, initialValue }));

export const askOne = <Value extends string>(
  message: string,
  options: readonly Value[],
  initialValue: Value,
): Promise<Value> =>
  answered(
    select<string>({ message, options: options.map((value) => ({ value })), initialValue }),
  ) as Promise<Value>;

export async function askSome<Value extends string>(
  message: string,
  options: readonly Value[],
  initialValues: readonly Value[],
): Promise<readonly Value[]> {
  const marked = await answered(
    multiselect<string>({
      message,
      options: options.map((value) => ({ value })),
      initialValues: [...initialValues],
      required: false,
    }),
  );
  return options.filter((option) => marked.includes(option));
}

/** The doctor's own lines, asked with the new values: what is entered is tried before it is written. */
export async function tryLive(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly CheckLine[]> {
  const spin = spinner();
  spin.start('Trying it');
  const lines = await checkDeployment({
    raw: environment,
    log: createLog({ level: 'silent' }),
    clock: systemClock,
    envFile: '.env',
    isDeep: false,
    mayFix: false,
    only: names,
  });
  const told = lines.filter(({ name, standing }) => names.includes(name) || standing === 'fault');
  spin.stop(told.some(({ standing }) => standing === 'fault') ? 'That does not work yet' : 'It works');
  for (const { name, standing, what, mend } of told) {
    if (standing === 'ok') log.success(`${name}: ${what}`);
    else log.warn(`${name}: ${what}${mend === null ? '' : `\n${mend}`}`);
  }
  return told;
}

/** Asks until the answers work, or the operator wants them kept all the same. */
export async function untilItWorks(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  ask: () => Promise<Changes>,
): Promise<Changes> {
  for (;;) {
    const changes = await ask();
    const lines = await tryLive(names, { ...environment, ...changes });
    if (!lines.some(({ standing }) => standing === 'fault')) return changes;
    if (!(await askYes('Enter it again?', true))) return changes;
  }
}
