/** Changes lines of the file of variables and leaves all others as they are: whole or not at all, and its owner's alone. */
import { readFile } from 'node:fs/promises';
import { writeDurably } from '../../services/durableFile.ts';

export type Changes = Readonly<Record<string, string>>;

/** Written with mode 0600. A value that is empty takes the line away. */
export async function changeEnvFile(path: string, changes: Changes): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => '');
  await writeDurably(path, Buffer.from(changedText(before, changes)));
}

export function changedText(before: string, changes: Changes): string {
  const left = new Map(Object.entries(changes));
  const lines = before.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n');
  const kept = lines.flatMap((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    if (name === undefined || !(name in changes)) return [line];
    const value = left.get(name);
    left.delete(name);
    // A name that stands there twice is left once.
    return value === undefined || value === '' ? [] : [lineOf(name, value)];
  });
  const added = [...left].filter(([, value]) => value !== '').map(([name, value]) => lineOf(name, value));
  const text = [...kept, ...added].join('\n').replace(/^\n+/, '');
  return text === '' ? '' : `${text}\n`;
}

const isPlain = (value: string): boolean => /^[\w.:/@%+,=?&~-]*$/.test(value);

/** The parser knows three quotes and no escape but \n: the one that the value does not hold is taken. */
function lineOf(name: string, value: string): string {
  if (isPlain(value)) return `${name}=${value}`;
  const quote = ["'", '"', '`'].find((one) => !value.includes(one));
  if (quote === undefined) throw new Error(`${name} holds every kind of quote: set it in the environment`);
  return `${name}=${quote}${value}${quote}`;
}
