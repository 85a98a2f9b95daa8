import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { AccessRule } from '../../blueprint/schema/workload.js';
import { sortedEntries } from '../chart-plan.js';

/** Key of `security.deviations` with which a person gives a reason for rights that are too wide otherwise. */
const DEVIATION = 'access';

/** Verbs with which a component gives itself any right. @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb */
const ESCALATION: readonly string[] = ['escalate', 'bind', 'impersonate'];
const EXEC: readonly string[] = ['pods/exec', 'pods/attach'];
const READS: readonly string[] = ['get', 'list', 'watch'];

/** Rights in the Kubernetes API that amount to all rights, unless the Blueprint says why they are needed. */
export function findAccessProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, { access, security }]) => {
    if (access === undefined || DEVIATION in security.deviations) return [];
    return (['rules', 'clusterRules'] as const).flatMap((list) =>
      access[list].flatMap((rule, index) =>
        ruleProblems(rule, formatPointer('components', name, 'access', list, String(index))),
      ),
    );
  });
}

const HINT = `Name what the component needs, or give the reason in security.deviations.${DEVIATION}.`;

function ruleProblems(rule: AccessRule, pointer: string): readonly BlueprintProblem[] {
  const { resources, verbs } = rule;
  const wild = resources.filter((resource) => resource.includes('*'));
  const exec = resources.filter((resource) => EXEC.includes(resource));
  const escalating = verbs.filter((verb) => ESCALATION.includes(verb));
  return [
    ...wild.map((resource) => ({
      pointer: `${pointer}/resources`,
      message: `"${resource}" gives rights to everything, also to what is added later`,
      hint: HINT,
    })),
    ...(readsSecrets(rule)
      ? [{ pointer, message: 'the rule gives every Secret of its scope away', hint: HINT }]
      : []),
    ...exec.map((resource) => ({
      pointer: `${pointer}/resources`,
      message: `${resource} lets the component run commands in every pod of its scope`,
      hint: HINT,
    })),
    ...escalating.map((verb) => ({
      pointer: `${pointer}/verbs`,
      message: `the verb ${verb} lets the component give itself any right`,
      hint: HINT,
    })),
  ];
}

/** Reading one Secret by name is a narrow right; listing is not, whatever names the rule has. */
function readsSecrets({ apiGroups, resources, resourceNames, verbs }: AccessRule): boolean {
  if (!apiGroups.includes('') || !resources.includes('secrets')) return false;
  return resourceNames === undefined
    ? verbs.some((verb) => READS.includes(verb))
    : verbs.some((verb) => verb === 'list' || verb === 'watch');
}
