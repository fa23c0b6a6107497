/** The one place that knows where the child process's file lies, and how it is started and ended with all that belongs to it. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOURCE_ENTRY = './childMain.ts';
/** A bundle must hold `childMain.ts`, built, under this name beside the file that this one ends up in. */
const BUNDLED_ENTRY = './whatsappChild.js';

/** What a browser needs of the environment: no key of the clinic's is among it. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'XDG_RUNTIME_DIR', 'NODE_ENV'] as const;

export function startChild(environment: Readonly<Record<string, string | undefined>>): ChildProcess {
  const runsFromSource = new URL(import.meta.url).pathname.endsWith('.ts');
  const entry = fileURLToPath(new URL(runsFromSource ? SOURCE_ENTRY : BUNDLED_ENTRY, import.meta.url));
  return fork(entry, [], {
    execArgv: runsFromSource ? ['--import', 'tsx'] : [],
    env: Object.fromEntries(PASSED_ON.flatMap((name) => entryOf(name, environment))),
    // Bytes travel as bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  });
}

function entryOf(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, string])[] {
  const value = environment[name];
  return value === undefined ? [] : [[name, value]];
}

/** Ends a process and the whole group that it leads; one that is gone already is no matter. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Gone.
    }
  }
}
