import { formatPointer } from '../../blueprint/json-pointer.js';
import type { ResolveContext } from './resolution.js';
import { quoteSource } from './blueprint-draft.js';

/**
 * Asks before something else is built than what was wanted. No default: a wrong workload must never come out silently.
 */
export function askAboutUnsupported(context: ResolveContext): void {
  const { draft, questions, notes } = context;
  for (const key of draft.names('intent', 'unsupported')) {
    const fact = draft.fact('intent', 'unsupported', key);
    if (fact === undefined) continue;
    const wish = draft.text('intent', 'unsupported', key);
    if (draft.value('intent', 'confirmed', key) === true) {
      notes.push(`The chart comes without ${wish}, as confirmed; the request says ${quoteSource(fact)}.`);
      continue;
    }
    const pointer = formatPointer('intent', 'confirmed', key);
    questions.push({
      id: pointer,
      text: `This version cannot make ${wish}; build the chart without it?`,
      reason: `The request says ${quoteSource(fact)}. Charts are made of Deployments, StatefulSets, DaemonSets, Jobs and CronJobs and what belongs to them.`,
      pointer,
      kind: 'confirm',
      example: 'yes',
    });
  }
}
