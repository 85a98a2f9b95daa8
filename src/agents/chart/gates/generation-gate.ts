import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import { requireFreeOutput } from '../delivery/inspect-output.js';
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
    const payload = describeGenerationReview(state, files);
    const decide = async (person: PersonDecision): Promise<Route<GenerationTarget> | string> => {
      const { decision } = person;
      const update = recordPerson(state, 'generation', person, payload.digest);
      switch (decision.type) {
        case 'approve': {
          const outputDirectory = decision.outputDirectory ?? state.outputDirectory;
          if (decision.outputDirectory === undefined) return { goto: 'write_files', update };
          const chartName = draft.resolved.blueprint.chart.name;
          const place = { outputDirectory: decision.outputDirectory, chartName };
          const refusal = await explainRefusal(workbench, place);
          return refusal ?? { goto: 'write_files', update: combineUpdates(update, { outputDirectory }) };
        }
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

/** Why a reviewer's directory cannot be written to; undefined when it can. */
async function explainRefusal(
  workbench: ChartWorkbench,
  place: { readonly outputDirectory: string; readonly chartName: string },
): Promise<string | undefined> {
  try {
    await requireFreeOutput(workbench.dependencies.writer, place);
    return undefined;
  } catch (error) {
    if (!AutopilotError.is(error)) throw error;
    return `${error.message}. ${error.hint ?? ''}`.trim();
  }
}
