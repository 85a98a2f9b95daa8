import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { holdsSecretPaths } from '../pod/secret-paths.js';

type Exemption = readonly [check: string, applies: (component: ComponentPlan) => boolean, reason: string];

/** Rules that templates switch off by annotation, because what they ask for cannot be there. */
const EXEMPTIONS: readonly Exemption[] = [
  [
    'missingNetworkPolicy',
    ({ component, hasService }) => component.networkPolicy.enabled && !hasService,
    'nobody may call it, so its policy has no rule for callers, which Polaris takes for no policy',
  ],
  [
    'sensitiveContainerEnvVar',
    holdsSecretPaths,
    'variables whose names look like secrets hold the paths of files; a literal secret beside them ends the exemption',
  ],
  [
    'topologySpreadConstraint',
    ({ workload }) => workload.kind === 'DaemonSet',
    'one pod runs on each node, so there is nothing to spread',
  ],
  [
    'metadataAndInstanceMismatched',
    ({ component, workload }) => workload.kind === 'Job' && component.job?.hook === undefined,
    'its name ends with a hash, so it is never the name of the release',
  ],
];

/** The annotations that exempt a workload from one rule of Polaris, each with its reason; nothing when there is none. */
export function exemptionNotes({ plan }: AssembledChart): readonly string[] {
  const notes = plan.components.flatMap((component) =>
    EXEMPTIONS.filter(([, applies]) => applies(component)).map(
      ([check, , reason]) => `- \`${check}\` for ${component.name}: ${reason}.`,
    ),
  );
  return notes.length === 0 ? [] : ['', 'Exempt from single rules of Polaris by annotation:', '', ...notes];
}
