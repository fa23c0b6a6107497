/** Finds the files that checks are about; the checks in this folder and the architecture test use it. */
import { execFile } from 'node:child_process';
import { access, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What no checkout holds: made by commands, or kept on one machine only. */
const NOT_OURS =
  /^(node_modules|\.git|dist|data|coverage)\/|^\.env(\.(?!example)|$)|^(public\/reports|whatsapp-session|evals\/reports)\/(?!\.gitkeep)|\.log$/;

/** The TypeScript files in `folders` under `root`, sorted, with `/` between folders. Folders that are not there have none. */
export async function sourceFiles(root: string, folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map((folder) => filesUnder(root, folder)));
  return found.flat().filter((path) => path.endsWith('.ts') && !path.includes('node_modules/'));
}

/** Every file that belongs to the repository: what git tracks or would track, or all but the obvious where git is not there. */
export async function repositoryFiles(root: string): Promise<string[]> {
  try {
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      maxBuffer: 64_000_000,
    });
    const listed = [...new Set(stdout.split('\0').filter((path) => path !== ''))].sort();
    const here = await Promise.all(
      listed.map((path) =>
        access(join(root, path)).then(
          () => true,
          () => false,
        ),
      ),
    );
    return listed.filter((_path, index) => here[index]);
  } catch {
    const top = await readdir(root, { withFileTypes: true });
    const folders = top.filter((entry) => entry.isDirectory() && !NOT_OURS.test(`${entry.name}/`));
    const inFolders = await Promise.all(folders.map(({ name }) => filesUnder(root, name)));
    const files = [...top.filter((entry) => entry.isFile()).map(({ name }) => name), ...inFolders.flat()];
    return files.filter((path) => !NOT_OURS.test(path)).sort();
  }
}

async function filesUnder(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
