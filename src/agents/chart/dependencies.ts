import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseCheckpointSaver, BaseStore } from '@langchain/langgraph';
import type { RaisedEvent } from '../../contract/run-event.js';
import type { Knowledge } from '../../core/intake/knowledge.js';
import type { ReadChartArchive } from '../../core/ports/archive-reader.js';
import type { ArtifactStore } from '../../core/ports/artifact-store.js';
import type { ChartWriter } from '../../core/ports/chart-writer.js';
import type { EffectLedger } from '../../core/ports/effect-ledger.js';
import type { HelmEngine } from '../../core/ports/helm-engine.js';
import type { Lease } from '../../core/ports/lease-store.js';
import type { AgentName } from '../model/agent-name.js';
import type { PreparedChart } from './workbench/prepared-chart.js';

/** Everything outside the graph that its nodes use. */
export interface ChartGraphDependencies {
  readonly engine: HelmEngine;
  readonly artifacts: ArtifactStore;
  readonly writer: ChartWriter;
  /** Reads the subcharts that stand in a chart as archives. */
  readonly readArchive: ReadChartArchive;
  readonly effects: EffectLedger;
  /** The lease the executor holds right now. */
  readonly lease: () => Lease;
  readonly model: (agent: AgentName) => BaseChatModel;
  readonly knowledge: Knowledge;
  /** Version of the product, recorded in every chart. */
  readonly generatorVersion: string;
  /** Progress for people; must not throw. */
  readonly raise: (event: RaisedEvent) => void;
  /** Work done before the run began; used when it belongs to the run's input. */
  readonly prepared?: PreparedChart;
  readonly checkpointer?: BaseCheckpointSaver;
  readonly store?: BaseStore;
}
