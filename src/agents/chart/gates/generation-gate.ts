import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import { requireFreeOutput } from '../delivery/inspect-output.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { applyPersonChange, continueWithDraft, recordPerson, rejectRun } from './gate-work.js';
import { combineUpdates } from './pass-gate.js';
import { describeGenerationReview } from './review-payloads.js';

type GenerationTarget = 'write_files' | 'template' | 'planner' | 'finalize';

/**
 * Shows the finished chart to a person before anything is written: approve (also into another directory), edit and go back
 * to the template, ask for changes in words and go back to the planner, or reject.
 */
export function createGenerationGate(workbench: ChartWorkbench): ChartNodeWork<GenerationTarget> {
  return async (state) => {
    const { files, draft } = await workbench.open(state);
    const payload = describeGenerationReview(state, files, draft.resolved.blueprint.chart.changelog);
    const decide = async (person: PersonDecision): Promise<Route<GenerationTarget> | string> => {
      const { decision } = person;
      const update = recordPerson(state, 'generation', person, payload.digest);
      switch (decision.type) {
        case 'approve':
          return decision.outputDirectory === undefined
            ? { goto: 'write_files', update }
            : approveElsewhere(workbench, state, decision.outputDirectory, update);
        case 'reject':
          return rejectRun(decision, update);
        case 'edit':
        case 'request_changes': {
          const change = await applyPersonChange(workbench, state, { ...person, decision });
          if (typeof change === 'string') return change;
          const changed = combineUpdates(update, { unread: [...change.unread] });
          const goto = decision.type === 'edit' ? 'template' : 'planner';
          return continueWithDraft(workbench, state, change.draft, { goto, update: changed });
        }
        default:
          return `The generation gate does not take "${decision.type}".`;
      }
    };
    return askDecision(payload, decide);
  };
}

/**
 * Approves the chart for another directory. Where a chart of ours stands there, this one becomes its next release: when that
 * changes the version, the reviewer is asked about the new chart.
 *
 * @returns A sentence when that directory cannot be written to.
 */
async function approveElsewhere(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  outputDirectory: string,
  update: ChartStateUpdate,
): Promise<Route<'write_files' | 'template'> | string> {
  const { draft, reference } = await workbench.open(state);
  const { chart, components } = draft.resolved.blueprint;
  const place = { outputDirectory, chartName: chart.name, components: Object.keys(components) };
  try {
    const { kind } = await requireFreeOutput(workbench.dependencies.writer, place);
    const approved = { goto: 'write_files' as const, update: combineUpdates(update, { outputDirectory }) };
    if (kind !== 'update') return approved;
  } catch (error) {
    if (!AutopilotError.is(error)) throw error;
    return `${error.message}. ${error.hint ?? ''}`.trim();
  }
  const released = await workbench.commit({ ...state, outputDirectory }, draft);
  const isSame = released.chart.reference.digest === reference.digest;
  return {
    goto: isSame ? 'write_files' : 'template',
    update: combineUpdates(update, { outputDirectory }, released.update),
  };
}
