/** One life of the child process: started, asked, listened to, ended with its browser. `supervisor.ts` begins one after the other. */
import type { ChildProcess } from 'node:child_process';
import { OutsideError } from '../../ports/outsideError.ts';
import { killGroup, startChild } from './childEntry.ts';
import type { Ask, AskRefusal, ChildOrder, ChildReport, ChildSettings } from './protocol.ts';

export interface WebProcess {
  readonly pid: number | undefined;
  /** Throws `OutsideError`: `gone`, `too_large` and `refused` are permanent. */
  ask(ask: Ask, timeoutMs: number): Promise<unknown>;
  /** Asks it to close the browser and end; ends it by force when it does not. Resolves when nothing of it is left. */
  stop(): Promise<void>;
  /** At once. */
  kill(): void;
}

export interface WebProcessOptions {
  readonly settings: ChildSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly onReport: (report: Exclude<ChildReport, { kind: 'answer' | 'browser' }>) => void;
  /** The process has ended, whoever ended it; its browser is gone as well. */
  readonly onEnd: () => void;
}

const PERMANENT: readonly AskRefusal[] = ['gone', 'too_large', 'refused'];
const STOP_WITHIN_MS = 10_000;

export function startWebProcess({ settings, environment, onReport, onEnd }: WebProcessOptions): WebProcess {
  const child = startChild(environment);
  const waiting = new Map<number, (report: Extract<ChildReport, { kind: 'answer' }> | null) => void>();
  let browserPid: number | undefined;
  let nextId = 1;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      killGroup(child.pid);
      killGroup(browserPid);
      for (const answer of [...waiting.values()]) answer(null);
      resolve();
    });
  });
  void ended.then(onEnd);
  child.on('error', () => killGroup(child.pid));
  child.on('message', (report: ChildReport) => {
    if (report.kind === 'browser') browserPid = report.pid;
    else if (report.kind === 'answer') waiting.get(report.id)?.(report);
    else onReport(report);
  });
  order(child, { kind: 'start', settings });
  const ask: WebProcess['ask'] = (content, timeoutMs) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        waiting.delete(id);
        done();
      };
      const timer = setTimeout(() => settle(() => reject(failure(content.name, 'timeout'))), timeoutMs);
      waiting.set(id, (report) =>
        settle(() => {
          if (report?.ok === true) resolve(report.value);
          else reject(failure(content.name, report === null ? 'not_running' : report.code));
        }),
      );
      if (!order(child, { kind: 'ask', id, ask: content }))
        settle(() => reject(failure(content.name, 'not_running')));
    });
  return {
    pid: child.pid,
    ask,
    kill: () => {
      killGroup(child.pid);
      killGroup(browserPid);
    },
    async stop() {
      await ask({ name: 'stop' }, STOP_WITHIN_MS).catch(() => undefined);
      const force = setTimeout(() => {
        killGroup(child.pid);
        killGroup(browserPid);
      }, 2_000);
      await ended;
      clearTimeout(force);
    },
  };
}

/** False when the pipe is closed. */
function order(child: ChildProcess, content: ChildOrder): boolean {
  if (!child.connected) return false;
  // Without a listener a broken pipe would be an error of the whole process.
  child.send(content, () => undefined);
  return true;
}

const failure = (operation: string, code: AskRefusal | 'timeout' | 'not_running'): OutsideError =>
  new OutsideError({
    service: 'whatsapp',
    operation,
    permanent: PERMANENT.some((one) => one === code),
    code,
  });
