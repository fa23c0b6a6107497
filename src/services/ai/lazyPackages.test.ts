import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** What a file loads at once when it is imported: neither types nor `import(...)`. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!existsSync(file)) return seen;
  const statements = readFileSync(file, 'utf8').matchAll(/^import (?!type\b)[^;]*?from '([^']+)';/gm);
  for (const [, target = ''] of statements)
    loadedBy(target.startsWith('.') ? join(dirname(file), target) : target, seen);
  return seen;
}

const packagesOf = (name: string): string[] =>
  [...loadedBy(join(FOLDER, name))]
    .filter((file) => !file.startsWith('/') && !file.startsWith('node:'))
    .sort();

it.each([
  'geminiModel.ts',
  'geminiTranscriber.ts',
  'geminiCheck.ts',
  'toolSchema.ts',
  'priceTable.ts',
  'breaker.ts',
])('a clinic without a key does not load the packages of the model: %s', (name) => {
  expect(packagesOf(name).filter((found) => found !== 'zod')).toEqual([]);
});

it('with a key they are loaded, by the two files that talk to the service', () => {
  expect(packagesOf('agentRun.ts')).toEqual([
    '@google/generative-ai',
    '@langchain/google-genai',
    'langchain',
    'zod',
  ]);
  expect(packagesOf('transcriptCall.ts')).toEqual(['@google/generative-ai', 'zod']);
});
