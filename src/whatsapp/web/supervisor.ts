/** Keeps one child process with WhatsApp Web alive: a deadline for each phase, waits that grow, an end to trying, and words for it all. */
import { randomInt } from 'node:crypto';
import type { Log } from '../../ports/log.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import type { Ask, ChildReport, ChildSettings, WebMessage } from './protocol.ts';
import type { SessionVault } from './sessionVault.ts';
import { SUPERVISOR_TIMES, type SupervisorTimes, type WebState, type WebTrouble } from './supervision.ts';
import { Watch, type WatchOptions } from './watch.ts';
import { startWebProcess, type WebProcess } from './webProcess.ts';

export interface SupervisorOptions extends WatchOptions {
  readonly settings: ChildSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly vault: SessionVault;
  readonly log: Log;
  readonly times?: Partial<SupervisorTimes>;
  readonly onMessage: (message: WebMessage) => void;
  /** Something that staff have to know; at most once for each trouble until it is ready again. */
  readonly onTrouble: (trouble: WebTrouble) => void;
}

/** Codes shown without anybody scanning them: ten minutes. */
const CODES_SHOWN = 30;
/** Failures in a row after which trying ends; being out of reach is not counted, for it ends by itself. */
const MOST_FAILURES = 8;
/** Staff hear of a service out of reach when it has lasted for a few tries. */
const TELL_AFTER_TRIES = 4;

