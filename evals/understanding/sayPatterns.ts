/** Says the patterns in `intents/patterns` in words: each line in several ways, always the same ones; called by trainIntents. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ConversationState } from '../../src/domain/conversation/states.ts';
import { type Chance, createChance } from '../../src/testing/chance.ts';
import type { Intent } from '../../src/understanding/reading.ts';

export interface SaidLine {
  readonly text: string;
  readonly intent: Intent;
  readonly language: string;
  readonly state?: ConversationState;
}

const LANGUAGES = ['en', 'hi', 'hinglish'] as const;
const FOLDER = new URL('./intents/patterns/', import.meta.url);

/** Lines of a file below their "## one two" headings; notes begin with "# ". */
function sections(file: string): readonly { readonly heading: string; readonly lines: readonly string[] }[] {
  const found: { heading: string; lines: string[] }[] = [];
  for (const raw of readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8').split('\n')) {
    const line = raw.trimEnd();
    if (line.startsWith('## ')) found.push({ heading: line.slice(3), lines: [] });
    else if (line.trim() !== '' && !line.startsWith('# ')) found.at(-1)?.lines.push(line);
  }
  return found;
}

const INNERMOST = /\(([^()]*)\)(\??)/;

/** One way of saying a pattern. */
function say(pattern: string, wordsOf: (name: string) => readonly string[], chance: Chance): string {
  let said = pattern;
  for (let found = INNERMOST.exec(said); found !== null; found = INNERMOST.exec(said)) {
    const choices = (found[1] ?? '').split('|');
    const chosen = chance.pick(found[2] === '?' ? [...choices, ''] : choices);
    said = said.slice(0, found.index) + chosen + said.slice(found.index + found[0].length);
  }
  return said
    .replace(/\{(\w+)\}/g, (_, name: string) => chance.pick(wordsOf(name)))
    .replace(/\s+/g, ' ')
    .replace(/\s+,/g, ',')
    .trim();
}

/** Every pattern said in at most `ways` different ways. */
export function sayPatterns(ways: number): readonly SaidLine[] {
  const words = new Map(
    sections('words.txt').map(({ heading, lines }) => [heading, lines.join('|').split('|')]),
  );
  const chance = createChance(11);
  return LANGUAGES.flatMap((language) => {
    const wordsOf = (name: string): readonly string[] => {
      const found = words.get(`${name} ${language}`);
      if (found === undefined) throw new Error(`words.txt has no "${name} ${language}"`);
      return found;
    };
    return sections(`${language}.txt`).flatMap(({ heading, lines }) =>
      lines.flatMap((line): readonly SaidLine[] => {
        const state = /^\[([A-Z_]+)\] /.exec(line);
        const pattern = state === null ? line : line.slice(state[0].length);
        const said = new Set(Array.from({ length: ways }, () => say(pattern, wordsOf, chance)));
        return [...said]
          .filter((text) => text !== '')
          .map((text) => ({
            text,
            intent: heading as Intent,
            language,
            ...(state === null ? {} : { state: state[1] as ConversationState }),
          }));
      }),
    );
  });
}
