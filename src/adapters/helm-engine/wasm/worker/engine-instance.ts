import { MemoryHost } from './memory-host.js';

/** A trap or an exit of the engine: it can answer no further call. */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
}

/** The exports of an engine module. */
interface EngineExports {
  readonly memory: WebAssembly.Memory;
  readonly engine_alloc: (length: number) => number;
  readonly engine_call: (pointer: number) => bigint;
  readonly engine_free: (pointer: number) => void;
  readonly engine_rest: () => void;
}

/** One running engine: frames in, frames out. */
export class EngineInstance {
  readonly #exports: EngineExports;
  readonly #host: MemoryHost;

  /** The instance behind it, for the build that takes a snapshot. */
  readonly instance: WebAssembly.Instance;

  private constructor(instance: WebAssembly.Instance, host: MemoryHost) {
    this.instance = instance;
    // The names and types are those of engine/cmd/wasip1/main.go.
    this.#exports = instance.exports as unknown as EngineExports;
    this.#host = host;
  }

  /**
   * Starts an engine from a compiled module.
   *
   * @param fillMemory puts back what the memory held when a snapshot was taken; its module holds no data
   */
  static start(
    module: WebAssembly.Module,
    fillMemory?: (memory: Uint8Array) => void,
    host = new MemoryHost(),
  ): EngineInstance {
    const instance = new WebAssembly.Instance(module, host.imports);
    const engine = new EngineInstance(instance, host);
    fillMemory?.(new Uint8Array(engine.#exports.memory.buffer));
    host.attach(instance);
    return engine;
  }

  /** Size of the engine's memory in bytes; it never shrinks. */
  get memoryBytes(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  /**
   * Answers one request frame.
   *
   * @throws EngineStopped when the engine traps or exits; it must not be used again.
   */
  call(frame: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#host.rewind();
    try {
      const request = this.#exports.engine_alloc(frame.length) >>> 0;
      new Uint8Array(this.#exports.memory.buffer).set(frame, request);
      const answer = BigInt.asUintN(64, this.#exports.engine_call(request));
      const pointer = Number(answer >> 32n);
      const length = Number(answer & 0xffff_ffffn);
      const response = new Uint8Array(this.#exports.memory.buffer).slice(pointer, pointer + length);
      this.#exports.engine_free(pointer);
      if (this.#host.isRestDue) this.#host.rest(() => this.#exports.engine_rest());
      return response;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new EngineStopped([reason, firstLine(this.#host.printed)].filter(Boolean).join(': '), {
        cause,
      });
    }
  }
}

/** The Go runtime says what happened first, then prints its stacks. */
const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
