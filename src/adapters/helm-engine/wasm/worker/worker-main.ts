import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, type MessagePort, parentPort, workerData } from 'node:worker_threads';

import { ENGINE_MANIFEST_FILE, type EngineManifest } from '../engine-manifest.js';
import { keepMachineCode, readMachineCode } from '../../../machine-code/machine-code.js';
import type { StartReport, WorkerReply, WorkerRequest, WorkerSettings } from '../worker-messages.js';
import { openArtifact } from './artifact-store.js';
import { openEngineImage } from './engine-image.js';
import { EngineInstance } from './engine-instance.js';

interface StartedEngine {
  readonly engine: EngineInstance;
  readonly report: StartReport;
  /** Answers a request without a frame. */
  readonly keepCode: () => void;
}

function start(settings: WorkerSettings): StartedEngine {
  for (const flag of settings.v8Flags) setFlagsFromString(flag);
  const began = performance.now();
  const manifest = JSON.parse(
    readFileSync(join(settings.assetsDirectory, ENGINE_MANIFEST_FILE), 'utf8'),
  ) as EngineManifest;
  const artifact = openArtifact(manifest.engine, {
    assets: settings.assetsDirectory,
    cache: settings.cacheDirectory,
  });
  const image = openEngineImage(artifact);
  const bytes = image.readModule();
  const read = performance.now();
  const codeName = `helm-engine-${manifest.engine.rawSha256}.bin`;
  const kept = readMachineCode(settings.machineCode, codeName, bytes);
  const module = kept ?? new WebAssembly.Module(bytes);
  const compiled = performance.now();
  release(bytes);
  const engine = EngineInstance.start(module, image.fillMemory);
  artifact.close();
  return {
    engine,
    report: {
      source: artifact.source,
      machineCode: kept !== undefined,
      readMilliseconds: read - began,
      compileMilliseconds: compiled - read,
      startMilliseconds: performance.now() - compiled,
    },
    keepCode: () => {
      if (settings.machineCode !== undefined) keepMachineCode(settings.machineCode, codeName, module);
    },
  };
}

/** Frees bytes at once; the collector would not come by before the command ends. */
function release(bytes: Uint8Array<ArrayBuffer>): void {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(undefined, [bytes.buffer]);
  port2.close();
}

function answer({ engine, keepCode }: StartedEngine, request: WorkerRequest): WorkerReply {
  try {
    if (request.frame === undefined) keepCode();
    const frame = request.frame === undefined ? new Uint8Array(0) : engine.call(request.frame);
    return { kind: 'answer', id: request.id, frame, memoryBytes: engine.memoryBytes };
  } catch (cause) {
    return { kind: 'stopped', id: request.id, message: describe(cause) };
  }
}

const describe = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function serve(port: MessagePort, settings: WorkerSettings): void {
  const post = (reply: WorkerReply): void =>
    port.postMessage(reply, reply.kind === 'answer' ? [reply.frame.buffer] : []);
  let started: StartedEngine;
  try {
    started = start(settings);
    post({ kind: 'ready', report: started.report });
  } catch (cause) {
    post({ kind: 'unavailable', message: describe(cause) });
    return;
  }
  port.on('message', (request: WorkerRequest) => post(answer(started, request)));
}

if (parentPort !== null) serve(parentPort, workerData as WorkerSettings);
