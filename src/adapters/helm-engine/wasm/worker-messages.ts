import type { MachineCodeFolder } from '../../machine-code/machine-code.js';

/** What the worker is started with. */
export interface WorkerSettings {
  /** Folder with the compressed artifacts and their manifest. */
  readonly assetsDirectory: string;
  /** Folder for the unpacked module; created when missing, not used when that fails. */
  readonly cacheDirectory: string;
  /** V8 flags to set before the module is compiled. They hold for the whole process. */
  readonly v8Flags: readonly string[];
  /** Where optimised code of the module is read from, or recorded. */
  readonly machineCode?: MachineCodeFolder;
}

/** One call, as posted to the worker. `frame`'s buffer is transferred; without one, the machine code is to be kept. */
export interface WorkerRequest {
  readonly id: number;
  readonly frame?: Uint8Array<ArrayBuffer>;
}

/** How the engine came up, in milliseconds from the worker's first line. */
export interface StartReport {
  readonly source: 'cache' | 'unpacked' | 'unpacked-uncached';
  /** True when V8 took kept machine code instead of compiling. */
  readonly machineCode: boolean;
  readonly readMilliseconds: number;
  readonly compileMilliseconds: number;
  readonly startMilliseconds: number;
}

/** What the worker posts. */
export type WorkerReply =
  | { readonly kind: 'ready'; readonly report: StartReport }
  /** The engine cannot start; every call is lost. */
  | { readonly kind: 'unavailable'; readonly message: string }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly frame: Uint8Array<ArrayBuffer>;
      readonly memoryBytes: number;
    }
  /** The engine stopped during this call; the worker must be replaced. */
  | { readonly kind: 'stopped'; readonly id: number; readonly message: string };
