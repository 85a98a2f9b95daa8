import type { BaseMessage } from '@langchain/core/messages';
import { callTool, followScript, readToolResult, type Playbook } from '../../model/playbook.js';

const SUGGESTING = ['suggest_resource_optimization', 'suggest_scaling_improvements'] as const;

/** Asks for every suggestion at once and applies the minor ones. */
export const optimizerPlaybook: Playbook = followScript(
  {
    calls: [
      ...SUGGESTING.map((name) => callTool(name)),
      callTool('check_ha_readiness'),
      callTool('suggest_best_practices'),
    ],
  },
  (messages) => {
    const ids = SUGGESTING.flatMap((name) => readMinorIds(messages, name));
    return ids.length > 0
      ? { calls: [callTool('apply_optimizations', { ids })] }
      : { say: 'Nothing to apply.' };
  },
  { say: 'Minor improvements are noted in the draft.' },
);

interface ProposalList {
  readonly proposals?: readonly { readonly id: string; readonly impact: string }[];
}

function readMinorIds(messages: readonly BaseMessage[], tool: string): readonly string[] {
  const { proposals = [] } = (readToolResult(messages, tool) ?? {}) as ProposalList;
  return proposals.filter(({ impact }) => impact === 'minor').map(({ id }) => id);
}
