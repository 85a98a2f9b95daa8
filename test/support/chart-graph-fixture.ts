import { Command, MemorySaver, type BaseCheckpointSaver } from '@langchain/langgraph';
import { readChartArchive } from '../../src/adapters/files/read-chart-archive.js';
import { createChartGraph, type ChartGraphDependencies } from '../../src/agents/chart/graph.js';
import { createAgentModel } from '../../src/agents/model/agent-model.js';
import {
  FakeHelmEngine,
  type FakeHelmEngineScript,
} from '../../src/adapters/helm-engine/fake/fake-helm-engine.js';
import type { ChartRunInput } from '../../src/contract/chart-run.js';
import type { ReviewPayload } from '../../src/contract/review.js';
import type { RaisedEvent } from '../../src/contract/run-event.js';
import { sha256Hex } from '../../src/core/blueprint/digest-blueprint.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import type { ArtifactStore } from '../../src/core/ports/artifact-store.js';
import type { ChartWriter, OutputState } from '../../src/core/ports/chart-writer.js';
import type { EffectLedger } from '../../src/core/ports/effect-ledger.js';
import type { RenderCase, RenderResult } from '../../src/core/ports/helm-engine.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';

export const REQUEST =
  'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, 3 to 10 replicas, needs Postgres, public at orders.example.com with TLS';

/** Keeps artifacts in memory. */
export function createMemoryArtifacts(): ArtifactStore & { readonly size: number } {
  const known = new Map<string, Uint8Array>();
  return {
    put: (bytes) => {
      const digest = sha256Hex(bytes);
      known.set(digest, bytes);
      return Promise.resolve(digest);
    },
    get: (digest) => Promise.resolve(known.get(digest)),
    get size() {
      return known.size;
    },
  };
}

function digestFiles(files: ChartFiles): string {
  return sha256Hex(JSON.stringify([...files].map(([path, content]) => [path, sha256Hex(content)])));
}

/** A disk in memory that counts what it writes. */
export class MemoryWriter implements ChartWriter {
  readonly charts = new Map<string, ChartFiles>();
  readonly files = new Map<string, Uint8Array>();
  /** Replaces what stands at any place. */
  foreign: readonly string[] = [];
  chartWrites = 0;
  fileWrites = 0;

  inspect(outputDirectory: string, chartName: string): Promise<OutputState> {
    const path = `${outputDirectory}/${chartName}`;
    if (this.foreign.includes(path)) return Promise.resolve({ kind: 'foreign', entries: ['notes.txt'] });
    const files = this.charts.get(path);
    return Promise.resolve(files === undefined ? { kind: 'absent' } : { kind: 'ours', files });
  }

  writeChart(outputDirectory: string, chartName: string, files: ChartFiles): Promise<string> {
    this.chartWrites += 1;
    const path = `${outputDirectory}/${chartName}`;
    this.charts.set(path, files);
    return Promise.resolve(path);
  }

  writeFile(outputDirectory: string, fileName: string, bytes: Uint8Array): Promise<string> {
    this.fileWrites += 1;
    const path = `${outputDirectory}/${fileName}`;
    this.files.set(path, bytes);
    return Promise.resolve(path);
  }

  inspectFile(outputDirectory: string, fileName: string): Promise<'absent' | 'file' | 'other'> {
    const path = `${outputDirectory}/${fileName}`;
    if (this.foreign.includes(path)) return Promise.resolve('other');
    return Promise.resolve(this.files.has(path) ? 'file' : 'absent');
  }

  digest(outputDirectory: string, name: string): Promise<string | undefined> {
    const path = `${outputDirectory}/${name}`;
    const chart = this.charts.get(path);
    if (chart !== undefined) return Promise.resolve(digestFiles(chart));
    const file = this.files.get(path);
    return Promise.resolve(file === undefined ? undefined : sha256Hex(file));
  }

  digestFiles(files: ChartFiles): string {
    return digestFiles(files);
  }
}

/** A ledger in memory: an effect that began and did not complete is recovered, a completed one is not repeated. */
export class MemoryLedger implements EffectLedger {
  readonly #effects = new Map<string, { readonly outcome?: unknown }>();
  /** Makes the next effect of this step die between acting and completing. */
  dieAfter: string | undefined;

  readonly perform: EffectLedger['perform'] = async (key, _lease, effect) => {
    const id = JSON.stringify(key);
    const known = this.#effects.get(id);
    if (known !== undefined && 'outcome' in known) return known.outcome as never;
    const recovered = known === undefined ? undefined : await effect.recover();
    this.#effects.set(id, {});
    const outcome = recovered ?? (await effect.act());
    if (this.dieAfter === key.step) {
      this.dieAfter = undefined;
      throw new DOMException('killed', 'AbortError');
    }
    this.#effects.set(id, { outcome });
    return outcome;
  };
}

/** Reads the Blueprint that a chart was compiled from. */
export function blueprintOf(files: ChartFiles): ResolvedBlueprint['blueprint'] {
  const resolved = JSON.parse(String(files.get('.autopilot/blueprint.json'))) as ResolvedBlueprint;
  return resolved.blueprint;
}

