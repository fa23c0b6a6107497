/** A person before a terminal: reads what is asked and types the answers. The setup's tests sit there. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';

/** A terminal of its own, as a person would sit before it. */
export class Terminal {
  #shown = '';
  #read = 0;
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(
    command: string,
    { folder, environment }: { folder: string; environment: Readonly<Record<string, string>> },
  ) {
    this.#child = spawn('script', ['-qec', `stty cols 160 rows 40; ${command}`, '/dev/null'], {
      cwd: folder,
      env: environment,
    });
    this.#child.stdout?.on('data', (bytes: Buffer) => (this.#shown += bytes.toString()));
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
  }

  get shown(): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what moves the cursor and colours the letters.
    return this.#shown.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '');
  }

  async answer(question: RegExp, keys: string): Promise<void> {
    for (let wait = 0; wait < 1_200; wait += 1) {
      const found = question.exec(this.shown.slice(this.#read));
      if (found !== null) {
        this.#read += found.index + found[0].length;
        this.#child.stdin?.write(keys);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    this.#child.kill('SIGKILL');
    throw new Error(`never asked ${String(question)}: ${this.shown.slice(-1_500)}`);
  }
}

/** Whether this machine can make one: `script` is part of util-linux. */
export const hasTerminal = (() => {
  try {
    execFileSync('script', ['--version']);
    return true;
  } catch {
    return false;
  }
})();
