import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import {
  isReleaseFact,
  releaseBlueprint,
  type PreviousChart,
} from '../../../core/chart/release/release-blueprint.js';
import type { ChartWriter } from '../../../core/ports/chart-writer.js';
import { readPreviousChart, type OutputPlace } from '../delivery/inspect-output.js';
import type { ChartDraftValues } from './chart-draft.js';

/** What makes a draft again from facts and patches, when the release it had is not its own any more. */
export type ResolveAgain = (draft: ChartDraftValues) => ChartDraftValues;

/**
 * Gives drafts the version and changelog that follow from the chart that stands at their place. The place is looked at
 * once per workbench; `write_files` looks again.
 */
export class DraftReleaser {
  readonly #writer: ChartWriter;
  readonly #previous = new Map<string, Promise<PreviousChart | undefined>>();
  /** Drafts that have been released, with the place they were released for. */
  readonly #released = new WeakMap<ChartDraftValues, string>();

  constructor(writer: ChartWriter) {
    this.#writer = writer;
  }

  /** The draft of the release that would be written there. A draft released before is given back as it is. */
  async release(
    draft: ChartDraftValues,
    target: Omit<OutputPlace, 'chartName' | 'components'>,
    resolveAgain: ResolveAgain,
  ): Promise<ChartDraftValues> {
    const { chart, components } = draft.resolved.blueprint;
    const place = { ...target, chartName: chart.name, components: Object.keys(components) };
    const key = JSON.stringify(place);
    if (this.#released.get(draft) === key) return draft;
    const released = releaseDraft(draft, await this.#look(key, place), resolveAgain);
    this.#released.set(released, key);
    return released;
  }

  #look(key: string, place: OutputPlace): Promise<PreviousChart | undefined> {
    const known = this.#previous.get(key);
    if (known !== undefined) return known;
    const looked = this.#writer
      .inspect(place.outputDirectory, place.chartName)
      .then((state) => readPreviousChart(state, place.mayChangeIntent ?? true), tellNothing);
    this.#previous.set(key, looked);
    return looked;
  }
}

/** A place that cannot be read is refused with its reason by whoever checks it before writing. */
function tellNothing(error: unknown): undefined {
  if (!AutopilotError.is(error)) throw error;
  return undefined;
}

function releaseDraft(
  draft: ChartDraftValues,
  previous: PreviousChart | undefined,
  resolveAgain: ResolveAgain,
): ChartDraftValues {
  const own = draft.facts.filter((fact) => !isReleaseFact(fact));
  if (previous === undefined)
    return own.length === draft.facts.length ? draft : resolveAgain({ ...draft, facts: own });
  const { resolved, facts } = releaseBlueprint(draft.resolved, previous);
  return { ...draft, facts: [...own, ...facts], resolved };
}
