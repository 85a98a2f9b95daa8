import type { ChartFeature, SlotFill, TemplateFile } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { accessSuites } from './access-suites.js';
import { accessValues } from './access-values.js';

/**
 * Rights of a component in the Kubernetes API: a Role for its namespace, a ClusterRole for the rest, and a token in the
 * one container that needs it. The token is projected rather than mounted by `serviceAccount.automount`, so that sidecars
 * do not get one. @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export const accessFeature: ChartFeature = {
  name: 'access',
  forComponent: (component) =>
    hasAccess(component)
      ? {
          values: accessValues(component),
          fills: fills(component),
          templates: templates(component),
          suites: accessSuites(component),
        }
      : {},
};

/** True when the Blueprint gives the component rights in the Kubernetes API. */
export function hasAccess({ component }: ComponentPlan): boolean {
  const { rules = [], clusterRules = [] } = component.access ?? {};
  return rules.length > 0 || clusterRules.length > 0;
}

function fills({ component }: ComponentPlan): readonly SlotFill[] {
  return [
    { slot: 'helpers', text: 'access/role-names.tpl' },
    { slot: 'volume-mounts', text: 'access/token-mount.tpl' },
    { slot: 'volumes', text: 'access/token-volume.tpl' },
    ...(component.networkPolicy.enabled
      ? [{ slot: 'network-policy-egress', text: 'access/to-api-server.tpl' } as const]
      : []),
  ];
}

function templates({ component }: ComponentPlan): readonly TemplateFile[] {
  const { rules = [], clusterRules = [] } = component.access ?? {};
  return [
    ...(rules.length === 0
      ? []
      : ([
          { path: 'role.yaml', text: 'access/role.yaml' },
          { path: 'rolebinding.yaml', text: 'access/role-binding.yaml' },
        ] as const)),
    ...(clusterRules.length === 0
      ? []
      : ([
          { path: 'clusterrole.yaml', text: 'access/cluster-role.yaml' },
          { path: 'clusterrolebinding.yaml', text: 'access/cluster-role-binding.yaml' },
        ] as const)),
  ];
}
