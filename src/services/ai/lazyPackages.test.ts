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

function packagesOf(name: string): string[] {
  const file = join(FOLDER, name);
  if (!existsSync(file)) throw new Error(`there is no ${name}`);
  return [...loadedBy(file)].filter((seen) => !seen.startsWith('/') && !seen.startsWith('node:')).sort();
}

it.each([
  'gemini/geminiModel.ts',
  'gemini/geminiTranscriber.ts',
  'gemini/geminiCheck.ts',
  'agent/toolSchema.ts',
  'priceTable.ts',
  'breaker.ts',
])('a clinic without a key does not load the packages of the model: %s', (name) => {
  expect(packagesOf(name).filter((found) => found !== 'zod')).toEqual([]);
});

it('with a key they are loaded, by the two files that talk to the service', () => {
  expect(packagesOf('agent/agentRun.ts')).toEqual([
    '@google/generative-ai',
    '@langchain/google-genai',
    'langchain',
    'zod',
  ]);
  expect(packagesOf('gemini/transcriptCall.ts')).toEqual(['@google/generative-ai', 'zod']);
});
