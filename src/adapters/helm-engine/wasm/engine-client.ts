import { Worker } from 'node:worker_threads';

import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { StartReport, WorkerReply, WorkerRequest, WorkerSettings } from './worker-messages.js';

interface Pending {
  readonly resolve: (frame: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: AutopilotError) => void;
}

const REINSTALL = 'Run `autopilot doctor`; if the files under assets/engine are damaged, install again.';

/**
 * The worker thread with the engine: starts at once, answers calls in order, is replaced after a trap by the next
 * call, and keeps the process alive only while a call is open.
 */
export class EngineClient {
  readonly #workerFile: string;
  readonly #settings: WorkerSettings;
  readonly #pending = new Map<number, Pending>();
  readonly #timeLimitMilliseconds: number;
  #watchdog: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #unavailable: AutopilotError | undefined;
  #closed = false;
  #nextId = 1;
  #report: StartReport | undefined;
  #memoryBytes = 0;

  /** @param timeLimitMilliseconds for one call; calls wait for those before them without using it up */
  constructor(workerFile: string, settings: WorkerSettings, timeLimitMilliseconds: number) {
    this.#workerFile = workerFile;
    this.#settings = settings;
    this.#timeLimitMilliseconds = timeLimitMilliseconds;
    this.#worker = this.#startWorker();
  }

  /** How the current worker came up; undefined until it is ready. */
  get startReport(): StartReport | undefined {
    return this.#report;
  }

  /** Size of the engine's memory after the latest call, in bytes. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  /**
   * Sends one frame and waits for its answer. The frame's buffer is gone afterwards.
   *
   * @throws AutopilotError `ENGINE_UNAVAILABLE` when the engine cannot start or is closed, `ENGINE_FAILED` when it
   * stops during the call.
   */
  call(frame: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return this.#request(frame);
  }

  /** @param frame nothing: the worker writes its machine code down */
  #request(frame?: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#closed) return Promise.reject(closedError());
    if (this.#unavailable !== undefined) return Promise.reject(this.#unavailable);
    const worker = (this.#worker ??= this.#startWorker());
    const request: WorkerRequest = { id: this.#nextId++, ...(frame !== undefined && { frame }) };
    return new Promise((resolve, reject) => {
      if (this.#pending.size === 0) this.#watch(worker);
      this.#pending.set(request.id, { resolve, reject });
      worker.ref();
      worker.postMessage(request, frame === undefined ? [] : [frame.buffer]);
    });
  }

  /** Ends the worker; open and later calls fail. Idempotent. */
  async close(): Promise<void> {
    if (this.#settings.machineCode?.record === true && !this.#closed) await this.#request();
    this.#closed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    this.#failAll(closedError());
    await worker?.terminate();
  }

  #startWorker(): Worker {
    const worker = new Worker(this.#workerFile, { workerData: this.#settings, name: 'helm-engine' });
    worker.unref();
    worker.on('message', (reply: WorkerReply) => this.#receive(worker, reply));
    worker.on('error', (cause) => this.#lose(worker, cause));
    worker.on('exit', (code) => this.#lose(worker, new Error(`the worker ended with code ${code}`)));
    return worker;
  }

  #receive(worker: Worker, reply: WorkerReply): void {
    if (worker !== this.#worker) return;
    switch (reply.kind) {
      case 'ready':
        this.#report = reply.report;
        return;
      case 'unavailable':
        this.#unavailable = unavailableError(reply.message);
        this.#failAll(this.#unavailable);
        return;
      case 'answer':
        this.#memoryBytes = reply.memoryBytes;
        this.#settle(worker, reply.id, (pending) => pending.resolve(reply.frame));
        return;
      case 'stopped':
        this.#lose(worker, new Error(reply.message));
    }
  }

  #settle(worker: Worker, id: number, finish: (pending: Pending) => void): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    this.#watch(this.#pending.size > 0 ? worker : undefined);
    if (this.#pending.size === 0) worker.unref();
    if (pending !== undefined) finish(pending);
  }

  /** Gives the oldest open call its time; answers come in order. */
  #watch(worker: Worker | undefined): void {
    clearTimeout(this.#watchdog);
    if (worker === undefined) return;
    this.#watchdog = setTimeout(
      // Also before it is ready: a slow machine is no reason to give the engine up.
      () => this.#replace(worker, failedError(`no answer within ${String(this.#timeLimitMilliseconds)} ms`)),
      this.#timeLimitMilliseconds,
    );
  }

  /** The worker is of no use any more: what is open fails, the next call starts another. */
  #lose(worker: Worker, cause: unknown): void {
    if (worker !== this.#worker) return;
    if (this.#report === undefined) this.#unavailable ??= unavailableError(messageOf(cause), cause);
    this.#replace(worker, this.#unavailable ?? failedError(cause));
  }

  #replace(worker: Worker, error: AutopilotError): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#failAll(error);
    void worker.terminate();
  }

  #failAll(error: AutopilotError): void {
    clearTimeout(this.#watchdog);
    const open = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of open) pending.reject(error);
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function closedError(): AutopilotError {
  return new AutopilotError('ENGINE_UNAVAILABLE', 'The Helm engine is closed.', {
    hint: 'Make no calls after close().',
  });
}

function unavailableError(reason: string, cause?: unknown): AutopilotError {
  return new AutopilotError('ENGINE_UNAVAILABLE', `The Helm engine does not start: ${reason}`, {
    hint: REINSTALL,
    cause,
  });
}

function failedError(cause: unknown): AutopilotError {
  return new AutopilotError('ENGINE_FAILED', `The Helm engine stopped during a call: ${messageOf(cause)}`, {
    hint: 'Run the command again; if it stops at the same chart, report the chart.',
    cause,
  });
}
