// Runs a WebAssembly engine once and writes an image of it that starts where that run ended.
//
// The globals of the running instance become the initial globals of a module without data. What the memory holds
// stands behind the module, for the host to read into the memory: as data segments it would be in the process twice,
// because an engine keeps the text of a module for as long as it may compile functions of it. The tool @bytecodealliance/wizer does the same, but hands the module a real clock and real random numbers, so that no
// two builds give the same bytes; here the host is the deterministic one of the product itself.

const SECTION = { global: 6, memory: 5, export: 7, start: 8, data: 11, dataCount: 12 };
/** Sections with id 0 are names and producers; nothing at run time reads them. */
const LEFT_OUT = new Set([0, SECTION.start, SECTION.data, SECTION.dataCount]);
const TYPE = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c };
const GLOBAL_KIND = 3;
const PAGE = 65_536;
/** The host reads every range by itself: a gap of fewer zero bytes than this is read along. */
const SMALL_GAP = 4096;
/** 1 GiB: a chart that wants more stops the engine, not the machine. */
const MAXIMUM_PAGES = 16_384;
const PREFIX = 'snapshot:global:';

/** Reads numbers and byte ranges from a module. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  byte() {
    return this.bytes[this.at++];
  }
  unsigned() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(length) {
    const start = this.at;
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }
  /** Skips a constant expression and returns its bytes, the final `end` included. */
  expression() {
    const start = this.at;
    const opcode = this.byte();
    if (opcode === 0x41 || opcode === 0x42 || opcode === 0x23) while (this.byte() >= 0x80);
    else if (opcode === 0x43) this.at += 4;
    else if (opcode === 0x44) this.at += 8;
    else throw new Error(`unexpected opcode ${opcode} in a constant expression`);
    if (this.byte() !== 0x0b) throw new Error('a constant expression of more than one instruction');
    return this.bytes.subarray(start, this.at);
  }
}

function unsigned(value) {
  const out = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    out.push(value > 0 ? low | 0x80 : low);
  } while (value > 0);
  return Buffer.from(out);
}

function signed(value) {
  const out = [];
  for (let rest = BigInt(value); ;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    if ((rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0))
      return Buffer.from([...out, low]);
    out.push(low | 0x80);
  }
}

const vector = (items) => Buffer.concat([unsigned(items.length), ...items]);
const text = (value) => Buffer.concat([unsigned(Buffer.byteLength(value)), Buffer.from(value)]);

function readSections(bytes) {
  const reader = new Reader(bytes);
  reader.at = 8;
  const sections = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    sections.push({ id, body: reader.take(reader.unsigned()) });
  }
  return sections;
}

function writeSections(bytes, sections) {
  const parts = [bytes.subarray(0, 8)];
  for (const { id, body } of sections) parts.push(Buffer.from([id]), unsigned(body.length), body);
  return Buffer.concat(parts);
}

const bodyOf = (sections, id) => sections.find((section) => section.id === id)?.body;

function readGlobals(body) {
  const reader = new Reader(body);
  return Array.from({ length: reader.unsigned() }, () => {
    const type = reader.byte();
    const mutable = reader.byte() === 1;
    return { type, mutable, init: reader.expression() };
  });
}

function readExports(body) {
  const reader = new Reader(body);
  return Array.from({ length: reader.unsigned() }, () => {
    const name = Buffer.from(reader.take(reader.unsigned())).toString();
    const kind = reader.byte();
    return { name, kind, index: reader.unsigned() };
  });
}

const writeExports = (entries) =>
  vector(
    entries.map(({ name, kind, index }) => Buffer.concat([text(name), Buffer.from([kind]), unsigned(index)])),
  );

/** The same module with every mutable global exported, so that its value can be read after the run. */
function exposeGlobals(bytes, sections, globals) {
  const added = globals.flatMap((entry, index) =>
    entry.mutable ? [{ name: PREFIX + index, kind: GLOBAL_KIND, index }] : [],
  );
  return writeSections(
    bytes,
    sections.map((section) =>
      section.id === SECTION.export
        ? { id: section.id, body: writeExports([...readExports(section.body), ...added]) }
        : section,
    ),
  );
}

function constant(type, value) {
  const end = Buffer.from([0x0b]);
  if (type === TYPE.i32) return Buffer.concat([Buffer.from([0x41]), signed(value), end]);
  if (type === TYPE.i64) return Buffer.concat([Buffer.from([0x42]), signed(value), end]);
  const number = Buffer.alloc(type === TYPE.f32 ? 4 : 8);
  if (type === TYPE.f32) number.writeFloatLE(value);
  else if (type === TYPE.f64) number.writeDoubleLE(value);
  else throw new Error(`a global of type ${type} cannot be frozen`);
  return Buffer.concat([Buffer.from([type === TYPE.f32 ? 0x43 : 0x44]), number, end]);
}

function freezeGlobals(globals, exports) {
  return vector(
    globals.map(({ type, mutable, init }, index) =>
      Buffer.concat([
        Buffer.from([type, mutable ? 1 : 0]),
        mutable ? constant(type, exports[PREFIX + index].value) : init,
      ]),
    ),
  );
}

/** Ranges of the memory that are not zero. */
function* usedRanges(memory) {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  let start = -1;
  let last = -1;
  for (let index = 0; index < words.length; index++) {
    if (words[index] === 0n) continue;
    if (start < 0) start = index;
    else if ((index - last) * 8 > SMALL_GAP) {
      yield [start * 8, (last + 1) * 8];
      start = index;
    }
    last = index;
  }
  if (start >= 0) yield [start * 8, (last + 1) * 8];
}

const word = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/**
 * The length of the module, the number of ranges, start and length of each (32 bits each, little endian), the module,
 * the bytes of the ranges. `src/adapters/helm-engine/wasm/worker/engine-image.ts` reads it.
 */
function packImage(module, memory) {
  const ranges = [...usedRanges(memory)];
  const table = ranges.map(([start, end]) => Buffer.concat([word(start), word(end - start)]));
  const contents = ranges.map(([start, end]) => memory.subarray(start, end));
  return {
    bytes: Buffer.concat([word(module.length), word(ranges.length), ...table, module, ...contents]),
    ranges: ranges.length,
  };
}

function freezeMemoryLimits(pages) {
  const withMaximum = 1;
  return vector([Buffer.concat([Buffer.from([withMaximum]), unsigned(pages), unsigned(MAXIMUM_PAGES)])]);
}

/**
 * @param {Uint8Array} bytes a module with one memory and no imported globals
 * @param {(module: WebAssembly.Module) => WebAssembly.Instance} run starts the module and does what should be behind it
 * @returns {{ bytes: Buffer, ranges: number }} the image
 */
export function takeSnapshot(bytes, run) {
  const sections = readSections(bytes);
  const globals = readGlobals(bodyOf(sections, SECTION.global));
  const { exports } = run(new WebAssembly.Module(exposeGlobals(bytes, sections, globals)));
  const memory = new Uint8Array(exports.memory.buffer);
  const frozen = {
    [SECTION.memory]: () => freezeMemoryLimits(memory.length / PAGE),
    [SECTION.global]: () => freezeGlobals(globals, exports),
    [SECTION.export]: (body) => writeExports(readExports(body).filter(({ name }) => name !== '_initialize')),
  };
  const kept = sections
    .filter(({ id }) => !LEFT_OUT.has(id))
    .map(({ id, body }) => ({ id, body: frozen[id] ? frozen[id](body) : body }));
  return packImage(writeSections(bytes, kept), memory);
}
