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
  /** Called once when another process owns the embedded database and is waited for. */
  readonly onWait?: (owner: { readonly pid: number }) => void;
}

const IGNORE_PROGRESS: ProgressObserver = () => undefined;

/**
 * Makes the product's use cases. Cheap: settings are read, nothing else is opened. The engine starts, and database and
 * graph load, with the first call that needs them.
 *
 * @throws AutopilotError `CONFIG_INVALID`.
 * @example
 * const autopilot = createAutopilot({ environment: process.env, workingDirectory: process.cwd() });
 * const result = await autopilot.createChart({ request, outputDirectory: 'charts', mode: 'auto', acceptDefaults: true });
 * await autopilot.close();
 */
export function createAutopilot(options: AutopilotOptions): Autopilot {
  const { configuration, entries } = loadConfiguration(options);
  const paths = productPaths();
  const { onWait, workingDirectory } = options;
  const parts = new LazyParts({ configuration, paths, ...(onWait !== undefined && { onWait }) });
  const { useEngine, useRuntime } = parts;
  const context: UseCaseContext = { configuration, workingDirectory, paths, useEngine, useRuntime };
  return {
    async createChart(request, observe = IGNORE_PROGRESS) {
      const { createChart } = await import('./use-cases/create-chart.js');
      return createChart(context, request, observe);
    },
    async resumeRun(id, resume, observe = IGNORE_PROGRESS) {
      const { resumeRun } = await import('./use-cases/resume-run.js');
      return resumeRun(context, id, resume, observe);
    },
    async cancelRun(id, actor) {
      const { cancelRun } = await import('./use-cases/cancel-run.js');
      return cancelRun(context, id, actor);
    },
    async listRuns(query) {
      return (await useRuntime()).store.runs.list(query);
    },
    async showRun(id) {
      const { showRun } = await import('./use-cases/show-run.js');
      return showRun(context, id);
    },
    async listReviews(query) {
      return (await useRuntime()).store.reviews.list(query);
    },
    async showReview(id) {
      return (await useRuntime()).store.reviews.get(id);
    },
    async decideReview(id, decision, observe = IGNORE_PROGRESS) {
      const { decideReview } = await import('./use-cases/decide-review.js');
      return decideReview(context, id, decision, observe);
    },
    async checkChart(path, check) {
      const { checkChart } = await import('./use-cases/check-chart.js');
      return checkChart(context, path, check);
    },
    async explainChart(path, at) {
      const { explainChart } = await import('./use-cases/explain-chart.js');
      return explainChart(context, path, at);
    },
    async doctor() {
      const { runDoctor } = await import('./use-cases/run-doctor.js');
      return runDoctor(context);
    },
    viewConfiguration: (): readonly ConfigurationEntry[] => entries,
    close: () => parts.close(),
  };
}
