/** A process in the browser's place: it has the profile's name, takes memory, can be killed, and ends when its pipe closes. The scripted client starts it. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface ScriptedBrowser {
  readonly pid: number | undefined;
  grow(megabytes: number): void;
  close(): Promise<void>;
}

/** Each line is a number of megabytes; every byte is written, for memory that nobody touches costs nothing. */
const PROGRAM = `
const kept = [];
process.stdin.on('data', (lines) => {
  for (const line of String(lines).trim().split('\\n')) kept.push(Buffer.alloc(Number(line) * 1048576, 1));
});
process.stdin.on('end', () => process.exit(0));
`;

export function startScriptedBrowser(profileDir: string, onDeath: () => void): ScriptedBrowser {
  const browser: ChildProcess = spawn(
    process.execPath,
    ['-e', PROGRAM, '--', `--user-data-dir=${profileDir}`],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  browser.once('exit', onDeath);
  browser.stdin?.on('error', () => undefined);
  return {
    pid: browser.pid,
    grow: (megabytes) => void browser.stdin?.write(`${megabytes}\n`),
    async close() {
      browser.off('exit', onDeath);
      if (browser.exitCode !== null || browser.signalCode !== null) return;
      const ended = new Promise((resolve) => browser.once('exit', resolve));
      browser.stdin?.end();
      await ended;
    },
  };
}
