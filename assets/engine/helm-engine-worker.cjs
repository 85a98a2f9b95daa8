// Made by scripts/engine-worker.mjs from src/adapters/helm-engine/wasm/worker. Do not edit.
"use strict";

// src/adapters/helm-engine/wasm/worker/worker-main.ts
var import_node_fs5 = require("node:fs");
var import_node_path4 = require("node:path");
var import_node_perf_hooks = require("node:perf_hooks");
var import_node_v82 = require("node:v8");
var import_node_worker_threads = require("node:worker_threads");

// src/adapters/helm-engine/wasm/engine-manifest.ts
var ENGINE_MANIFEST_FILE = "manifest.json";

// src/adapters/machine-code/machine-code.ts
var import_node_crypto = require("node:crypto");
var import_node_fs3 = require("node:fs");
var import_node_path2 = require("node:path");
var import_node_v8 = require("node:v8");
var import_node_vm = require("node:vm");

// src/adapters/files/make-directory.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
function makeDirectory(path, mode = 511) {
  try {
    (0, import_node_fs.mkdirSync)(path, { mode });
    return true;
  } catch (error) {
    if (isDirectory(path)) return false;
    if (codeOf(error) !== "ENOENT") throw error;
    const parent = (0, import_node_path.dirname)(path);
    if (!isDirectory(parent)) makeDirectory(parent, mode);
  }
  return makeLast(path, mode);
}
function makeLast(path, mode) {
  try {
    (0, import_node_fs.mkdirSync)(path, { mode });
    return true;
  } catch (error) {
    if (isDirectory(path)) return false;
    throw error;
  }
}
function isDirectory(path) {
  return (0, import_node_fs.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : void 0;
}

// src/adapters/files/read-fully.ts
var import_node_fs2 = require("node:fs");
function readFully(file, target, position) {
  let done = 0;
  while (done < target.length) {
    const count = (0, import_node_fs2.readSync)(
      file,
      target,
      done,
      target.length - done,
      position === null ? null : position + done
    );
    if (count === 0) break;
    done += count;
  }
  return done;
}

// src/adapters/machine-code/machine-code.ts
var DIGEST_BYTES = 32;
function readMachineCode(folder, name, bytes) {
  if (folder === void 0 || folder.record) return void 0;
  try {
    const code = readChecked((0, import_node_path2.join)(folder.directory, name));
    if (code === void 0) return void 0;
    return intrinsic("DeserializeWasmModule", 2)(code, bytes);
  } catch {
    return void 0;
  }
}
function readChecked(path) {
  const file = (0, import_node_fs3.openSync)(path, "r");
  try {
    const expected = new Uint8Array(DIGEST_BYTES);
    readFully(file, expected, null);
    const code = new Uint8Array((0, import_node_fs3.fstatSync)(file).size - DIGEST_BYTES);
    readFully(file, code, null);
    return digest(code).equals(expected) ? code.buffer : void 0;
  } finally {
    (0, import_node_fs3.closeSync)(file);
  }
}
function keepMachineCode(folder, name, module2) {
  for (const flag of folder.readerFlags) (0, import_node_v8.setFlagsFromString)(flag);
  try {
    const code = new Uint8Array(intrinsic("SerializeWasmModule", 1)(module2));
    makeDirectory(folder.directory);
    const sibling = (0, import_node_path2.join)(folder.directory, `${name}.${(0, import_node_crypto.randomBytes)(6).toString("hex")}`);
    writeThrough(sibling, [digest(code), code]);
    (0, import_node_fs3.renameSync)(sibling, (0, import_node_path2.join)(folder.directory, name));
  } catch {
  }
}
function writeThrough(path, parts) {
  const file = (0, import_node_fs3.openSync)(path, "wx");
  try {
    for (const part of parts) (0, import_node_fs3.writeSync)(file, part);
    (0, import_node_fs3.fsyncSync)(file);
  } finally {
    (0, import_node_fs3.closeSync)(file);
  }
}
var digest = (code) => (0, import_node_crypto.createHash)("sha256").update(code).digest();
function intrinsic(name, operands) {
  const names = ["a", "b"].slice(0, operands).join(", ");
  (0, import_node_v8.setFlagsFromString)("--allow-natives-syntax");
  return new import_node_vm.Script(`(function (${names}) { return %${name}(${names}); })`).runInThisContext();
}

// src/adapters/helm-engine/wasm/worker/artifact-store.ts
var import_node_crypto2 = require("node:crypto");
var import_node_fs4 = require("node:fs");
var import_node_path3 = require("node:path");
var import_node_zlib = require("node:zlib");

// src/core/errors/catalog.ts
var ERROR_CATALOG = {
  USAGE_INVALID: {
    kind: "input",
    retryable: false,
    meaning: "A command, option or argument is unknown or malformed."
  },
  REQUEST_EMPTY: { kind: "input", retryable: false, meaning: "The request has no text." },
  REQUEST_TOO_LARGE: {
    kind: "input",
    retryable: false,
    meaning: "The request is longer than the documented limit."
  },
  REQUEST_NOT_TEXT: {
    kind: "input",
    retryable: false,
    meaning: "The request holds binary data or control characters."
  },
  REQUEST_NAME_INVALID: {
    kind: "input",
    retryable: false,
    meaning: "The request gives a name that is a path."
  },
  INPUT_NOT_FOUND: { kind: "input", retryable: false, meaning: "A path given as input does not exist." },
  INPUT_UNREADABLE: {
    kind: "input",
    retryable: false,
    meaning: "A path given as input exists but cannot be read."
  },
  CHART_NOT_FOUND: { kind: "input", retryable: false, meaning: "The path holds no Chart.yaml." },
  CHART_INVALID: { kind: "input", retryable: false, meaning: "A chart does not load." },
  CHART_NAME_INVALID: {
    kind: "input",
    retryable: false,
    meaning: "A chart name is not a DNS label that Helm accepts."
  },
  BLUEPRINT_INVALID: {
    kind: "input",
    retryable: false,
    meaning: "A Blueprint file has an unknown key or a value of the wrong form."
  },
  ANSWER_INVALID: {
    kind: "input",
    retryable: false,
    meaning: "An answer or a decision does not fit the question it is for."
  },
  RUN_NOT_FOUND: { kind: "input", retryable: false, meaning: "No run has this id." },
  REVIEW_NOT_FOUND: { kind: "input", retryable: false, meaning: "No review has this id." },
  CONFIG_INVALID: {
    kind: "input",
    retryable: false,
    meaning: "A configuration file or environment variable has a bad value."
  },
  WORKING_DIRECTORY_MISSING: {
    kind: "environment",
    retryable: false,
    meaning: "The directory the command was started in does not exist any more, or cannot be read."
  },
  OUTPUT_UNWRITABLE: {
    kind: "environment",
    retryable: false,
    meaning: "The output directory cannot be created or written."
  },
  OUTPUT_OCCUPIED: {
    kind: "refused",
    retryable: false,
    meaning: "The output directory holds files that are not a chart of ours."
  },
  CHART_EDITED: {
    kind: "waiting",
    retryable: false,
    meaning: "The chart was edited by hand since it was generated; a person must decide."
  },
  INPUT_REQUIRED: {
    kind: "waiting",
    retryable: false,
    meaning: "An essential fact is missing or contradictory; the questions say which."
  },
  REVIEW_CONFLICT: {
    kind: "refused",
    retryable: false,
    meaning: "Somebody else decided this review first, or it changed since it was read."
  },
  RUN_NOT_RESUMABLE: {
    kind: "refused",
    retryable: false,
    meaning: "The run is finished, cancelled, or of an incompatible graph version."
  },
  RUN_REJECTED: { kind: "refused", retryable: false, meaning: "A reviewer rejected the work." },
  RUN_CANCELLED: { kind: "refused", retryable: false, meaning: "The run was cancelled." },
  GATE_FAILED: {
    kind: "gate",
    retryable: false,
    meaning: "A check found problems that the mode does not allow to pass."
  },
  BUDGET_EXHAUSTED: {
    kind: "budget",
    retryable: false,
    meaning: "A round, step or time budget was used up."
  },
  RUN_BUSY: { kind: "unreachable", retryable: true, meaning: "Another process holds the lease of this run." },
  LEASE_LOST: {
    kind: "environment",
    retryable: true,
    meaning: "The lease of this run went to another process; nothing more was written."
  },
  DATA_DIRECTORY_BUSY: {
    kind: "unreachable",
    retryable: true,
    meaning: "Another process owns the embedded data directory."
  },
  DATA_DIRECTORY_UNUSABLE: {
    kind: "environment",
    retryable: false,
    meaning: "The data directory cannot be created, read or written."
  },
  DATABASE_UNAVAILABLE: { kind: "unreachable", retryable: true, meaning: "The database does not answer." },
  DATABASE_INCOMPATIBLE: {
    kind: "environment",
    retryable: false,
    meaning: "The database was written by a newer version."
  },
  ENCRYPTION_KEY_MISSING: {
    kind: "auth",
    retryable: false,
    meaning: "Postgres is used without LANGGRAPH_AES_KEY."
  },
  ENCRYPTION_KEY_INVALID: {
    kind: "auth",
    retryable: false,
    meaning: "The encryption key has a wrong form, or does not open what is stored."
  },
  ENGINE_UNAVAILABLE: {
    kind: "environment",
    retryable: false,
    meaning: "The Helm engine could not be loaded or started."
  },
  ENGINE_FAILED: { kind: "environment", retryable: true, meaning: "The Helm engine stopped during a call." },
  HELM_NOT_FOUND: {
    kind: "environment",
    retryable: false,
    meaning: "The helm binary named by HELM_BINARY does not run."
  },
  MODEL_UNAVAILABLE: { kind: "upstream", retryable: true, meaning: "The language model did not answer." },
  TIMED_OUT: {
    kind: "timeout",
    retryable: true,
    meaning: "Waiting took longer than the limit that was given."
  },
  INVARIANT_BROKEN: {
    kind: "internal",
    retryable: false,
    meaning: "The product contradicts itself; this is our bug."
  }
};
var EXIT_CODE = {
  input: 2,
  environment: 1,
  upstream: 1,
  waiting: 3,
  auth: 4,
  gate: 5,
  refused: 6,
  budget: 7,
  unreachable: 69,
  internal: 70,
  timeout: 124
};

// src/core/errors/autopilot-error.ts
var BRAND = /* @__PURE__ */ Symbol.for("k8s-autopilot.AutopilotError");
var AutopilotError = class extends Error {
  name = "AutopilotError";
  [BRAND] = true;
  code;
  hint;
  details;
  constructor(code, message, options = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }
  get kind() {
    return ERROR_CATALOG[this.code].kind;
  }
  /** The process exit code that the documented table gives this error. */
  get exitCode() {
    return EXIT_CODE[this.kind];
  }
  static is(value) {
    return typeof value === "object" && value !== null && BRAND in value;
  }
};

// src/adapters/helm-engine/wasm/worker/artifact-store.ts
var sha256 = (bytes) => (0, import_node_crypto2.createHash)("sha256").update(bytes).digest("hex");
function openArtifact(artifact, directories) {
  const path = (0, import_node_path3.join)(directories.cache, `${artifact.rawSha256}.bin`);
  const cached = openCached(path, artifact.rawBytes);
  if (cached !== void 0) return cached;
  const bytes = unpackArtifact(artifact, directories.assets);
  return {
    source: writeCached(path, directories.cache, bytes) ? "unpacked" : "unpacked-uncached",
    read: (target, position) => {
      const part = bytes.subarray(position, position + target.length);
      if (part.length < target.length) throw endedEarly();
      target.set(part);
    },
    close: () => void 0
  };
}
function unpackArtifact(artifact, assets) {
  const bytes = (0, import_node_zlib.brotliDecompressSync)((0, import_node_fs4.readFileSync)((0, import_node_path3.join)(assets, artifact.file)));
  if (bytes.length !== artifact.rawBytes || sha256(bytes) !== artifact.rawSha256)
    throw new AutopilotError(
      "ENGINE_UNAVAILABLE",
      `${artifact.file} does not unpack to what manifest.json says.`,
      {
        hint: "Install the package again."
      }
    );
  return bytes;
}
function openCached(path, size) {
  let file;
  try {
    file = (0, import_node_fs4.openSync)(path, "r");
  } catch {
    return void 0;
  }
  if ((0, import_node_fs4.fstatSync)(file).size !== size) {
    (0, import_node_fs4.closeSync)(file);
    return void 0;
  }
  return {
    source: "cache",
    read: (target, position) => {
      if (readFully(file, target, position) < target.length) throw endedEarly();
    },
    close: () => (0, import_node_fs4.closeSync)(file)
  };
}
var endedEarly = () => new AutopilotError("ENGINE_UNAVAILABLE", "The unpacked engine is shorter than it says.", {
  hint: "Remove the cache folder k8s-autopilot and run the command again."
});
function writeCached(path, directory, bytes) {
  const sibling = `${path}.${(0, import_node_crypto2.randomBytes)(6).toString("hex")}`;
  try {
    makeDirectory(directory, 448);
    (0, import_node_fs4.writeFileSync)(sibling, bytes, { mode: 384, flag: "wx" });
    (0, import_node_fs4.renameSync)(sibling, path);
    return true;
  } catch {
    removeQuietly(sibling);
    return false;
  }
}
function removeQuietly(path) {
  try {
    (0, import_node_fs4.rmSync)(path, { force: true });
  } catch {
  }
}

// src/adapters/helm-engine/wasm/worker/engine-image.ts
var WORD = 4;
var HEAD = 2 * WORD;
var RANGE = 2 * WORD;
function openEngineImage(artifact) {
  const head = readWords(artifact, { position: 0, length: HEAD });
  const moduleLength = head.getUint32(0, true);
  const count = head.getUint32(WORD, true);
  const table = readWords(artifact, { position: HEAD, length: count * RANGE });
  const moduleAt = HEAD + count * RANGE;
  return {
    readModule: () => {
      const bytes = new Uint8Array(moduleLength);
      artifact.read(bytes, moduleAt);
      return bytes;
    },
    fillMemory: (memory) => {
      let position = moduleAt + moduleLength;
      for (let at = 0; at < table.byteLength; at += RANGE) {
        const start2 = table.getUint32(at, true);
        const length = table.getUint32(at + WORD, true);
        artifact.read(memory.subarray(start2, start2 + length), position);
        position += length;
      }
    }
  };
}
function readWords(artifact, part) {
  const bytes = new Uint8Array(part.length);
  artifact.read(bytes, part.position);
  return new DataView(bytes.buffer);
}

// node_modules/@bjorn3/browser_wasi_shim/dist/wasi_defs.js
var CLOCKID_REALTIME = 0;
var CLOCKID_MONOTONIC = 1;
var ERRNO_SUCCESS = 0;
var ERRNO_BADF = 8;
var ERRNO_EXIST = 20;
var ERRNO_INVAL = 28;
var ERRNO_ISDIR = 31;
var ERRNO_NAMETOOLONG = 37;
var ERRNO_NOENT = 44;
var ERRNO_NOSYS = 52;
var ERRNO_NOTDIR = 54;
var ERRNO_NOTEMPTY = 55;
var ERRNO_NOTSUP = 58;
var ERRNO_PERM = 63;
var ERRNO_NOTCAPABLE = 76;
var RIGHTS_FD_DATASYNC = 1 << 0;
var RIGHTS_FD_READ = 1 << 1;
var RIGHTS_FD_SEEK = 1 << 2;
var RIGHTS_FD_FDSTAT_SET_FLAGS = 1 << 3;
var RIGHTS_FD_SYNC = 1 << 4;
var RIGHTS_FD_TELL = 1 << 5;
var RIGHTS_FD_WRITE = 1 << 6;
var RIGHTS_FD_ADVISE = 1 << 7;
var RIGHTS_FD_ALLOCATE = 1 << 8;
var RIGHTS_PATH_CREATE_DIRECTORY = 1 << 9;
var RIGHTS_PATH_CREATE_FILE = 1 << 10;
var RIGHTS_PATH_LINK_SOURCE = 1 << 11;
var RIGHTS_PATH_LINK_TARGET = 1 << 12;
var RIGHTS_PATH_OPEN = 1 << 13;
var RIGHTS_FD_READDIR = 1 << 14;
var RIGHTS_PATH_READLINK = 1 << 15;
var RIGHTS_PATH_RENAME_SOURCE = 1 << 16;
var RIGHTS_PATH_RENAME_TARGET = 1 << 17;
var RIGHTS_PATH_FILESTAT_GET = 1 << 18;
var RIGHTS_PATH_FILESTAT_SET_SIZE = 1 << 19;
var RIGHTS_PATH_FILESTAT_SET_TIMES = 1 << 20;
var RIGHTS_FD_FILESTAT_GET = 1 << 21;
var RIGHTS_FD_FILESTAT_SET_SIZE = 1 << 22;
var RIGHTS_FD_FILESTAT_SET_TIMES = 1 << 23;
var RIGHTS_PATH_SYMLINK = 1 << 24;
var RIGHTS_PATH_REMOVE_DIRECTORY = 1 << 25;
var RIGHTS_PATH_UNLINK_FILE = 1 << 26;
var RIGHTS_POLL_FD_READWRITE = 1 << 27;
var RIGHTS_SOCK_SHUTDOWN = 1 << 28;
var Iovec = class _Iovec {
  static read_bytes(view, ptr) {
    const iovec = new _Iovec();
    iovec.buf = view.getUint32(ptr, true);
    iovec.buf_len = view.getUint32(ptr + 4, true);
    return iovec;
  }
  static read_bytes_array(view, ptr, len) {
    const iovecs = [];
    for (let i = 0; i < len; i++) {
      iovecs.push(_Iovec.read_bytes(view, ptr + 8 * i));
    }
    return iovecs;
  }
};
var Ciovec = class _Ciovec {
  static read_bytes(view, ptr) {
    const iovec = new _Ciovec();
    iovec.buf = view.getUint32(ptr, true);
    iovec.buf_len = view.getUint32(ptr + 4, true);
    return iovec;
  }
  static read_bytes_array(view, ptr, len) {
    const iovecs = [];
    for (let i = 0; i < len; i++) {
      iovecs.push(_Ciovec.read_bytes(view, ptr + 8 * i));
    }
    return iovecs;
  }
};
var WHENCE_SET = 0;
var WHENCE_CUR = 1;
var WHENCE_END = 2;
var FILETYPE_CHARACTER_DEVICE = 2;
var FILETYPE_DIRECTORY = 3;
var FILETYPE_REGULAR_FILE = 4;
var Dirent = class {
  head_length() {
    return 24;
  }
  name_length() {
    return this.dir_name.byteLength;
  }
  write_head_bytes(view, ptr) {
    view.setBigUint64(ptr, this.d_next, true);
    view.setBigUint64(ptr + 8, this.d_ino, true);
    view.setUint32(ptr + 16, this.dir_name.length, true);
    view.setUint8(ptr + 20, this.d_type);
  }
  write_name_bytes(view8, ptr, buf_len) {
    view8.set(this.dir_name.slice(0, Math.min(this.dir_name.byteLength, buf_len)), ptr);
  }
  constructor(next_cookie, d_ino, name, type) {
    const encoded_name = new TextEncoder().encode(name);
    this.d_next = next_cookie;
    this.d_ino = d_ino;
    this.d_namlen = encoded_name.byteLength;
    this.d_type = type;
    this.dir_name = encoded_name;
  }
};
var FDFLAGS_APPEND = 1 << 0;
var FDFLAGS_DSYNC = 1 << 1;
var FDFLAGS_NONBLOCK = 1 << 2;
var FDFLAGS_RSYNC = 1 << 3;
var FDFLAGS_SYNC = 1 << 4;
var Fdstat = class {
  write_bytes(view, ptr) {
    view.setUint8(ptr, this.fs_filetype);
    view.setUint16(ptr + 2, this.fs_flags, true);
    view.setBigUint64(ptr + 8, this.fs_rights_base, true);
    view.setBigUint64(ptr + 16, this.fs_rights_inherited, true);
  }
  constructor(filetype, flags) {
    this.fs_rights_base = 0n;
    this.fs_rights_inherited = 0n;
    this.fs_filetype = filetype;
    this.fs_flags = flags;
  }
};
var FSTFLAGS_ATIM = 1 << 0;
var FSTFLAGS_ATIM_NOW = 1 << 1;
var FSTFLAGS_MTIM = 1 << 2;
var FSTFLAGS_MTIM_NOW = 1 << 3;
var OFLAGS_CREAT = 1 << 0;
var OFLAGS_DIRECTORY = 1 << 1;
var OFLAGS_EXCL = 1 << 2;
var OFLAGS_TRUNC = 1 << 3;
var Filestat = class {
  write_bytes(view, ptr) {
    view.setBigUint64(ptr, this.dev, true);
    view.setBigUint64(ptr + 8, this.ino, true);
    view.setUint8(ptr + 16, this.filetype);
    view.setBigUint64(ptr + 24, this.nlink, true);
    view.setBigUint64(ptr + 32, this.size, true);
    view.setBigUint64(ptr + 38, this.atim, true);
    view.setBigUint64(ptr + 46, this.mtim, true);
    view.setBigUint64(ptr + 52, this.ctim, true);
  }
  constructor(ino, filetype, size) {
    this.dev = 0n;
    this.nlink = 0n;
    this.atim = 0n;
    this.mtim = 0n;
    this.ctim = 0n;
    this.ino = ino;
    this.filetype = filetype;
    this.size = size;
  }
};
var EVENTTYPE_CLOCK = 0;
var EVENTRWFLAGS_FD_READWRITE_HANGUP = 1 << 0;
var SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME = 1 << 0;
var Subscription = class _Subscription {
  static read_bytes(view, ptr) {
    return new _Subscription(view.getBigUint64(ptr, true), view.getUint8(ptr + 8), view.getUint32(ptr + 16, true), view.getBigUint64(ptr + 24, true), view.getUint16(ptr + 36, true));
  }
  constructor(userdata, eventtype, clockid, timeout, flags) {
    this.userdata = userdata;
    this.eventtype = eventtype;
    this.clockid = clockid;
    this.timeout = timeout;
    this.flags = flags;
  }
};
var Event = class {
  write_bytes(view, ptr) {
    view.setBigUint64(ptr, this.userdata, true);
    view.setUint16(ptr + 8, this.error, true);
    view.setUint8(ptr + 10, this.eventtype);
  }
  constructor(userdata, error, eventtype) {
    this.userdata = userdata;
    this.error = error;
    this.eventtype = eventtype;
  }
};
var RIFLAGS_RECV_PEEK = 1 << 0;
var RIFLAGS_RECV_WAITALL = 1 << 1;
var ROFLAGS_RECV_DATA_TRUNCATED = 1 << 0;
var SDFLAGS_RD = 1 << 0;
var SDFLAGS_WR = 1 << 1;
var PREOPENTYPE_DIR = 0;
var PrestatDir = class {
  write_bytes(view, ptr) {
    view.setUint32(ptr, this.pr_name.byteLength, true);
  }
  constructor(name) {
    this.pr_name = new TextEncoder().encode(name);
  }
};
var Prestat = class _Prestat {
  static dir(name) {
    const prestat = new _Prestat();
    prestat.tag = PREOPENTYPE_DIR;
    prestat.inner = new PrestatDir(name);
    return prestat;
  }
  write_bytes(view, ptr) {
    view.setUint32(ptr, this.tag, true);
    this.inner.write_bytes(view, ptr + 4);
  }
};

// node_modules/@bjorn3/browser_wasi_shim/dist/debug.js
var Debug = class Debug2 {
  enable(enabled) {
    this.log = createLogger(enabled === void 0 ? true : enabled, this.prefix);
  }
  get enabled() {
    return this.isEnabled;
  }
  constructor(isEnabled) {
    this.isEnabled = isEnabled;
    this.prefix = "wasi:";
    this.enable(isEnabled);
  }
};
function createLogger(enabled, prefix) {
  if (enabled) {
    const a = console.log.bind(console, "%c%s", "color: #265BA0", prefix);
    return a;
  } else {
    return () => {
    };
  }
}
var debug = new Debug(false);

// node_modules/@bjorn3/browser_wasi_shim/dist/wasi.js
var WASIProcExit = class extends Error {
  constructor(code) {
    super("exit with exit code " + code);
    this.code = code;
  }
};
var WASI = class WASI2 {
  start(instance) {
    this.inst = instance;
    try {
      instance.exports._start();
      return 0;
    } catch (e) {
      if (e instanceof WASIProcExit) {
        return e.code;
      } else {
        throw e;
      }
    }
  }
  initialize(instance) {
    this.inst = instance;
    if (instance.exports._initialize) {
      instance.exports._initialize();
    }
  }
  constructor(args, env, fds, options = {}) {
    this.args = [];
    this.env = [];
    this.fds = [];
    debug.enable(options.debug);
    this.args = args;
    this.env = env;
    this.fds = fds;
    const self = this;
    this.wasiImport = { args_sizes_get(argc, argv_buf_size) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      buffer.setUint32(argc, self.args.length, true);
      let buf_size = 0;
      for (const arg of self.args) {
        buf_size += arg.length + 1;
      }
      buffer.setUint32(argv_buf_size, buf_size, true);
      debug.log(buffer.getUint32(argc, true), buffer.getUint32(argv_buf_size, true));
      return 0;
    }, args_get(argv, argv_buf) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      const orig_argv_buf = argv_buf;
      for (let i = 0; i < self.args.length; i++) {
        buffer.setUint32(argv, argv_buf, true);
        argv += 4;
        const arg = new TextEncoder().encode(self.args[i]);
        buffer8.set(arg, argv_buf);
        buffer.setUint8(argv_buf + arg.length, 0);
        argv_buf += arg.length + 1;
      }
      if (debug.enabled) {
        debug.log(new TextDecoder("utf-8").decode(buffer8.slice(orig_argv_buf, argv_buf)));
      }
      return 0;
    }, environ_sizes_get(environ_count, environ_size) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      buffer.setUint32(environ_count, self.env.length, true);
      let buf_size = 0;
      for (const environ of self.env) {
        buf_size += new TextEncoder().encode(environ).length + 1;
      }
      buffer.setUint32(environ_size, buf_size, true);
      debug.log(buffer.getUint32(environ_count, true), buffer.getUint32(environ_size, true));
      return 0;
    }, environ_get(environ, environ_buf) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      const orig_environ_buf = environ_buf;
      for (let i = 0; i < self.env.length; i++) {
        buffer.setUint32(environ, environ_buf, true);
        environ += 4;
        const e = new TextEncoder().encode(self.env[i]);
        buffer8.set(e, environ_buf);
        buffer.setUint8(environ_buf + e.length, 0);
        environ_buf += e.length + 1;
      }
      if (debug.enabled) {
        debug.log(new TextDecoder("utf-8").decode(buffer8.slice(orig_environ_buf, environ_buf)));
      }
      return 0;
    }, clock_res_get(id, res_ptr) {
      let resolutionValue;
      switch (id) {
        case CLOCKID_MONOTONIC: {
          resolutionValue = 5000n;
          break;
        }
        case CLOCKID_REALTIME: {
          resolutionValue = 1000000n;
          break;
        }
        default:
          return ERRNO_NOSYS;
      }
      const view = new DataView(self.inst.exports.memory.buffer);
      view.setBigUint64(res_ptr, resolutionValue, true);
      return ERRNO_SUCCESS;
    }, clock_time_get(id, precision, time) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      if (id === CLOCKID_REALTIME) {
        buffer.setBigUint64(time, BigInt((/* @__PURE__ */ new Date()).getTime()) * 1000000n, true);
      } else if (id == CLOCKID_MONOTONIC) {
        let monotonic_time;
        try {
          monotonic_time = BigInt(Math.round(performance.now() * 1e6));
        } catch (e) {
          monotonic_time = 0n;
        }
        buffer.setBigUint64(time, monotonic_time, true);
      } else {
        buffer.setBigUint64(time, 0n, true);
      }
      return 0;
    }, fd_advise(fd, offset, len, advice) {
      if (self.fds[fd] != void 0) {
        return ERRNO_SUCCESS;
      } else {
        return ERRNO_BADF;
      }
    }, fd_allocate(fd, offset, len) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_allocate(offset, len);
      } else {
        return ERRNO_BADF;
      }
    }, fd_close(fd) {
      if (self.fds[fd] != void 0) {
        const ret = self.fds[fd].fd_close();
        self.fds[fd] = void 0;
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, fd_datasync(fd) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_sync();
      } else {
        return ERRNO_BADF;
      }
    }, fd_fdstat_get(fd, fdstat_ptr) {
      if (self.fds[fd] != void 0) {
        const { ret, fdstat } = self.fds[fd].fd_fdstat_get();
        if (fdstat != null) {
          fdstat.write_bytes(new DataView(self.inst.exports.memory.buffer), fdstat_ptr);
        }
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, fd_fdstat_set_flags(fd, flags) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_fdstat_set_flags(flags);
      } else {
        return ERRNO_BADF;
      }
    }, fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_fdstat_set_rights(fs_rights_base, fs_rights_inheriting);
      } else {
        return ERRNO_BADF;
      }
    }, fd_filestat_get(fd, filestat_ptr) {
      if (self.fds[fd] != void 0) {
        const { ret, filestat } = self.fds[fd].fd_filestat_get();
        if (filestat != null) {
          filestat.write_bytes(new DataView(self.inst.exports.memory.buffer), filestat_ptr);
        }
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, fd_filestat_set_size(fd, size) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_filestat_set_size(size);
      } else {
        return ERRNO_BADF;
      }
    }, fd_filestat_set_times(fd, atim, mtim, fst_flags) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_filestat_set_times(atim, mtim, fst_flags);
      } else {
        return ERRNO_BADF;
      }
    }, fd_pread(fd, iovs_ptr, iovs_len, offset, nread_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const iovecs = Iovec.read_bytes_array(buffer, iovs_ptr, iovs_len);
        let nread = 0;
        for (const iovec of iovecs) {
          const { ret, data } = self.fds[fd].fd_pread(iovec.buf_len, offset);
          if (ret != ERRNO_SUCCESS) {
            buffer.setUint32(nread_ptr, nread, true);
            return ret;
          }
          buffer8.set(data, iovec.buf);
          nread += data.length;
          offset += BigInt(data.length);
          if (data.length != iovec.buf_len) {
            break;
          }
        }
        buffer.setUint32(nread_ptr, nread, true);
        return ERRNO_SUCCESS;
      } else {
        return ERRNO_BADF;
      }
    }, fd_prestat_get(fd, buf_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const { ret, prestat } = self.fds[fd].fd_prestat_get();
        if (prestat != null) {
          prestat.write_bytes(buffer, buf_ptr);
        }
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, fd_prestat_dir_name(fd, path_ptr, path_len) {
      if (self.fds[fd] != void 0) {
        const { ret, prestat } = self.fds[fd].fd_prestat_get();
        if (prestat == null) {
          return ret;
        }
        const prestat_dir_name = prestat.inner.pr_name;
        const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
        buffer8.set(prestat_dir_name.slice(0, path_len), path_ptr);
        return prestat_dir_name.byteLength > path_len ? ERRNO_NAMETOOLONG : ERRNO_SUCCESS;
      } else {
        return ERRNO_BADF;
      }
    }, fd_pwrite(fd, iovs_ptr, iovs_len, offset, nwritten_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const iovecs = Ciovec.read_bytes_array(buffer, iovs_ptr, iovs_len);
        let nwritten = 0;
        for (const iovec of iovecs) {
          const data = buffer8.slice(iovec.buf, iovec.buf + iovec.buf_len);
          const { ret, nwritten: nwritten_part } = self.fds[fd].fd_pwrite(data, offset);
          if (ret != ERRNO_SUCCESS) {
            buffer.setUint32(nwritten_ptr, nwritten, true);
            return ret;
          }
          nwritten += nwritten_part;
          offset += BigInt(nwritten_part);
          if (nwritten_part != data.byteLength) {
            break;
          }
        }
        buffer.setUint32(nwritten_ptr, nwritten, true);
        return ERRNO_SUCCESS;
      } else {
        return ERRNO_BADF;
      }
    }, fd_read(fd, iovs_ptr, iovs_len, nread_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const iovecs = Iovec.read_bytes_array(buffer, iovs_ptr, iovs_len);
        let nread = 0;
        for (const iovec of iovecs) {
          const { ret, data } = self.fds[fd].fd_read(iovec.buf_len);
          if (ret != ERRNO_SUCCESS) {
            buffer.setUint32(nread_ptr, nread, true);
            return ret;
          }
          buffer8.set(data, iovec.buf);
          nread += data.length;
          if (data.length != iovec.buf_len) {
            break;
          }
        }
        buffer.setUint32(nread_ptr, nread, true);
        return ERRNO_SUCCESS;
      } else {
        return ERRNO_BADF;
      }
    }, fd_readdir(fd, buf, buf_len, cookie, bufused_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        let bufused = 0;
        while (true) {
          const { ret, dirent } = self.fds[fd].fd_readdir_single(cookie);
          if (ret != 0) {
            buffer.setUint32(bufused_ptr, bufused, true);
            return ret;
          }
          if (dirent == null) {
            break;
          }
          if (buf_len - bufused < dirent.head_length()) {
            bufused = buf_len;
            break;
          }
          const head_bytes = new ArrayBuffer(dirent.head_length());
          dirent.write_head_bytes(new DataView(head_bytes), 0);
          buffer8.set(new Uint8Array(head_bytes).slice(0, Math.min(head_bytes.byteLength, buf_len - bufused)), buf);
          buf += dirent.head_length();
          bufused += dirent.head_length();
          if (buf_len - bufused < dirent.name_length()) {
            bufused = buf_len;
            break;
          }
          dirent.write_name_bytes(buffer8, buf, buf_len - bufused);
          buf += dirent.name_length();
          bufused += dirent.name_length();
          cookie = dirent.d_next;
        }
        buffer.setUint32(bufused_ptr, bufused, true);
        return 0;
      } else {
        return ERRNO_BADF;
      }
    }, fd_renumber(fd, to) {
      if (self.fds[fd] != void 0 && self.fds[to] != void 0) {
        const ret = self.fds[to].fd_close();
        if (ret != 0) {
          return ret;
        }
        self.fds[to] = self.fds[fd];
        self.fds[fd] = void 0;
        return 0;
      } else {
        return ERRNO_BADF;
      }
    }, fd_seek(fd, offset, whence, offset_out_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const { ret, offset: offset_out } = self.fds[fd].fd_seek(offset, whence);
        buffer.setBigInt64(offset_out_ptr, offset_out, true);
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, fd_sync(fd) {
      if (self.fds[fd] != void 0) {
        return self.fds[fd].fd_sync();
      } else {
        return ERRNO_BADF;
      }
    }, fd_tell(fd, offset_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const { ret, offset } = self.fds[fd].fd_tell();
        buffer.setBigUint64(offset_ptr, offset, true);
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, fd_write(fd, iovs_ptr, iovs_len, nwritten_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const iovecs = Ciovec.read_bytes_array(buffer, iovs_ptr, iovs_len);
        let nwritten = 0;
        for (const iovec of iovecs) {
          const data = buffer8.slice(iovec.buf, iovec.buf + iovec.buf_len);
          const { ret, nwritten: nwritten_part } = self.fds[fd].fd_write(data);
          if (ret != ERRNO_SUCCESS) {
            buffer.setUint32(nwritten_ptr, nwritten, true);
            return ret;
          }
          nwritten += nwritten_part;
          if (nwritten_part != data.byteLength) {
            break;
          }
        }
        buffer.setUint32(nwritten_ptr, nwritten, true);
        return ERRNO_SUCCESS;
      } else {
        return ERRNO_BADF;
      }
    }, path_create_directory(fd, path_ptr, path_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        return self.fds[fd].path_create_directory(path);
      } else {
        return ERRNO_BADF;
      }
    }, path_filestat_get(fd, flags, path_ptr, path_len, filestat_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        const { ret, filestat } = self.fds[fd].path_filestat_get(flags, path);
        if (filestat != null) {
          filestat.write_bytes(buffer, filestat_ptr);
        }
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, path_filestat_set_times(fd, flags, path_ptr, path_len, atim, mtim, fst_flags) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        return self.fds[fd].path_filestat_set_times(flags, path, atim, mtim, fst_flags);
      } else {
        return ERRNO_BADF;
      }
    }, path_link(old_fd, old_flags, old_path_ptr, old_path_len, new_fd, new_path_ptr, new_path_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[old_fd] != void 0 && self.fds[new_fd] != void 0) {
        const old_path = new TextDecoder("utf-8").decode(buffer8.slice(old_path_ptr, old_path_ptr + old_path_len));
        const new_path = new TextDecoder("utf-8").decode(buffer8.slice(new_path_ptr, new_path_ptr + new_path_len));
        const { ret, inode_obj } = self.fds[old_fd].path_lookup(old_path, old_flags);
        if (inode_obj == null) {
          return ret;
        }
        return self.fds[new_fd].path_link(new_path, inode_obj, false);
      } else {
        return ERRNO_BADF;
      }
    }, path_open(fd, dirflags, path_ptr, path_len, oflags, fs_rights_base, fs_rights_inheriting, fd_flags, opened_fd_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        debug.log(path);
        const { ret, fd_obj } = self.fds[fd].path_open(dirflags, path, oflags, fs_rights_base, fs_rights_inheriting, fd_flags);
        if (ret != 0) {
          return ret;
        }
        self.fds.push(fd_obj);
        const opened_fd = self.fds.length - 1;
        buffer.setUint32(opened_fd_ptr, opened_fd, true);
        return 0;
      } else {
        return ERRNO_BADF;
      }
    }, path_readlink(fd, path_ptr, path_len, buf_ptr, buf_len, nread_ptr) {
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        debug.log(path);
        const { ret, data } = self.fds[fd].path_readlink(path);
        if (data != null) {
          const data_buf = new TextEncoder().encode(data);
          if (data_buf.length > buf_len) {
            buffer.setUint32(nread_ptr, 0, true);
            return ERRNO_BADF;
          }
          buffer8.set(data_buf, buf_ptr);
          buffer.setUint32(nread_ptr, data_buf.length, true);
        }
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, path_remove_directory(fd, path_ptr, path_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        return self.fds[fd].path_remove_directory(path);
      } else {
        return ERRNO_BADF;
      }
    }, path_rename(fd, old_path_ptr, old_path_len, new_fd, new_path_ptr, new_path_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0 && self.fds[new_fd] != void 0) {
        const old_path = new TextDecoder("utf-8").decode(buffer8.slice(old_path_ptr, old_path_ptr + old_path_len));
        const new_path = new TextDecoder("utf-8").decode(buffer8.slice(new_path_ptr, new_path_ptr + new_path_len));
        let { ret, inode_obj } = self.fds[fd].path_unlink(old_path);
        if (inode_obj == null) {
          return ret;
        }
        ret = self.fds[new_fd].path_link(new_path, inode_obj, true);
        if (ret != ERRNO_SUCCESS) {
          if (self.fds[fd].path_link(old_path, inode_obj, true) != ERRNO_SUCCESS) {
            throw "path_link should always return success when relinking an inode back to the original place";
          }
        }
        return ret;
      } else {
        return ERRNO_BADF;
      }
    }, path_symlink(old_path_ptr, old_path_len, fd, new_path_ptr, new_path_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const old_path = new TextDecoder("utf-8").decode(buffer8.slice(old_path_ptr, old_path_ptr + old_path_len));
        const new_path = new TextDecoder("utf-8").decode(buffer8.slice(new_path_ptr, new_path_ptr + new_path_len));
        return ERRNO_NOTSUP;
      } else {
        return ERRNO_BADF;
      }
    }, path_unlink_file(fd, path_ptr, path_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer);
      if (self.fds[fd] != void 0) {
        const path = new TextDecoder("utf-8").decode(buffer8.slice(path_ptr, path_ptr + path_len));
        return self.fds[fd].path_unlink_file(path);
      } else {
        return ERRNO_BADF;
      }
    }, poll_oneoff(in_ptr, out_ptr, nsubscriptions) {
      if (nsubscriptions === 0) {
        return ERRNO_INVAL;
      }
      if (nsubscriptions > 1) {
        debug.log("poll_oneoff: only a single subscription is supported");
        return ERRNO_NOTSUP;
      }
      const buffer = new DataView(self.inst.exports.memory.buffer);
      const s = Subscription.read_bytes(buffer, in_ptr);
      const eventtype = s.eventtype;
      const clockid = s.clockid;
      const timeout = s.timeout;
      if (eventtype !== EVENTTYPE_CLOCK) {
        debug.log("poll_oneoff: only clock subscriptions are supported");
        return ERRNO_NOTSUP;
      }
      let getNow = void 0;
      if (clockid === CLOCKID_MONOTONIC) {
        getNow = () => BigInt(Math.round(performance.now() * 1e6));
      } else if (clockid === CLOCKID_REALTIME) {
        getNow = () => BigInt((/* @__PURE__ */ new Date()).getTime()) * 1000000n;
      } else {
        return ERRNO_INVAL;
      }
      const endTime = (s.flags & SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME) !== 0 ? timeout : getNow() + timeout;
      while (endTime > getNow()) {
      }
      const event = new Event(s.userdata, ERRNO_SUCCESS, eventtype);
      event.write_bytes(buffer, out_ptr);
      return ERRNO_SUCCESS;
    }, proc_exit(exit_code) {
      throw new WASIProcExit(exit_code);
    }, proc_raise(sig) {
      throw "raised signal " + sig;
    }, sched_yield() {
    }, random_get(buf, buf_len) {
      const buffer8 = new Uint8Array(self.inst.exports.memory.buffer).subarray(buf, buf + buf_len);
      if ("crypto" in globalThis && (typeof SharedArrayBuffer === "undefined" || !(self.inst.exports.memory.buffer instanceof SharedArrayBuffer))) {
        for (let i = 0; i < buf_len; i += 65536) {
          crypto.getRandomValues(buffer8.subarray(i, i + 65536));
        }
      } else {
        for (let i = 0; i < buf_len; i++) {
          buffer8[i] = Math.random() * 256 | 0;
        }
      }
    }, sock_recv(fd, ri_data, ri_flags) {
      throw "sockets not supported";
    }, sock_send(fd, si_data, si_flags) {
      throw "sockets not supported";
    }, sock_shutdown(fd, how) {
      throw "sockets not supported";
    }, sock_accept(fd, flags) {
      throw "sockets not supported";
    } };
  }
};

