/** The repository as text: its files, read once, for the tests that hold it to its word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFiles } from '../../scripts/files.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** Every file of the repository by its path from the root, sorted. */
export const FILES: readonly string[] = await repositoryFiles(ROOT);

const texts = new Map<string, string>();

/** The text of one file. */
export function textOf(path: string): string {
  const text = texts.get(path) ?? readFileSync(join(ROOT, path), 'utf8');
  texts.set(path, text);
  return text;
}

/** The files whose path matches, in order. */
export function filesMatching(pattern: RegExp): readonly string[] {
  return FILES.filter((path) => pattern.test(path));
}

/** True once the parts are put together: from then on a check that finds nothing to look at has lost its subject. */
const IS_COMPOSED = FILES.includes('src/compose.ts');

/** The least that a check must find, before the product is composed: nothing. */
export function floor(count: number): number {
  return IS_COMPOSED ? count : 0;
}
