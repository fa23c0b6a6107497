/** Holds the code to its word: rooms, first lines, names, tools, wording and prompts are what the documents say. */
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRooms } from '../../scripts/checkRooms.ts';
import { ROOMS, VENDORS } from '../../scripts/rooms.ts';
import { LANGUAGES } from '../domain/message/language.ts';
import { FILES, filesMatching, floor, ROOT, textOf } from './repository.ts';

const code = filesMatching(/^(src|tools|evals|scripts)\/.*\.ts$|^public\/.*\.js$|^[^/]+\.(ts|js|cjs)$/);
const product = filesMatching(/^(src|tools)\/.*\.ts$/).filter(
  (path) => !path.endsWith('.test.ts') && !path.startsWith('src/testing/'),
);
const tests = code.filter((path) => path.endsWith('.test.ts'));

it('looks at the files that are there', () => {
  expect(product.length).toBeGreaterThan(100);
  expect(tests.length).toBeGreaterThan(5);
});

describe('rooms', () => {
  it('import only what the table allows, and the check has seen every file', {
    timeout: 90_000,
  }, async () => {
    const { files, imports, problems } = await checkRooms(ROOT);
    expect(problems).toEqual([]);
    expect(files).toBe(filesMatching(/^(src|tools|evals)\/.*\.ts$/).length);
    expect(imports).toBeGreaterThan(files);
  });

  it('have a row for each package that the product depends on, and no other row', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    expect(Object.keys(VENDORS).sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('are all told of in the walk through the architecture', () => {
    const pages = filesMatching(/^docs\/architecture\.md$/);
    expect(pages.length).toBeGreaterThanOrEqual(floor(1));
    for (const page of pages) {
      const untold = Object.values(ROOMS).filter(({ path }) => !textOf(page).includes(basename(path, '.ts')));
      expect(untold.map(({ path }) => path)).toEqual([]);
    }
  });
});

describe('files', () => {
  it('begin with a sentence that says what they are, where no test names do', () => {
    const sentence = /^(#!.*\n)?(\/\*\* |\/\*\*\n \* |\/\/ )[^\n]{20,}/;
    const untold = code.filter((path) => !path.endsWith('.test.ts') && !sentence.test(textOf(path)));
    expect(untold).toEqual([]);
  });

  it('have names that say what is in them', () => {
    const empty = /(helper|util|manager|misc|common|stuff)s?\b|info\b/i;
    expect(code.filter((path) => empty.test(basename(path, '.ts')))).toEqual([]);
    const handlers = product.filter((path) => /handler/i.test(path));
    expect(handlers.filter((path) => !/^src\/(bot|whatsapp)\//.test(path))).toEqual([]);
  });

  it('export nothing under a name that says nothing', () => {
    const exported = /^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm;
    const names = product.flatMap((path) =>
      [...textOf(path).matchAll(exported)].map(([, name]) => `${path}: ${name}`),
    );
    expect(names.length).toBeGreaterThan(product.length / 2);
    const empty = /: (handle[A-Z]\w*|data|user|info|\w*([Hh]elper|[Uu]til|[Mm]anager)s?|\w+Info)$/;
    expect(names.filter((name) => empty.test(name))).toEqual([]);
  });

  it('have no default export', () => {
    expect([...product, ...tests].filter((path) => /^export default\b/m.test(textOf(path)))).toEqual([]);
  });

  it('of tests leave none out and single none out', () => {
    const left = /^\s*(it|test|describe)(\.\w+)*\.(only|skip|todo|fails)\b/m;
    expect(tests.filter((path) => left.test(textOf(path)))).toEqual([]);
  });
});

interface ToolShape {
  readonly name: string;
  readonly kind: string;
  readonly description: string;
}

describe.each([
  { role: 'patient', atLeast: 13 },
  { role: 'admin', atLeast: 0 },
])('the tools of $role', ({ role, atLeast }) => {
  const files = filesMatching(new RegExp(`^tools/${role}/\\w+\\.ts$`)).filter(
    (path) => !path.endsWith('/index.ts'),
  );

  it('are one to a file, which exports it under its own name', async () => {
    expect(files.length).toBeGreaterThanOrEqual(floor(atLeast));
    for (const file of files) {
      const name = basename(file, '.ts');
      const exported = (await import(join(ROOT, file))) as Readonly<Record<string, ToolShape>>;
      expect(Object.keys(exported), file).toContain(name);
      expect(exported[name]?.name, file).toBe(name);
      expect(['read', 'write'], file).toContain(exported[name]?.kind);
      expect(exported[name]?.description.length, file).toBeGreaterThan(40);
    }
  });

  it('are all on the list that the product is composed with', () => {
    const lists = product.filter(
      (path) => path === 'src/compose.ts' || /^tools\/(\w+\/index|\w+)\.ts$/.test(path),
    );
    const imported = lists.map(textOf).join('\n');
    const forgotten = files.filter((file) => !imported.includes(`/${basename(file)}'`));
    expect(forgotten).toEqual([]);
  });
});

interface WordingShape {
  readonly say: Readonly<Record<string, unknown>>;
  readonly label: Readonly<Record<string, string>>;
  readonly words: { readonly locale: string } & Readonly<Record<string, unknown>>;
}

const isWording = (value: unknown): value is WordingShape =>
  typeof value === 'object' && value !== null && 'say' in value && 'label' in value && 'words' in value;

describe('wording', async () => {
  const modules = await Promise.all(
    filesMatching(/^src\/wording\/.*(?<!\.test)\.ts$/).map(
      async (path) => (await import(join(ROOT, path))) as Readonly<Record<string, unknown>>,
    ),
  );
  const wordings = [...new Set(modules.flatMap(Object.values).filter(isWording))];

  it('is there in each language that the clinic speaks', () => {
    expect(wordings.length).toBeGreaterThanOrEqual(floor(LANGUAGES.length));
    expect(new Set(wordings.map(({ words }) => words.locale)).size).toBe(wordings.length);
  });

  it('says the same things in every language', () => {
    const [first, ...others] = wordings.map(keyPaths);
    for (const other of others) expect(other).toEqual(first);
  });

  it('has no empty word, and words that fit on a button', () => {
    for (const { label, words } of wordings) {
      const unfit = Object.entries(label).filter(([, text]) => text.trim() === '' || [...text].length > 24);
      expect(unfit, words.locale).toEqual([]);
    }
  });

  it('is in Devanagari where it is Hindi, and in Latin letters elsewhere', () => {
    for (const { label, words } of wordings) {
      const devanagari = Object.values(label).filter((text) => /\p{Script=Devanagari}/u.test(text));
      const expected = words.locale === 'hi-IN' ? Object.keys(label).length : 0;
      expect(devanagari.length, words.locale).toBe(expected);
    }
  });
});

/** The names of everything in a wording, however deep: `say.welcome`, `words.genders.male`. */
function keyPaths(value: object): string[] {
  return Object.entries(value)
    .flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === 'object' && inner !== null ? keyPaths(inner).map((path) => `${key}.${path}`) : [key],
    )
    .sort();
}

describe('prompts', () => {
  const prompts = filesMatching(/^prompts\/.*\.md$/);
  const readers = code.filter((path) => !path.startsWith('src/testing/architecture'));

  it('are each read by code that fills all their placeholders', () => {
    for (const prompt of prompts) {
      const name = basename(prompt, '.md');
      const texts = readers
        .map(textOf)
        .filter((text) => text.includes(`${name}.md`) || text.includes(`'${name}'`));
      expect(texts.length, `nobody reads ${prompt}`).toBeGreaterThan(0);
      const placeholders = [...textOf(prompt).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(
        ([, placeholder]) => placeholder,
      );
      const unfilled = placeholders.filter(
        (placeholder) => !texts.some((text) => new RegExp(`\\b${placeholder}\\b`).test(text)),
      );
      expect(unfilled, prompt).toEqual([]);
    }
  });

  it('have no placeholder that is left open', () => {
    const open = prompts.filter((prompt) =>
      /\{\{|\}\}/.test(textOf(prompt).replaceAll(/\{\{\s*\w+\s*\}\}/g, '')),
    );
    expect(open).toEqual([]);
  });

  it('are there once the agent that needs them is', () => {
    expect(prompts.length).toBeGreaterThanOrEqual(
      FILES.some((path) => path.startsWith('src/services/ai/')) ? 1 : 0,
    );
  });
});
