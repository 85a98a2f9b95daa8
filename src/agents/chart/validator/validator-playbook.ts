import type { BaseMessage } from '@langchain/core/messages';
import {
  callTool,
  followScript,
  readToolResult,
  type Playbook,
  type PlaybookStep,
} from '../../model/playbook.js';

const CHECK_TOOLS = [
  'run_helm_lint',
  'render_matrix',
  'validate_schema',
  'run_dry_run',
  'check_best_practices',
] as const;

/** Runs every check at once; when something can be repaired, asks how and applies it. */
export const validatorPlaybook: Playbook = followScript(
  {
    calls: [
      callTool('write_todos', { todos: CHECK_TOOLS.map((content) => ({ content, status: 'in_progress' })) }),
      ...CHECK_TOOLS.map((name) => callTool(name)),
    ],
  },
  (messages) =>
    countRepairable(messages) > 0 ? { calls: [callTool('suggest_fixes')] } : { say: 'Nothing to repair.' },
  (messages) => applyFixes(messages),
  { say: 'Repairs are noted in the draft.' },
);

function countRepairable(messages: readonly BaseMessage[]): number {
  return CHECK_TOOLS.map(
    (name) => readToolResult(messages, name) as { readonly repairable?: number } | undefined,
  )
    .map((result) => result?.repairable ?? 0)
    .reduce((sum, count) => sum + count, 0);
}

function applyFixes(messages: readonly BaseMessage[]): PlaybookStep {
  const ids = readFindingIds(messages, 'suggest_fixes');
  return ids.length > 0 ? { calls: [callTool('apply_fixes', { ids })] } : { say: 'No repair is left.' };
}

/** Ids of the findings a tool listed. */
export function readFindingIds(messages: readonly BaseMessage[], tool: string): readonly string[] {
  const result = readToolResult(messages, tool) as
    { readonly findings?: readonly { readonly id?: unknown }[] } | undefined;
  return (result?.findings ?? []).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}