// node_modules/@bjorn3/browser_wasi_shim/dist/fd.js
var Fd = class {
  fd_allocate(offset, len) {
    return ERRNO_NOTSUP;
  }
  fd_close() {
    return 0;
  }
  fd_fdstat_get() {
    return { ret: ERRNO_NOTSUP, fdstat: null };
  }
  fd_fdstat_set_flags(flags) {
    return ERRNO_NOTSUP;
  }
  fd_fdstat_set_rights(fs_rights_base, fs_rights_inheriting) {
    return ERRNO_NOTSUP;
  }
  fd_filestat_get() {
    return { ret: ERRNO_NOTSUP, filestat: null };
  }
  fd_filestat_set_size(size) {
    return ERRNO_NOTSUP;
  }
  fd_filestat_set_times(atim, mtim, fst_flags) {
    return ERRNO_NOTSUP;
  }
  fd_pread(size, offset) {
    return { ret: ERRNO_NOTSUP, data: new Uint8Array() };
  }
  fd_prestat_get() {
    return { ret: ERRNO_NOTSUP, prestat: null };
  }
  fd_pwrite(data, offset) {
    return { ret: ERRNO_NOTSUP, nwritten: 0 };
  }
  fd_read(size) {
    return { ret: ERRNO_NOTSUP, data: new Uint8Array() };
  }
  fd_readdir_single(cookie) {
    return { ret: ERRNO_NOTSUP, dirent: null };
  }
  fd_seek(offset, whence) {
    return { ret: ERRNO_NOTSUP, offset: 0n };
  }
  fd_sync() {
    return 0;
  }
  fd_tell() {
    return { ret: ERRNO_NOTSUP, offset: 0n };
  }
  fd_write(data) {
    return { ret: ERRNO_NOTSUP, nwritten: 0 };
  }
  path_create_directory(path) {
    return ERRNO_NOTSUP;
  }
  path_filestat_get(flags, path) {
    return { ret: ERRNO_NOTSUP, filestat: null };
  }
  path_filestat_set_times(flags, path, atim, mtim, fst_flags) {
    return ERRNO_NOTSUP;
  }
  path_link(path, inode, allow_dir) {
    return ERRNO_NOTSUP;
  }
  path_unlink(path) {
    return { ret: ERRNO_NOTSUP, inode_obj: null };
  }
  path_lookup(path, dirflags) {
    return { ret: ERRNO_NOTSUP, inode_obj: null };
  }
  path_open(dirflags, path, oflags, fs_rights_base, fs_rights_inheriting, fd_flags) {
    return { ret: ERRNO_NOTDIR, fd_obj: null };
  }
  path_readlink(path) {
    return { ret: ERRNO_NOTSUP, data: null };
  }
  path_remove_directory(path) {
    return ERRNO_NOTSUP;
  }
  path_rename(old_path, new_fd, new_path) {
    return ERRNO_NOTSUP;
  }
  path_unlink_file(path) {
    return ERRNO_NOTSUP;
  }
};
var Inode = class _Inode {
  static issue_ino() {
    return _Inode.next_ino++;
  }
  static root_ino() {
    return 0n;
  }
  constructor() {
    this.ino = _Inode.issue_ino();
  }
};
Inode.next_ino = 1n;

