import type { AccessRule } from '../../../blueprint/schema/workload.js';
import type { AssembledChart } from '../../chart-feature.js';
import { renderTemplate } from '../../render-template.js';
import { hasAccess } from '../access/access.js';
import { escapeMarkdown } from './escape-markdown.js';

/** What each component may do in the Kubernetes API; nothing when none may do anything. */
export function accessSection({ plan }: AssembledChart): readonly string[] {
  const lines = plan.components
    .filter(hasAccess)
    .flatMap(({ name, component }) => [
      ...describeRules(name, component.access?.rules ?? [], 'in its namespace'),
      ...describeRules(name, component.access?.clusterRules ?? [], 'in the whole cluster'),
    ]);
  if (lines.length === 0) return [];
  return renderTemplate('readme/access.md', {}, new Map([['components', lines]])).split('\n');
}

function describeRules(name: string, rules: readonly AccessRule[], where: string): readonly string[] {
  if (rules.length === 0) return [];
  const rights = rules.map(({ verbs, resources, resourceNames }) => {
    const named = resourceNames === undefined ? '' : ` called ${resourceNames.join(', ')}`;
    return escapeMarkdown(`${verbs.join(', ')} ${resources.join(', ')}${named}`);
  });
  return [`- ${name} may ${where}: ${rights.join('; ')}.`];
}
