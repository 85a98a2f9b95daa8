import { ConsoleStdout, Directory, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';

/** Year 2000, the time of the engine's clock at the start of every call: renders must not depend on the day. */
const EPOCH_NANOSECONDS = 946_684_800_000_000_000n;
/** Every look at the clock moves it, because the Go runtime divides by elapsed time. */
const TICK_NANOSECONDS = 1_000n;
/** While the engine rests; see `engineRest` in engine/cmd/wasip1/main.go. */
const REST_TICK_NANOSECONDS = 1_000_000n;
/** A fifth of the second after which the Go runtime gives its collector up. A hundred charts take that many looks. */
const REST_DUE_NANOSECONDS = 200_000_000n;
const CLOCK_REALTIME = 0;
/** The first descriptor after stdin, stdout, stderr and the preopened root. */
const FIRST_FREE_DESCRIPTOR = 4;
/** Sizes of `subscription` and `event`, see the witx of wasi_snapshot_preview1. */
const SUBSCRIPTION_SIZE = 48;
const EVENT_SIZE = 32;
const EVENT_CLOCK = 0;
const CLOCK_IS_ABSOLUTE = 1;

/**
 * The whole world of the engine: an empty file system in memory, no network, no environment, no arguments, a clock
 * that stands still and numbers that are not random. Same calls, same bytes, on every machine and on every day.
 *
 * Descriptors and files come from `@bjorn3/browser_wasi_shim`; time, randomness and polling are replaced.
 */
export class MemoryHost {
  readonly #wasi: WASI;
  readonly #usualTick: bigint;
  #memory: WebAssembly.Memory | undefined;
  #now = 0n;
  #tick: bigint;
  #sinceRest = 0n;
  #random = 0;
  #text = '';

  /** @param tickNanoseconds - How far one look moves the clock; longer ones age an engine faster. */
  constructor(tickNanoseconds = TICK_NANOSECONDS) {
    this.#usualTick = tickNanoseconds;
    this.#tick = tickNanoseconds;
    const print = new ConsoleStdout((bytes) => (this.#text += new TextDecoder().decode(bytes)));
    const root = new PreopenDirectory('/', new Map([['tmp', new Directory(new Map())]]));
    this.#wasi = new WASI(
      ['helm'],
      ['HOME=/', 'PWD=/', 'TMPDIR=/tmp'],
      [new OpenFile(new File([])), print, print, root],
      {
        debug: false,
      },
    );
    this.rewind();
  }

  /** What an engine module imports. */
  get imports(): WebAssembly.Imports {
    return {
      wasi_snapshot_preview1: {
        ...this.#wasi.wasiImport,
        clock_time_get: (clock: number, _precision: bigint, out: number) => this.#readClock(clock, out),
        random_get: (at: number, length: number) => this.#fillRandom(at, length),
        poll_oneoff: (input: number, output: number, count: number, events: number) =>
          this.#poll({ input, output, count, events }),
        sched_yield: () => 0,
      },
    };
  }

  /** Ties the host to an instance. With `initialize`, runs `_initialize`, which a snapshot has behind it. */
  attach(instance: WebAssembly.Instance): void {
    const memory = instance.exports['memory'];
    if (!(memory instanceof WebAssembly.Memory)) throw new TypeError('the engine module exports no memory');
    this.#memory = memory;
    this.#wasi.initialize({ exports: { ...instance.exports, memory } });
  }

  /** Puts clock, random numbers, descriptors and collected output back, so that no call depends on the one before. */
  rewind(): void {
    this.#now = 0n;
    this.#random = 0x9e3779b9;
    this.#text = '';
    if (
      this.#wasi.fds.slice(FIRST_FREE_DESCRIPTOR).every((descriptor) => (descriptor as unknown) === undefined)
    )
      this.#wasi.fds.length = Math.min(this.#wasi.fds.length, FIRST_FREE_DESCRIPTOR);
  }

  /** True when the engine has seen so much time, over all calls, that it should rest. */
  get isRestDue(): boolean {
    return this.#sinceRest > REST_DUE_NANOSECONDS;
  }

  /** Does something during which time passes faster. */
  rest(work: () => void): void {
    this.#tick = REST_TICK_NANOSECONDS;
    work();
    this.#tick = this.#usualTick;
    this.#sinceRest = 0n;
  }

  /** What was printed since the last rewind: Helm's warnings, or the Go runtime's last words. */
  get printed(): string {
    return this.#text;
  }

  get #view(): DataView {
    if (this.#memory === undefined) throw new TypeError('the memory host is not attached');
    return new DataView(this.#memory.buffer);
  }

  #readClock(clock: number, out: number): number {
    this.#now += this.#tick;
    this.#sinceRest += this.#tick;
    this.#view.setBigUint64(out, clock === CLOCK_REALTIME ? EPOCH_NANOSECONDS + this.#now : this.#now, true);
    return 0;
  }

  /** xorshift32 (Marsaglia 2003). Not for secrets: the engine's output is checked, never installed. */
  #fillRandom(at: number, length: number): number {
    const view = this.#view;
    for (let index = 0; index < length; index++) {
      this.#random ^= this.#random << 13;
      this.#random ^= this.#random >>> 17;
      this.#random ^= this.#random << 5;
      view.setUint8(at + index, this.#random & 0xff);
    }
    return 0;
  }

  /** Waiting takes no time: the clock jumps to the end of the longest timer and all timers have elapsed. */
  #poll(call: { input: number; output: number; count: number; events: number }): number {
    const view = this.#view;
    for (let index = 0; index < call.count; index++) {
      const from = call.input + index * SUBSCRIPTION_SIZE;
      const to = call.output + index * EVENT_SIZE;
      const kind = view.getUint8(from + 8);
      if (kind === EVENT_CLOCK)
        this.#skipTo(view.getBigUint64(from + 24, true), view.getUint16(from + 40, true));
      view.setBigUint64(to, view.getBigUint64(from, true), true);
      view.setUint16(to + 8, 0, true);
      view.setUint8(to + 10, kind);
    }
    view.setUint32(call.events, call.count, true);
    return 0;
  }

  #skipTo(timeout: bigint, flags: number): void {
    const end = (flags & CLOCK_IS_ABSOLUTE) === 0 ? this.#now + timeout : timeout;
    if (end > this.#now) this.#now = end;
  }
}
