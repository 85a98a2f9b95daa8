import type { JsonValue } from '../../../core/ports/json.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { applyReviewerFacts, factsFromChanges } from '../workbench/reviewer-changes.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { continueWithDraft, recordPerson, rejectRun } from './gate-work.js';
import { passGenerationGate } from './pass-generation-gate.js';
import { combineUpdates } from './pass-gate.js';
import { describeOptimisationReview } from './review-payloads.js';

type OptimisationTarget = 'validator' | 'generation_gate' | 'write_files' | 'finalize';

/** Asks which major proposals to apply. What is applied is validated again; what is not is never proposed again. */
export function createMajorOptimizationGate(workbench: ChartWorkbench): ChartNodeWork<OptimisationTarget> {
  return (state) => {
    const payload = describeOptimisationReview(state);
    const all = state.optimisations.map(({ id }) => id);
    const decide = async (person: PersonDecision): Promise<Route<OptimisationTarget> | string> => {
      const { decision } = person;
      const update = recordPerson(state, 'major_optimization', person, payload.digest);
      const choose = async (ids: readonly string[]): Promise<Route<OptimisationTarget> | string> => {
        const unknown = ids.filter((id) => !all.includes(id));
        if (unknown.length > 0)
          return `There is no proposal ${unknown.join(', ')}; there are ${all.join(', ')}.`;
        const chosen = state.optimisations.filter(({ id }) => ids.includes(id));
        const facts = chosen.flatMap(({ changes }) =>
          factsFromChanges(changes as Readonly<Record<string, JsonValue>>, person),
        );
        const { draft } = await workbench.open(state);
        const changed = applyReviewerFacts(state.input, draft, facts, workbench.dependencies.knowledge);
        if (typeof changed === 'string') return changed;
        const skippedOptimisations = all.filter((id) => !ids.includes(id));
        const decided = combineUpdates(update, { optimisations: [], skippedOptimisations });
        return continueWithDraft(workbench, state, changed, { goto: 'validator', update: decided });
      };
      switch (decision.type) {
        case 'apply_all':
          return choose(all);
        case 'apply_selected':
          return choose(decision.ids);
        case 'skip': {
          const skipped = combineUpdates(update, { optimisations: [], skippedOptimisations: all });
          return passGenerationGate(state, payload.digest, skipped);
        }
        case 'reject':
          return rejectRun(decision, update);
        default:
          return `This gate does not take "${decision.type}".`;
      }
    };
    return askDecision(payload, decide);
  };
}
