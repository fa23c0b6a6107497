/** Proves that the check of imports catches what it is there for, on small trees that break one rule each. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkRooms } from '../../scripts/checkRooms.ts';

const repository = join(import.meta.dirname, '../..');
const made: string[] = [];

/** Writes the files into a new folder that shares this repository's packages, and checks it. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'clinic-frontdesk-rooms-'));
  made.push(root);
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return (await checkRooms(root)).problems;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((root) => rm(root, { recursive: true })));
});

const NOTHING = 'export const nothing = 0;\n';

describe('the check of imports', () => {
  it('accepts imports that the table allows', async () => {
    const problems = await problemsOf({
      'src/types/brand.ts': NOTHING,
      'src/domain/slot.ts':
        "import { createMachine } from 'xstate';\nexport { nothing } from '../types/brand.ts';\n",
      'src/app/holdSlot.ts':
        "import { createHash } from 'node:crypto';\nexport { nothing } from '../domain/slot.ts';\n",
      'src/agent/tool.ts': "export { nothing } from '../app/holdSlot.ts';\n",
      'tools/patient/holdSlot.ts': "export { nothing } from '../../src/agent/tool.ts';\n",
      'src/compose.ts': "export { nothing } from '../tools/patient/holdSlot.ts';\n",
      'src/app/holdSlot.test.ts': "import { sql } from 'kysely';\nimport { describe } from 'vitest';\n",
    });
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'a room that the table does not name',
      'src/app/a.ts',
      '../store/b.ts',
      'src/store/b.ts',
      'app may import',
    ],
    [
      'an adapter that imports another',
      'src/bot/a.ts',
      '../whatsapp/b.ts',
      'src/whatsapp/b.ts',
      'bot may import',
    ],
    [
      'a type of a room that is out of bounds',
      'src/domain/a.ts',
      '../ports/b.ts',
      'src/ports/b.ts',
      'domain may import',
    ],
    ['a concrete tool in the agent', 'src/agent/a.ts', '../../tools/b.ts', 'tools/b.ts', 'agent may import'],
    [
      'the agent in a tool',
      'tools/patient/a.ts',
      '../../src/agent/gate.ts',
      'src/agent/gate.ts',
      'tools may import',
    ],
    ['the product in a stand-in', 'src/sandbox/a.ts', '../app/b.ts', 'src/app/b.ts', 'sandbox may import'],
    [
      'test code in the product',
      'src/compose.ts',
      './testing/b.ts',
      'src/testing/b.ts',
      'compose may import',
    ],
  ])('refuses %s', async (_what, from, specifier, to, sentence) => {
    const problems = await problemsOf({ [from]: `import type {} from '${specifier}';\n`, [to]: NOTHING });
    expect(problems).toEqual([expect.stringContaining(`${from} → ${to}: ${sentence}`)]);
  });

  it('lets understanding know the types of a port and nothing else of it', async () => {
    const files = { 'src/ports/store.ts': 'export const store = 1;\nexport type Store = string;\n' };
    const types = "import type { Store } from '../ports/store.ts';\n";
    const values = "import { store } from '../ports/store.ts';\n";
    expect(await problemsOf({ ...files, 'src/understanding/a.ts': types })).toEqual([]);
    expect(await problemsOf({ ...files, 'src/understanding/a.ts': values })).toEqual([
      expect.stringContaining('understanding may import only types from ports'),
    ]);
  });

  it('refuses a package outside the rooms of its row', async () => {
    const problems = await problemsOf({
      'src/app/a.ts': "import { sql } from 'kysely';\n",
      'src/services/b.ts': "import { tool } from 'langchain';\n",
    });
    expect(problems).toEqual([
      expect.stringContaining('kysely may be imported in store'),
      expect.stringContaining('langchain may be imported in src/services/ai'),
    ]);
  });

  it('refuses a package without a row', async () => {
    const problems = await problemsOf({ 'src/services/a.ts': "import { test } from 'vitest';\n" });
    expect(problems).toEqual([expect.stringContaining('only packages that VENDORS')]);
  });

  it("keeps pure rooms from Node's own modules", async () => {
    const problems = await problemsOf({
      'src/domain/a.ts': "import { readFile } from 'node:fs/promises';\n",
    });
    expect(problems).toEqual([expect.stringContaining("domain may import nothing of Node's own modules")]);
  });

  it('refuses circles, missing files, and files in no room', async () => {
    const circle = await problemsOf({
      'src/app/a.ts': "export { b } from './b.ts';\n",
      'src/app/b.ts': "export { a } from './a.ts';\n",
    });
    expect(circle).toContainEqual(expect.stringContaining('circle'));
    const onlyByType = await problemsOf({
      'src/app/a.ts': "export { b } from './b.ts';\n",
      'src/app/b.ts':
        "import type { b as other } from './a.ts';\nexport const b = 1;\nexport type Other = typeof other;\n",
    });
    expect(onlyByType).toEqual([]);
    expect(await problemsOf({ 'src/app/a.ts': "import './gone.ts';\n" })).toEqual([
      expect.stringContaining('does not exist'),
    ]);
    expect(await problemsOf({ 'src/helpers/a.ts': NOTHING })).toEqual([
      'src/helpers/a.ts lies in no room of scripts/rooms.ts',
    ]);
  });

  it('fails where there is nothing to look at', async () => {
    await expect(problemsOf({})).rejects.toThrow('no TypeScript');
  });
});