// node_modules/@bjorn3/browser_wasi_shim/dist/fs_mem.js
var OpenFile = class extends Fd {
  fd_allocate(offset, len) {
    if (this.file.size > offset + len) {
    } else {
      const new_data = new Uint8Array(Number(offset + len));
      new_data.set(this.file.data, 0);
      this.file.data = new_data;
    }
    return ERRNO_SUCCESS;
  }
  fd_fdstat_get() {
    return { ret: 0, fdstat: new Fdstat(FILETYPE_REGULAR_FILE, 0) };
  }
  fd_filestat_set_size(size) {
    if (this.file.size > size) {
      this.file.data = new Uint8Array(this.file.data.buffer.slice(0, Number(size)));
    } else {
      const new_data = new Uint8Array(Number(size));
      new_data.set(this.file.data, 0);
      this.file.data = new_data;
    }
    return ERRNO_SUCCESS;
  }
  fd_read(size) {
    const slice = this.file.data.slice(Number(this.file_pos), Number(this.file_pos + BigInt(size)));
    this.file_pos += BigInt(slice.length);
    return { ret: 0, data: slice };
  }
  fd_pread(size, offset) {
    const slice = this.file.data.slice(Number(offset), Number(offset + BigInt(size)));
    return { ret: 0, data: slice };
  }
  fd_seek(offset, whence) {
    let calculated_offset;
    switch (whence) {
      case WHENCE_SET:
        calculated_offset = offset;
        break;
      case WHENCE_CUR:
        calculated_offset = this.file_pos + offset;
        break;
      case WHENCE_END:
        calculated_offset = BigInt(this.file.data.byteLength) + offset;
        break;
      default:
        return { ret: ERRNO_INVAL, offset: 0n };
    }
    if (calculated_offset < 0) {
      return { ret: ERRNO_INVAL, offset: 0n };
    }
    this.file_pos = calculated_offset;
    return { ret: 0, offset: this.file_pos };
  }
  fd_tell() {
    return { ret: 0, offset: this.file_pos };
  }
  fd_write(data) {
    if (this.file.readonly) return { ret: ERRNO_BADF, nwritten: 0 };
    if (this.file_pos + BigInt(data.byteLength) > this.file.size) {
      const old = this.file.data;
      this.file.data = new Uint8Array(Number(this.file_pos + BigInt(data.byteLength)));
      this.file.data.set(old);
    }
    this.file.data.set(data, Number(this.file_pos));
    this.file_pos += BigInt(data.byteLength);
    return { ret: 0, nwritten: data.byteLength };
  }
  fd_pwrite(data, offset) {
    if (this.file.readonly) return { ret: ERRNO_BADF, nwritten: 0 };
    if (offset + BigInt(data.byteLength) > this.file.size) {
      const old = this.file.data;
      this.file.data = new Uint8Array(Number(offset + BigInt(data.byteLength)));
      this.file.data.set(old);
    }
    this.file.data.set(data, Number(offset));
    return { ret: 0, nwritten: data.byteLength };
  }
  fd_filestat_get() {
    return { ret: 0, filestat: this.file.stat() };
  }
  constructor(file) {
    super();
    this.file_pos = 0n;
    this.file = file;
  }
};
var OpenDirectory = class extends Fd {
  fd_seek(offset, whence) {
    return { ret: ERRNO_BADF, offset: 0n };
  }
  fd_tell() {
    return { ret: ERRNO_BADF, offset: 0n };
  }
  fd_allocate(offset, len) {
    return ERRNO_BADF;
  }
  fd_fdstat_get() {
    return { ret: 0, fdstat: new Fdstat(FILETYPE_DIRECTORY, 0) };
  }
  fd_readdir_single(cookie) {
    if (debug.enabled) {
      debug.log("readdir_single", cookie);
      debug.log(cookie, this.dir.contents.keys());
    }
    if (cookie == 0n) {
      return { ret: ERRNO_SUCCESS, dirent: new Dirent(1n, this.dir.ino, ".", FILETYPE_DIRECTORY) };
    } else if (cookie == 1n) {
      return { ret: ERRNO_SUCCESS, dirent: new Dirent(2n, this.dir.parent_ino(), "..", FILETYPE_DIRECTORY) };
    }
    if (cookie >= BigInt(this.dir.contents.size) + 2n) {
      return { ret: 0, dirent: null };
    }
    const [name, entry] = Array.from(this.dir.contents.entries())[Number(cookie - 2n)];
    return { ret: 0, dirent: new Dirent(cookie + 1n, entry.ino, name, entry.stat().filetype) };
  }
  path_filestat_get(flags, path_str) {
    const { ret: path_err, path } = Path.from(path_str);
    if (path == null) {
      return { ret: path_err, filestat: null };
    }
    const { ret, entry } = this.dir.get_entry_for_path(path);
    if (entry == null) {
      return { ret, filestat: null };
    }
    return { ret: 0, filestat: entry.stat() };
  }
  path_lookup(path_str, dirflags) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return { ret: path_ret, inode_obj: null };
    }
    const { ret, entry } = this.dir.get_entry_for_path(path);
    if (entry == null) {
      return { ret, inode_obj: null };
    }
    return { ret: ERRNO_SUCCESS, inode_obj: entry };
  }
  path_open(dirflags, path_str, oflags, fs_rights_base, fs_rights_inheriting, fd_flags) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return { ret: path_ret, fd_obj: null };
    }
    let { ret, entry } = this.dir.get_entry_for_path(path);
    if (entry == null) {
      if (ret != ERRNO_NOENT) {
        return { ret, fd_obj: null };
      }
      if ((oflags & OFLAGS_CREAT) == OFLAGS_CREAT) {
        const { ret: ret2, entry: new_entry } = this.dir.create_entry_for_path(path_str, (oflags & OFLAGS_DIRECTORY) == OFLAGS_DIRECTORY);
        if (new_entry == null) {
          return { ret: ret2, fd_obj: null };
        }
        entry = new_entry;
      } else {
        return { ret: ERRNO_NOENT, fd_obj: null };
      }
    } else if ((oflags & OFLAGS_EXCL) == OFLAGS_EXCL) {
      return { ret: ERRNO_EXIST, fd_obj: null };
    }
    if ((oflags & OFLAGS_DIRECTORY) == OFLAGS_DIRECTORY && entry.stat().filetype !== FILETYPE_DIRECTORY) {
      return { ret: ERRNO_NOTDIR, fd_obj: null };
    }
    return entry.path_open(oflags, fs_rights_base, fd_flags);
  }
  path_create_directory(path) {
    return this.path_open(0, path, OFLAGS_CREAT | OFLAGS_DIRECTORY, 0n, 0n, 0).ret;
  }
  path_link(path_str, inode, allow_dir) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return path_ret;
    }
    if (path.is_dir) {
      return ERRNO_NOENT;
    }
    const { ret: parent_ret, parent_entry, filename, entry } = this.dir.get_parent_dir_and_entry_for_path(path, true);
    if (parent_entry == null || filename == null) {
      return parent_ret;
    }
    if (entry != null) {
      const source_is_dir = inode.stat().filetype == FILETYPE_DIRECTORY;
      const target_is_dir = entry.stat().filetype == FILETYPE_DIRECTORY;
      if (source_is_dir && target_is_dir) {
        if (allow_dir && entry instanceof Directory) {
          if (entry.contents.size == 0) {
          } else {
            return ERRNO_NOTEMPTY;
          }
        } else {
          return ERRNO_EXIST;
        }
      } else if (source_is_dir && !target_is_dir) {
        return ERRNO_NOTDIR;
      } else if (!source_is_dir && target_is_dir) {
        return ERRNO_ISDIR;
      } else if (inode.stat().filetype == FILETYPE_REGULAR_FILE && entry.stat().filetype == FILETYPE_REGULAR_FILE) {
      } else {
        return ERRNO_EXIST;
      }
    }
    if (!allow_dir && inode.stat().filetype == FILETYPE_DIRECTORY) {
      return ERRNO_PERM;
    }
    parent_entry.contents.set(filename, inode);
    return ERRNO_SUCCESS;
  }
  path_unlink(path_str) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return { ret: path_ret, inode_obj: null };
    }
    const { ret: parent_ret, parent_entry, filename, entry } = this.dir.get_parent_dir_and_entry_for_path(path, true);
    if (parent_entry == null || filename == null) {
      return { ret: parent_ret, inode_obj: null };
    }
    if (entry == null) {
      return { ret: ERRNO_NOENT, inode_obj: null };
    }
    parent_entry.contents.delete(filename);
    return { ret: ERRNO_SUCCESS, inode_obj: entry };
  }
  path_unlink_file(path_str) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return path_ret;
    }
    const { ret: parent_ret, parent_entry, filename, entry } = this.dir.get_parent_dir_and_entry_for_path(path, false);
    if (parent_entry == null || filename == null || entry == null) {
      return parent_ret;
    }
    if (entry.stat().filetype === FILETYPE_DIRECTORY) {
      return ERRNO_ISDIR;
    }
    parent_entry.contents.delete(filename);
    return ERRNO_SUCCESS;
  }
  path_remove_directory(path_str) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return path_ret;
    }
    const { ret: parent_ret, parent_entry, filename, entry } = this.dir.get_parent_dir_and_entry_for_path(path, false);
    if (parent_entry == null || filename == null || entry == null) {
      return parent_ret;
    }
    if (!(entry instanceof Directory) || entry.stat().filetype !== FILETYPE_DIRECTORY) {
      return ERRNO_NOTDIR;
    }
    if (entry.contents.size !== 0) {
      return ERRNO_NOTEMPTY;
    }
    if (!parent_entry.contents.delete(filename)) {
      return ERRNO_NOENT;
    }
    return ERRNO_SUCCESS;
  }
  fd_filestat_get() {
    return { ret: 0, filestat: this.dir.stat() };
  }
  fd_filestat_set_size(size) {
    return ERRNO_BADF;
  }
  fd_read(size) {
    return { ret: ERRNO_BADF, data: new Uint8Array() };
  }
  fd_pread(size, offset) {
    return { ret: ERRNO_BADF, data: new Uint8Array() };
  }
  fd_write(data) {
    return { ret: ERRNO_BADF, nwritten: 0 };
  }
  fd_pwrite(data, offset) {
    return { ret: ERRNO_BADF, nwritten: 0 };
  }
  constructor(dir) {
    super();
    this.dir = dir;
  }
};
var PreopenDirectory = class extends OpenDirectory {
  fd_prestat_get() {
    return { ret: 0, prestat: Prestat.dir(this.prestat_name) };
  }
  constructor(name, contents) {
    super(new Directory(contents));
    this.prestat_name = name;
  }
};
var File = class extends Inode {
  path_open(oflags, fs_rights_base, fd_flags) {
    if (this.readonly && (fs_rights_base & BigInt(RIGHTS_FD_WRITE)) == BigInt(RIGHTS_FD_WRITE)) {
      return { ret: ERRNO_PERM, fd_obj: null };
    }
    if ((oflags & OFLAGS_TRUNC) == OFLAGS_TRUNC) {
      if (this.readonly) return { ret: ERRNO_PERM, fd_obj: null };
      this.data = new Uint8Array([]);
    }
    const file = new OpenFile(this);
    if (fd_flags & FDFLAGS_APPEND) file.fd_seek(0n, WHENCE_END);
    return { ret: ERRNO_SUCCESS, fd_obj: file };
  }
  get size() {
    return BigInt(this.data.byteLength);
  }
  stat() {
    return new Filestat(this.ino, FILETYPE_REGULAR_FILE, this.size);
  }
  constructor(data, options) {
    super();
    this.data = new Uint8Array(data);
    this.readonly = !!options?.readonly;
  }
};
var Path = class Path2 {
  static from(path) {
    const self = new Path2();
    self.is_dir = path.endsWith("/");
    if (path.startsWith("/")) {
      return { ret: ERRNO_NOTCAPABLE, path: null };
    }
    if (path.includes("\0")) {
      return { ret: ERRNO_INVAL, path: null };
    }
    for (const component of path.split("/")) {
      if (component === "" || component === ".") {
        continue;
      }
      if (component === "..") {
        if (self.parts.pop() == void 0) {
          return { ret: ERRNO_NOTCAPABLE, path: null };
        }
        continue;
      }
      self.parts.push(component);
    }
    return { ret: ERRNO_SUCCESS, path: self };
  }
  to_path_string() {
    let s = this.parts.join("/");
    if (this.is_dir) {
      s += "/";
    }
    return s;
  }
  constructor() {
    this.parts = [];
    this.is_dir = false;
  }
};
var Directory = class _Directory extends Inode {
  parent_ino() {
    if (this.parent == null) {
      return Inode.root_ino();
    }
    return this.parent.ino;
  }
  path_open(oflags, fs_rights_base, fd_flags) {
    return { ret: ERRNO_SUCCESS, fd_obj: new OpenDirectory(this) };
  }
  stat() {
    return new Filestat(this.ino, FILETYPE_DIRECTORY, 0n);
  }
  get_entry_for_path(path) {
    let entry = this;
    for (const component of path.parts) {
      if (!(entry instanceof _Directory)) {
        return { ret: ERRNO_NOTDIR, entry: null };
      }
      const child = entry.contents.get(component);
      if (child !== void 0) {
        entry = child;
      } else {
        debug.log(component);
        return { ret: ERRNO_NOENT, entry: null };
      }
    }
    if (path.is_dir) {
      if (entry.stat().filetype != FILETYPE_DIRECTORY) {
        return { ret: ERRNO_NOTDIR, entry: null };
      }
    }
    return { ret: ERRNO_SUCCESS, entry };
  }
  get_parent_dir_and_entry_for_path(path, allow_undefined) {
    const filename = path.parts.pop();
    if (filename === void 0) {
      return { ret: ERRNO_INVAL, parent_entry: null, filename: null, entry: null };
    }
    const { ret: entry_ret, entry: parent_entry } = this.get_entry_for_path(path);
    if (parent_entry == null) {
      return { ret: entry_ret, parent_entry: null, filename: null, entry: null };
    }
    if (!(parent_entry instanceof _Directory)) {
      return { ret: ERRNO_NOTDIR, parent_entry: null, filename: null, entry: null };
    }
    const entry = parent_entry.contents.get(filename);
    if (entry === void 0) {
      if (!allow_undefined) {
        return { ret: ERRNO_NOENT, parent_entry: null, filename: null, entry: null };
      } else {
        return { ret: ERRNO_SUCCESS, parent_entry, filename, entry: null };
      }
    }
    if (path.is_dir) {
      if (entry.stat().filetype != FILETYPE_DIRECTORY) {
        return { ret: ERRNO_NOTDIR, parent_entry: null, filename: null, entry: null };
      }
    }
    return { ret: ERRNO_SUCCESS, parent_entry, filename, entry };
  }
  create_entry_for_path(path_str, is_dir) {
    const { ret: path_ret, path } = Path.from(path_str);
    if (path == null) {
      return { ret: path_ret, entry: null };
    }
    let { ret: parent_ret, parent_entry, filename, entry } = this.get_parent_dir_and_entry_for_path(path, true);
    if (parent_entry == null || filename == null) {
      return { ret: parent_ret, entry: null };
    }
    if (entry != null) {
      return { ret: ERRNO_EXIST, entry: null };
    }
    debug.log("create", path);
    let new_child;
    if (!is_dir) {
      new_child = new File(new ArrayBuffer(0));
    } else {
      new_child = new _Directory(/* @__PURE__ */ new Map());
    }
    parent_entry.contents.set(filename, new_child);
    entry = new_child;
    return { ret: ERRNO_SUCCESS, entry };
  }
  constructor(contents) {
    super();
    this.parent = null;
    if (contents instanceof Array) {
      this.contents = new Map(contents);
    } else {
      this.contents = contents;
    }
    for (const entry of this.contents.values()) {
      if (entry instanceof _Directory) {
        entry.parent = this;
      }
    }
  }
};
var ConsoleStdout = class _ConsoleStdout extends Fd {
  fd_filestat_get() {
    const filestat = new Filestat(this.ino, FILETYPE_CHARACTER_DEVICE, BigInt(0));
    return { ret: 0, filestat };
  }
  fd_fdstat_get() {
    const fdstat = new Fdstat(FILETYPE_CHARACTER_DEVICE, 0);
    fdstat.fs_rights_base = BigInt(RIGHTS_FD_WRITE);
    return { ret: 0, fdstat };
  }
  fd_write(data) {
    this.write(data);
    return { ret: 0, nwritten: data.byteLength };
  }
  static lineBuffered(write) {
    const dec = new TextDecoder("utf-8", { fatal: false });
    let line_buf = "";
    return new _ConsoleStdout((buffer) => {
      line_buf += dec.decode(buffer, { stream: true });
      const lines = line_buf.split("\n");
      for (const [i, line] of lines.entries()) {
        if (i < lines.length - 1) {
          write(line);
        } else {
          line_buf = line;
        }
      }
    });
  }
  constructor(write) {
    super();
    this.ino = Inode.issue_ino();
    this.write = write;
  }
};