export class WebSupervisor {
  readonly #options: SupervisorOptions;
  readonly #times: SupervisorTimes;
  readonly #watch: Watch;
  readonly #listeners = new Set<(state: WebState) => void>();
  #state: Omit<WebState, 'lastSignAt'> = { phase: 'stopped', qr: null, trouble: null, failures: 0 };
  #process: WebProcess | null = null;
  #deadline: NodeJS.Timeout | undefined;
  #seal: NodeJS.Timeout | undefined;
  #codes = 0;
  #unreachable = 0;
  #isWanted = false;
  #told: WebTrouble | null = null;
  /** The end of a life before: its browser lets go of the profile only then. */
  #ending: Promise<void> = Promise.resolve();
  #starting: Promise<void> | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#times = { ...SUPERVISOR_TIMES, ...options.times };
    this.#watch = new Watch(options, this.#times, (verdict, memoryMb) => {
      if (verdict.kind === 'dead') this.#failed(verdict.trouble);
      else this.#ending = this.#renew(verdict.reason, memoryMb);
    });
  }

  get state(): WebState {
    return { ...this.#state, lastSignAt: this.#watch.lastSignAt };
  }

  /** The child's process id, for drills. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  listen(listener: (state: WebState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins, or begins anew after it has given up. */
  start(): Promise<void> {
    this.#starting ??= this.#begin().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Ends the process, seals what it has written, and leaves nothing plain behind. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#starting?.catch(() => undefined);
    await this.#ending;
    const wasLinked = this.#state.phase === 'ready';
    this.#clearTimers();
    const running = this.#process;
    this.#process = null;
    await running?.stop();
    if (wasLinked) await this.#sealNow();
    await this.#options.vault.clear();
    this.#set({ phase: 'stopped', qr: null });
  }

  /** Throws a passing `not_ready` while nobody is linked. */
  async ask(ask: Ask, timeoutMs = this.#times.answerMs): Promise<unknown> {
    const isPossible =
      this.#state.phase === 'ready' || (ask.name === 'pairingCode' && this.#state.phase === 'qr');
    if (this.#process === null || !isPossible)
      throw new OutsideError({
        service: 'whatsapp',
        operation: ask.name,
        permanent: false,
        code: 'not_ready',
      });
    return this.#process.ask(ask, timeoutMs);
  }

  /** Unlinks the phone and forgets the session; a new code is shown when `start` is called again. */
  async unlink(): Promise<void> {
    await this.ask({ name: 'logout' }).catch(() => undefined);
    await this.#needsStaff('logged_out');
  }

  async #begin(): Promise<void> {
    if (this.#isWanted && this.#process !== null) return;
    this.#isWanted = true;
    this.#unreachable = 0;
    // A try that is due now would launch on a profile that is only half there.
    this.#clearTimers();
    this.#set({ phase: 'launching', qr: null, trouble: null, failures: 0 });
    await this.#ending;
    if (!this.#isWanted || this.#process !== null) return;
    await this.#options.vault.open();
    if (this.#isWanted && this.#process === null) this.#launch();
  }

  #launch(): void {
    this.#codes = 0;
    this.#set({ phase: 'launching', qr: null });
    let failed: WebTrouble = 'ended';
    const started = startWebProcess({
      settings: this.#options.settings,
      environment: this.#options.environment,
      onReport: (report) => {
        if (this.#process !== started) return;
        if (report.kind === 'failed') failed = report.code;
        this.#hear(report);
      },
      onEnd: () => {
        if (this.#process === started) this.#failed(failed);
      },
    });
    this.#process = started;
    this.#expect(this.#times.launchMs);
  }

  #hear(report: Exclude<ChildReport, { kind: 'answer' | 'browser' }>): void {
    this.#watch.heard();
    switch (report.kind) {
      case 'qr':
        this.#codes += 1;
        this.#expect(this.#times.qrMs);
        if (this.#codes > CODES_SHOWN) void this.#needsStaff('qr_not_scanned');
        else this.#set({ phase: 'qr', qr: report.text });
        return;
      case 'authenticated':
        if (this.#state.phase === 'ready') return;
        this.#set({ phase: 'authenticated', qr: null });
        this.#expect(this.#times.readyMs);
        return;
      case 'ready':
        // It may come two or three times.
        if (this.#state.phase !== 'ready') this.#becameReady();
        return;
      case 'message':
        this.#options.onMessage(report.message);
        return;
      case 'loggedOut':
        void this.#needsStaff('logged_out');
        return;
      case 'sign':
      case 'failed':
        return;
    }
  }

  #becameReady(): void {
    clearTimeout(this.#deadline);
    this.#unreachable = 0;
    this.#told = null;
    this.#set({ phase: 'ready', qr: null, trouble: null, failures: 0 });
    if (this.#process !== null) this.#watch.begin(this.#process);
    this.#sealAfter(this.#times.firstSealMs);
  }

  /** Stopped in order, sealed, and begun anew on the same profile; messages of the meantime are read at the next ready. */
  async #renew(reason: string, memoryMb: number | null): Promise<void> {
    this.#clearTimers();
    this.#options.log.info('whatsapp_web_renewed', { code: reason, memoryMb });
    const running = this.#process;
    this.#process = null;
    this.#set({ phase: 'launching', qr: null, trouble: null });
    await running?.stop();
    await this.#sealNow();
    if (this.#isWanted && this.#process === null) this.#launch();
  }

  #expect(withinMs: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#failed('too_slow'), withinMs);
    this.#deadline.unref();
  }

  #failed(trouble: WebTrouble): void {
    this.#clearTimers();
    const dead = this.#process;
    this.#process = null;
    dead?.kill();
    if (!this.#isWanted) return;
    const isOutOfReach = trouble === 'unreachable';
    this.#unreachable += isOutOfReach ? 1 : 0;
    const failures = this.#state.failures + (isOutOfReach ? 0 : 1);
    this.#options.log.warn('whatsapp_web_failed', { code: trouble, failures });
    if (failures >= MOST_FAILURES) {
      void this.#needsStaff(trouble);
      return;
    }
    if (this.#unreachable === TELL_AFTER_TRIES || failures === TELL_AFTER_TRIES) this.#tell(trouble);
    this.#set({ phase: 'waiting', qr: null, trouble, failures });
    const tries = Math.max(1, failures + this.#unreachable);
    const fullMs = Math.min(
      this.#times.longestWaitMs,
      this.#times.firstWaitMs * 2 ** Math.min(tries - 1, 16),
    );
    this.#deadline = setTimeout(() => this.#launch(), fullMs - randomInt(Math.floor(fullMs / 4) + 1));
  }

  #needsStaff(trouble: WebTrouble): Promise<void> {
    this.#ending = this.#endFor(trouble);
    return this.#ending;
  }

  async #endFor(trouble: WebTrouble): Promise<void> {
    this.#isWanted = false;
    this.#clearTimers();
    const running = this.#process;
    this.#process = null;
    this.#set({ phase: 'needs_staff', qr: null, trouble });
    this.#tell(trouble);
    await running?.stop();
    // What was sealed opens nothing any more once the phone has unlinked us.
    if (trouble === 'logged_out') await this.#options.vault.forget();
    await this.#options.vault.clear();
  }

  #tell(trouble: WebTrouble): void {
    if (this.#told === trouble) return;
    this.#told = trouble;
    this.#options.onTrouble(trouble);
  }

  #sealAfter(ms: number): void {
    clearTimeout(this.#seal);
    this.#seal = setTimeout(() => {
      void this.#sealNow().then(() => {
        if (this.#state.phase === 'ready') this.#sealAfter(this.#times.sealEveryMs);
      });
    }, ms);
    this.#seal.unref();
  }

  async #sealNow(): Promise<void> {
    await this.#options.vault.seal().catch(() => this.#options.log.error('whatsapp_session_not_sealed'));
  }

  #clearTimers(): void {
    this.#watch.end();
    clearTimeout(this.#deadline);
    clearTimeout(this.#seal);
  }

  #set(change: Partial<WebState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.log.info('whatsapp_web_phase', { phase: this.#state.phase, code: this.#state.trouble });
    for (const listener of [...this.#listeners]) listener(this.state);
  }
}
