import { z } from 'zod';
import type { JsonObject } from '../../../core/ports/json.js';
import { assessAvailability } from '../../../core/sizing/assess-availability.js';
import type { Optimisation } from '../../../core/sizing/optimisation.js';
import { suggestResources } from '../../../core/sizing/suggest-resources.js';
import { suggestScaling } from '../../../core/sizing/suggest-scaling.js';
import type { AgentSession } from '../session/agent-session.js';
import { defineTool, type AgentTool } from '../session/define-tool.js';
import { describeFindings } from '../session/describe-findings.js';
import type { ChartAtHand } from '../workbench/chart-workbench.js';
import { checkPractices } from '../validator/collect-validation.js';

/**
 * The tools of the optimizer. `calculate_cost_estimate` is left out while there is no price book: an estimate without
 * prices would be a guess.
 *
 * @param proposals - What is proposed for the Blueprint of this visit, without what was left aside.
 */
export function createOptimizerTools(
  session: AgentSession,
  chart: ChartAtHand,
  proposals: readonly Optimisation[],
): readonly AgentTool[] {
  const { blueprint } = chart.draft.resolved;
  const nothing = z.object({});
  const isOpen = ({ id }: Optimisation): boolean => proposals.some((proposal) => proposal.id === id);
  return [
    defineTool(session, 'optimizer', {
      name: 'suggest_resource_optimization',
      description: 'Better CPU and memory requests and limits.',
      schema: nothing,
      run: () => describeProposals(suggestResources(blueprint).filter(isOpen)),
    }),
    defineTool(session, 'optimizer', {
      name: 'check_ha_readiness',
      description: 'What keeps the application from surviving the loss of a pod or a node.',
      schema: nothing,
      run: () => describeFindings(assessAvailability(blueprint)),
    }),
    defineTool(session, 'optimizer', {
      name: 'suggest_scaling_improvements',
      description: 'Better replica counts and autoscalers.',
      schema: nothing,
      run: () => describeProposals(suggestScaling(blueprint).filter(isOpen)),
    }),
    defineTool(session, 'optimizer', {
      name: 'suggest_best_practices',
      description: 'What the rules about good practice still find.',
      schema: nothing,
      run: async () => describeFindings((await checkPractices(chart)).findings),
    }),
    defineTool(session, 'optimizer', {
      name: 'apply_optimizations',
      description: 'Applies minor proposals, by id. Major ones are for a person.',
      schema: z.object({ ids: z.array(z.string()).min(1) }),
      run: ({ ids }) => ({ outcomes: ids.map((id) => applyProposal(session, proposals, id)) }),
    }),
  ];
}

function describeProposals(proposals: readonly Optimisation[]): JsonObject {
  return {
    proposals: proposals.map(({ id, title, why, impact, effect = '' }) => ({
      id,
      title,
      why,
      impact,
      effect,
    })),
  };
}

function applyProposal(session: AgentSession, proposals: readonly Optimisation[], id: string): JsonObject {
  const proposal = proposals.find((candidate) => candidate.id === id);
  if (proposal === undefined) return { id, accepted: false, reason: 'There is no such proposal.' };
  if (proposal.impact === 'major')
    return { id, accepted: false, reason: 'A person decides about major changes.' };
  const refused = Object.entries(proposal.changes)
    .map(([pointer, value]) => session.propose('optimizer', pointer, value))
    .find((outcome) => !outcome.accepted);
  return refused === undefined ? { id, accepted: true, reason: proposal.title } : { id, ...refused };
}
