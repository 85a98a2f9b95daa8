import type { MachineCodeFolder } from '../adapters/machine-code/machine-code.js';
import type { Autopilot, ConfigurationEntry, ProgressObserver } from './autopilot.js';
import { loadConfiguration } from './configuration/load-configuration.js';
import type { SettingKey } from './configuration/settings.js';
import { LazyParts } from './lazy-parts.js';
import { productPaths } from './product-paths.js';
import type { UseCaseContext } from './use-case-context.js';

/** What {@link createAutopilot} takes. */
export interface AutopilotOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths in requests start here. Absolute. */
  readonly workingDirectory: string;
  /** Settings given on the command line; they win over everything else. */
  readonly flags?: Partial<Record<SettingKey, string>>;
  /** Kept machine code of the WebAssembly modules, when the start-up provides it; called before the first of them starts. */
  readonly useMachineCode?: () => MachineCodeFolder;
  /** Called once when another process owns the embedded database and is waited for. */
  readonly onWait?: (owner: { readonly pid: number }) => void;
}

const IGNORE_PROGRESS: ProgressObserver = () => undefined;

/** For use cases that check a chart: the engine's worker comes up while this thread loads the rest. */
function startEngine(context: UseCaseContext): UseCaseContext {
  context.useEngine();
  return context;
}

/**
 * Makes the product's use cases. Cheap: settings are read, nothing else is opened. The engine starts, and database and
 * graph load, with the first call that needs them.
 *
 * A setting with an invalid value is `CONFIG_INVALID` from every method but `doctor` and `viewConfiguration`, which show it.
 *
 * @throws AutopilotError `CONFIG_INVALID` when a settings file cannot be read.
 * @example
 * const autopilot = createAutopilot({ environment: process.env, workingDirectory: process.cwd() });
 * const result = await autopilot.createChart({ request, outputDirectory: 'charts', mode: 'auto', acceptDefaults: true });
 * await autopilot.close();
 */
export function createAutopilot(options: AutopilotOptions): Autopilot {
  const { configuration, entries, problems } = loadConfiguration(options);
  const paths = productPaths();
  const parts = new LazyParts({ ...options, configuration, paths });
  const { useEngine, useRuntime } = parts;
  const { workingDirectory } = options;
  const examined: UseCaseContext = { configuration, workingDirectory, paths, useEngine, useRuntime };
  /** What every use case works with; refuses invalid settings before anything is opened. */
  const useContext = (): UseCaseContext => {
    const [problem] = problems;
    if (problem !== undefined) throw problem;
    return examined;
  };
  return {
    async createChart(request, observe = IGNORE_PROGRESS) {
      const context = startEngine(useContext());
      const { createChart } = await import('./use-cases/create-chart.js');
      return createChart(context, request, observe);
    },
    async resumeRun(id, resume, observe = IGNORE_PROGRESS) {
      const { resumeRun } = await import('./use-cases/resume-run.js');
      return resumeRun(useContext(), id, resume, observe);
    },
    async cancelRun(id, actor) {
      const { cancelRun } = await import('./use-cases/cancel-run.js');
      return cancelRun(useContext(), id, actor);
    },
    async listRuns(query) {
      return (await useContext().useRuntime()).store.runs.list(query);
    },
    async showRun(id) {
      const { showRun } = await import('./use-cases/show-run.js');
      return showRun(useContext(), id);
    },
    async listReviews(query) {
      return (await useContext().useRuntime()).store.reviews.list(query);
    },
    async showReview(id) {
      return (await useContext().useRuntime()).store.reviews.get(id);
    },
    async decideReview(id, decision, observe = IGNORE_PROGRESS) {
      const { decideReview } = await import('./use-cases/decide-review.js');
      return decideReview(useContext(), id, decision, observe);
    },
    async checkChart(path, check) {
      const context = startEngine(useContext());
      const { checkChart } = await import('./use-cases/check-chart.js');
      return checkChart(context, path, check);
    },
    async explainChart(path, at) {
      const { explainChart } = await import('./use-cases/explain-chart.js');
      return explainChart(useContext(), path, at);
    },
    async doctor() {
      const { runDoctor } = await import('./use-cases/run-doctor.js');
      return runDoctor(examined, problems);
    },
    viewConfiguration: (): readonly ConfigurationEntry[] => entries,
    close: () => parts.close(),
  };
}