// src/adapters/helm-engine/wasm/worker/memory-host.ts
var EPOCH_NANOSECONDS = 946684800000000000n;
var TICK_NANOSECONDS = 1000n;
var REST_TICK_NANOSECONDS = 1000000n;
var REST_DUE_NANOSECONDS = 200000000n;
var CLOCK_REALTIME = 0;
var FIRST_FREE_DESCRIPTOR = 4;
var SUBSCRIPTION_SIZE = 48;
var EVENT_SIZE = 32;
var EVENT_CLOCK = 0;
var CLOCK_IS_ABSOLUTE = 1;
var MemoryHost = class {
  #wasi;
  #usualTick;
  #memory;
  #now = 0n;
  #tick;
  #sinceRest = 0n;
  #random = 0;
  #text = "";
  /** @param tickNanoseconds - How far one look moves the clock; longer ones age an engine faster. */
  constructor(tickNanoseconds = TICK_NANOSECONDS) {
    this.#usualTick = tickNanoseconds;
    this.#tick = tickNanoseconds;
    const print = new ConsoleStdout((bytes) => this.#text += new TextDecoder().decode(bytes));
    const root = new PreopenDirectory("/", /* @__PURE__ */ new Map([["tmp", new Directory(/* @__PURE__ */ new Map())]]));
    this.#wasi = new WASI(
      ["helm"],
      ["HOME=/", "PWD=/", "TMPDIR=/tmp"],
      [new OpenFile(new File([])), print, print, root],
      {
        debug: false
      }
    );
    this.rewind();
  }
  /** What an engine module imports. */
  get imports() {
    return {
      wasi_snapshot_preview1: {
        ...this.#wasi.wasiImport,
        clock_time_get: (clock, _precision, out) => this.#readClock(clock, out),
        random_get: (at, length) => this.#fillRandom(at, length),
        poll_oneoff: (input, output, count, events) => this.#poll({ input, output, count, events }),
        sched_yield: () => 0
      }
    };
  }
  /** Ties the host to an instance. With `initialize`, runs `_initialize`, which a snapshot has behind it. */
  attach(instance) {
    const memory = instance.exports["memory"];
    if (!(memory instanceof WebAssembly.Memory)) throw new TypeError("the engine module exports no memory");
    this.#memory = memory;
    this.#wasi.initialize({ exports: { ...instance.exports, memory } });
  }
  /** Puts clock, random numbers, descriptors and collected output back, so that no call depends on the one before. */
  rewind() {
    this.#now = 0n;
    this.#random = 2654435769;
    this.#text = "";
    if (this.#wasi.fds.slice(FIRST_FREE_DESCRIPTOR).every((descriptor) => descriptor === void 0))
      this.#wasi.fds.length = Math.min(this.#wasi.fds.length, FIRST_FREE_DESCRIPTOR);
  }
  /** True when the engine has seen so much time, over all calls, that it should rest. */
  get isRestDue() {
    return this.#sinceRest > REST_DUE_NANOSECONDS;
  }
  /** Does something during which time passes faster. */
  rest(work) {
    this.#tick = REST_TICK_NANOSECONDS;
    work();
    this.#tick = this.#usualTick;
    this.#sinceRest = 0n;
  }
  /** What was printed since the last rewind: Helm's warnings, or the Go runtime's last words. */
  get printed() {
    return this.#text;
  }
  get #view() {
    if (this.#memory === void 0) throw new TypeError("the memory host is not attached");
    return new DataView(this.#memory.buffer);
  }
  #readClock(clock, out) {
    this.#now += this.#tick;
    this.#sinceRest += this.#tick;
    this.#view.setBigUint64(out, clock === CLOCK_REALTIME ? EPOCH_NANOSECONDS + this.#now : this.#now, true);
    return 0;
  }
  /** xorshift32 (Marsaglia 2003). Not for secrets: the engine's output is checked, never installed. */
  #fillRandom(at, length) {
    const view = this.#view;
    for (let index = 0; index < length; index++) {
      this.#random ^= this.#random << 13;
      this.#random ^= this.#random >>> 17;
      this.#random ^= this.#random << 5;
      view.setUint8(at + index, this.#random & 255);
    }
    return 0;
  }
  /** Waiting takes no time: the clock jumps to the end of the longest timer and all timers have elapsed. */
  #poll(call) {
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
  #skipTo(timeout, flags) {
    const end = (flags & CLOCK_IS_ABSOLUTE) === 0 ? this.#now + timeout : timeout;
    if (end > this.#now) this.#now = end;
  }
};

// src/adapters/helm-engine/wasm/worker/engine-instance.ts
var EngineStopped = class extends Error {
  name = "EngineStopped";
};
var EngineInstance = class _EngineInstance {
  #exports;
  #host;
  /** The instance behind it, for the build that takes a snapshot. */
  instance;
  constructor(instance, host) {
    this.instance = instance;
    this.#exports = instance.exports;
    this.#host = host;
  }
  /**
   * Starts an engine from a compiled module.
   *
   * @param fillMemory puts back what the memory held when a snapshot was taken; its module holds no data
   */
  static start(module2, fillMemory, host = new MemoryHost()) {
    const instance = new WebAssembly.Instance(module2, host.imports);
    const engine = new _EngineInstance(instance, host);
    fillMemory?.(new Uint8Array(engine.#exports.memory.buffer));
    host.attach(instance);
    return engine;
  }
  /** Size of the engine's memory in bytes; it never shrinks. */
  get memoryBytes() {
    return this.#exports.memory.buffer.byteLength;
  }
  /**
   * Answers one request frame.
   *
   * @throws EngineStopped when the engine traps or exits; it must not be used again.
   */
  call(frame) {
    this.#host.rewind();
    try {
      const request = this.#exports.engine_alloc(frame.length) >>> 0;
      new Uint8Array(this.#exports.memory.buffer).set(frame, request);
      const answer2 = BigInt.asUintN(64, this.#exports.engine_call(request));
      const pointer = Number(answer2 >> 32n);
      const length = Number(answer2 & 0xffffffffn);
      const response = new Uint8Array(this.#exports.memory.buffer).slice(pointer, pointer + length);
      this.#exports.engine_free(pointer);
      if (this.#host.isRestDue) this.#host.rest(() => this.#exports.engine_rest());
      return response;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new EngineStopped([reason, firstLine(this.#host.printed)].filter(Boolean).join(": "), {
        cause
      });
    }
  }
};
var firstLine = (text) => text.trim().split("\n")[0] ?? "";

// src/adapters/helm-engine/wasm/worker/worker-main.ts
function start(settings) {
  for (const flag of settings.v8Flags) (0, import_node_v82.setFlagsFromString)(flag);
  const began = import_node_perf_hooks.performance.now();
  const manifest = JSON.parse(
    (0, import_node_fs5.readFileSync)((0, import_node_path4.join)(settings.assetsDirectory, ENGINE_MANIFEST_FILE), "utf8")
  );
  const artifact = openArtifact(manifest.engine, {
    assets: settings.assetsDirectory,
    cache: settings.cacheDirectory
  });
  const image = openEngineImage(artifact);
  const bytes = image.readModule();
  const read = import_node_perf_hooks.performance.now();
  const codeName = `helm-engine-${manifest.engine.rawSha256}.bin`;
  const kept = readMachineCode(settings.machineCode, codeName, bytes);
  const module2 = kept ?? new WebAssembly.Module(bytes);
  const compiled = import_node_perf_hooks.performance.now();
  release(bytes);
  const engine = EngineInstance.start(module2, image.fillMemory);
  artifact.close();
  return {
    engine,
    report: {
      source: artifact.source,
      machineCode: kept !== void 0,
      readMilliseconds: read - began,
      compileMilliseconds: compiled - read,
      startMilliseconds: import_node_perf_hooks.performance.now() - compiled
    },
    keepCode: () => {
      if (settings.machineCode !== void 0) keepMachineCode(settings.machineCode, codeName, module2);
    }
  };
}
function release(bytes) {
  const { port1, port2 } = new import_node_worker_threads.MessageChannel();
  port1.postMessage(void 0, [bytes.buffer]);
  port2.close();
}
function answer({ engine, keepCode }, request) {
  try {
    if (request.frame === void 0) keepCode();
    const frame = request.frame === void 0 ? new Uint8Array(0) : engine.call(request.frame);
    return { kind: "answer", id: request.id, frame, memoryBytes: engine.memoryBytes };
  } catch (cause) {
    return { kind: "stopped", id: request.id, message: describe(cause) };
  }
}
var describe = (cause) => cause instanceof Error ? cause.message : String(cause);
function serve(port, settings) {
  const post = (reply) => port.postMessage(reply, reply.kind === "answer" ? [reply.frame.buffer] : []);
  let started;
  try {
    started = start(settings);
    post({ kind: "ready", report: started.report });
  } catch (cause) {
    post({ kind: "unavailable", message: describe(cause) });
    return;
  }
  port.on("message", (request) => post(answer(started, request)));
}
if (import_node_worker_threads.parentPort !== null) serve(import_node_worker_threads.parentPort, import_node_worker_threads.workerData);
