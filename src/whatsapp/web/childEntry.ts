/** The one place that knows where the child process's file lies, and how it is started and ended with all that belongs to it. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOURCE_ENTRY = './child/childMain.ts';
/** A bundle must hold `childMain.ts`, built, under this name beside the file that this one ends up in. */
const BUNDLED_ENTRY = './whatsappChild.js';

export function startChild(environment: Readonly<Record<string, string>>): ChildProcess {
  const runsFromSource = new URL(import.meta.url).pathname.endsWith('.ts');
  const entry = fileURLToPath(new URL(runsFromSource ? SOURCE_ENTRY : BUNDLED_ENTRY, import.meta.url));
  return fork(entry, [], {
    execArgv: runsFromSource ? ['--import', 'tsx'] : [],
    env: environment,
    // Bytes travel as bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  });
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
