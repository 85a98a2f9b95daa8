// The part of the WebAssembly JavaScript interface the worker uses. TypeScript ships it only with the DOM library.
// https://webassembly.github.io/spec/js-api/
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;

  class Memory {
    constructor(descriptor: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
  }

  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- it has nothing else
  class Module {
    constructor(bytes: Uint8Array);
  }

  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Record<string, unknown>;
  }
}
