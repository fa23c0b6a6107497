/** Checks every import of the repository against the table of `rooms.ts`; `npm run rooms` and the architecture test run it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { sourceFiles } from './files.ts';
import { type RoomRule, roomRules } from './roomRules.ts';
import { ROOMS } from './rooms.ts';

/** How many files and imports were looked at, and a sentence for each thing that is wrong. */
export interface RoomsReport {
  readonly files: number;
  readonly imports: number;
  readonly problems: readonly string[];
}

const FOLDERS = ['src', 'tools', 'evals'];

/** Checks the repository at `root`. Files that the parser has not seen, or whose imports it has not seen, are problems too. */
export async function checkRooms(root: string): Promise<RoomsReport> {
  const files = await sourceFiles(root, FOLDERS);
  const rules = roomRules();
  const { modules, summary } = await cruiseFiles(root, files, rules);
  const ours = new Map(
    modules.filter(({ source }) => files.includes(source)).map((file) => [file.source, file]),
  );
  const unseen = await unseenFiles(root, files, ours);
  return {
    files: ours.size,
    imports: [...ours.values()].reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    problems: [
      ...unseen,
      ...files.filter((file) => !hasRoom(file)).map((file) => `${file} lies in no room of scripts/rooms.ts`),
      ...summary.violations.map(({ from, to, rule, cycle }) => {
        const path = cycle?.map(({ name }) => name).join(' → ') ?? to;
        return `${from} → ${path}: ${rules.find(({ name }) => name === rule.name)?.comment ?? rule.name}`;
      }),
    ],
  };
}

async function cruiseFiles(
  root: string,
  files: readonly string[],
  rules: readonly RoomRule[],
): Promise<ICruiseResult> {
  if (files.length === 0) throw new Error(`no TypeScript under ${FOLDERS.join(', ')}`);
  const { output } = await cruise(
    [...files],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...rules] },
      doNotFollow: { path: 'node_modules' },
      // Imports of types count: a room that knows another's types knows the other.
      tsPreCompilationDeps: true,
    },
    { conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a text instead of a result');
  return output;
}

/** A parser that cannot read TypeScript (that of TypeScript 7, say) finds no file, or no import in it, and says nothing. */
async function unseenFiles(
  root: string,
  files: readonly string[],
  seen: ReadonlyMap<string, IModule>,
): Promise<string[]> {
  const problems = await Promise.all(
    files.map(async (file) => {
      const found = seen.get(file);
      if (found === undefined) return [`${file} was not looked at`];
      const imports = /^(import|export) [^;]*\bfrom '/m.test(await readFile(join(root, file), 'utf8'));
      return imports && found.dependencies.length === 0 ? [`the imports of ${file} were not seen`] : [];
    }),
  );
  return problems.flat();
}

function hasRoom(file: string): boolean {
  return Object.values(ROOMS).some(({ path }) => file === path || file.startsWith(`${path}/`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, imports, problems } = await checkRooms(process.cwd());
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${files} files, ${imports} imports, ${problems.length} problems\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