/** A rendering that shows the security fields of the Blueprint, so that rules about pods have something to look at. */
export function renderPods(files: ChartFiles, one: RenderCase): RenderResult {
  const { name, set = [], releaseName } = one;
  if (set.some((setting) => !setting.startsWith('commonLabels.')))
    return {
      name,
      ok: false,
      documents: [],
      manifest: '',
      notes: '',
      errors: [{ stage: 'schema', severity: 'error', message: 'additional properties not allowed' }],
    };
  const documents = Object.entries(blueprintOf(files).components).map(([component, { image, security }]) => {
    const objectName = releaseName === undefined ? component : `${releaseName}-${component}`;
    return {
      template: `${component}/templates/deployment.yaml`,
      kind: 'Deployment',
      name: objectName,
      hooks: [],
      yaml: JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: objectName, labels: { 'app.kubernetes.io/component': component } },
        spec: {
          selector: { matchLabels: { app: component } },
          template: {
            metadata: { labels: { app: component } },
            spec: {
              securityContext: {
                runAsNonRoot: security.runAsNonRoot,
                seccompProfile: { type: 'RuntimeDefault' },
              },
              containers: [
                {
                  name: component,
                  image,
                  securityContext: {
                    privileged: security.privileged,
                    allowPrivilegeEscalation: security.allowPrivilegeEscalation,
                    readOnlyRootFilesystem: security.readOnlyRootFilesystem,
                    capabilities: { drop: ['ALL'] },
                  },
                },
              ],
            },
          },
        },
      }),
    };
  });
  return { name, ok: true, documents, manifest: '', notes: '', errors: [] };
}

/** The input of a run; every part may be replaced. */
export function createInput(change: Partial<ChartRunInput> = {}): ChartRunInput {
  return {
    request: REQUEST,
    separatedSecrets: [],
    outputDirectory: '/out',
    mode: 'manual',
    acceptDefaults: false,
    reviewPlan: false,
    environments: ['dev', 'prod'],
    kubernetesVersions: ['1.30.14', '1.37.1'],
    ...change,
  };
}

/** Values of a state with what LangGraph adds when a run parks. */
export type ParkedState = Awaited<ReturnType<ReturnType<typeof createChartGraph>['invoke']>> & {
  readonly __interrupt__?: readonly { readonly id?: string; readonly value?: ReviewPayload }[];
};

/** A world for chart runs: ports in memory, one saver, and graphs made anew as after a restart. */
export class ChartGraphFixture {
  readonly artifacts = createMemoryArtifacts();
  readonly writer: MemoryWriter;
  readonly ledger = new MemoryLedger();
  readonly checkpointer: BaseCheckpointSaver = new MemorySaver();
  readonly events: RaisedEvent[] = [];
  readonly engine: FakeHelmEngine;
  readonly #change: Partial<ChartGraphDependencies>;

  constructor(
    script: FakeHelmEngineScript = {},
    change: Partial<ChartGraphDependencies> & { readonly writer?: MemoryWriter } = {},
  ) {
    this.writer = change.writer ?? new MemoryWriter();
    this.engine = new FakeHelmEngine({ render: renderPods, ...script });
    this.#change = change;
  }

  /** A graph of a new process on the same stores. */
  createGraph(): ReturnType<typeof createChartGraph> {
    return createChartGraph({
      engine: this.engine,
      artifacts: this.artifacts,
      writer: this.writer,
      readArchive: readChartArchive,
      effects: this.ledger,
      lease: () => ({ runId: 'run_1', owner: 'test', token: 1, expiresAtMs: 0 }),
      model: createAgentModel,
      knowledge: KNOWLEDGE,
      generatorVersion: '0.0.0-test',
      raise: (event) => this.events.push(event),
      checkpointer: this.checkpointer,
      ...this.#change,
    });
  }

  readonly config = {
    configurable: { thread_id: 'run_1' },
    durability: 'sync' as const,
    recursionLimit: 200,
  };

  async start(input: ChartRunInput): Promise<ParkedState> {
    return await this.createGraph().invoke({ runId: 'run_1', input }, this.config);
  }

  /** Names of the tools called so far, in order. */
  get tools(): readonly string[] {
    return this.events.flatMap((event) => (event.type === 'tool-start' ? [event.data.tool] : []));
  }

  /** Phases begun so far, in order. */
  get phases(): readonly string[] {
    return this.events.flatMap((event) => (event.type === 'phase-start' ? [event.data.phase] : []));
  }
}

/** The review a run is parked at; fails the test when there is none. */
export function reviewOf(state: ParkedState): ReviewPayload {
  const review = state.__interrupt__?.[0]?.value;
  if (review === undefined) throw new Error(`the run is not parked: ${JSON.stringify(state.failure)}`);
  return review;
}

/** Resumes the run in a new graph, by interrupt id. */
export async function resume(
  fixture: ChartGraphFixture,
  state: ParkedState,
  value: unknown,
): Promise<ParkedState> {
  const id = state.__interrupt__?.[0]?.id;
  if (id === undefined) throw new Error('the run is not parked');
  const command = new Command({ resume: { [id]: value } });
  return await fixture.createGraph().invoke(command as never, fixture.config);
}
