import type { SlotFill, UnitTest } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';

/**
 * Names that Polaris takes for secrets, of variables that hold the path of one.
 *
 * @see https://github.com/FairwindsOps/polaris/blob/master/pkg/config/checks/sensitiveContainerEnvVar.yaml (2026-11-28)
 */
const SECRET_PATH = /(?:password|token|bearer|secret).*_FILE$/i;

/** True when a variable of the component holds the path of a secret. */
export function holdsSecretPaths({ component }: ComponentPlan): boolean {
  return Object.entries(component.env).some(
    ([name, variable]) => 'value' in variable && SECRET_PATH.test(name),
  );
}

/** The exemption from the rule about names, as long as all such names are those of paths. */
export function secretPathExemption(component: ComponentPlan): readonly SlotFill[] {
  return holdsSecretPaths(component) ? [{ slot: 'workload-annotations', text: 'pod/secret-paths.tpl' }] : [];
}

/** That a literal secret ends the exemption. */
export function secretPathTests(component: ComponentPlan): readonly UnitTest[] {
  const path = 'metadata.annotations["polaris.fairwinds.com/sensitiveContainerEnvVar-exempt"]';
  if (!holdsSecretPaths(component)) return [];
  return [
    {
      it: 'is exempt from a rule about names of variables while they name paths',
      asserts: [{ equal: { path, value: 'true' } }],
    },
    {
      it: 'is not exempt once a variable holds a secret itself',
      set: [{ path: ['env', 'EXAMPLE_PASSWORD'], value: 'example' }],
      asserts: [{ notExists: { path } }],
    },
  ];
}
