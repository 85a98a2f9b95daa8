import { listScalers, podCountExpression } from '../pod/replicas.js';
import type {
  ChartFeature,
  Contribution,
  SlotFill,
  TemplateFile,
  TemplateFragment,
} from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate, type TemplateVariables } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { volumeSuites } from './volume-suites.js';
import { volumeValues } from './volume-values.js';
import { isPersistent, listClaims, listVolumes, volumeVariables, type VolumePlan } from './volume-plan.js';

/** Volumes of the main container: claims that outlive the pod, scratch space, memory and directories of the node. */
export const volumesFeature: ChartFeature = {
  name: 'volumes',
  forChart: ({ components }) =>
    components.some((component) => listClaims(component).length > 0)
      ? { fills: [{ slot: 'helpers', text: 'volumes/bytes.tpl' }] }
      : {},
  forComponent: (component, plan) => {
    const volumes = listVolumes(component);
    if (volumes.length === 0) return {};
    return {
      values: volumes.flatMap((volume) => volumeValues(component, volume)),
      fills: [
        ...volumes.flatMap((volume) => [
          mount(component, volume),
          podVolume(component, volume),
          ...validations(component, volume),
        ]),
        ...resources(component),
      ],
      templates:
        component.workload.kind === 'StatefulSet' ? [] : listClaims(component).map(claimFile(component)),
      suites: volumeSuites(component),
      environments: environments(component, plan),
    };
  },
};

/** The claim templates of a StatefulSet, for its `volumeClaimTemplates`. */
export function claimTemplates(component: ComponentPlan): readonly TemplateFragment[] {
  return listClaims(component).map((claim) => ({
    text: 'volumes/claim-template.tpl',
    variables: variables(component, claim),
    lines: CLAIM_SPEC,
  }));
}

const CLAIM_SPEC = { 'claim-spec': [{ text: 'volumes/claim-spec.tpl' }] } as const;

function variables(component: ComponentPlan, plan: VolumePlan): TemplateVariables {
  return {
    ...volumeVariables(component, plan),
    'volume-name': writeInlineYaml(plan.name),
    'quoted-mount-path': quoteForTemplate(plan.volume.mountPath),
  };
}

function claimFile(component: ComponentPlan): (claim: VolumePlan) => TemplateFile {
  return (claim) => ({
    path: `pvc-${claim.name}.yaml`,
    text: 'volumes/pvc.yaml',
    variables: variables(component, claim),
    lines: CLAIM_SPEC,
  });
}

function mount(component: ComponentPlan, plan: VolumePlan): SlotFill {
  const { volume } = plan;
  const fields: TemplateFragment[] = [];
  if (isPersistent(volume)) fields.push({ text: 'volumes/mount-sub-path-value.tpl' });
  else if (volume.subPath !== undefined)
    fields.push({
      text: 'volumes/mount-sub-path.tpl',
      variables: { 'sub-path': quoteForTemplate(volume.subPath) },
    });
  if (volume.readOnly) fields.push({ text: 'volumes/mount-read-only.tpl' });
  return {
    slot: 'volume-mounts',
    text: 'volumes/mount.tpl',
    variables: variables(component, plan),
    lines: { 'mount-fields': fields },
  };
}

const VOLUME_TEXTS = {
  claim: 'volumes/claim-volume.tpl',
  existingClaim: 'volumes/existing-claim-volume.tpl',
  emptyDir: 'volumes/empty-dir-volume.tpl',
  memory: 'volumes/memory-volume.tpl',
  hostPath: 'volumes/host-path-volume.tpl',
} as const;

/** The limit of the container's disk grows by what a claim would have held, as long as that is switched off. */
function resources(component: ComponentPlan): readonly SlotFill[] {
  const claims = listClaims(component);
  if (claims.length === 0) return [];
  return [
    {
      slot: 'resources',
      text: 'volumes/resources.tpl',
      lines: {
        'plain-volumes': claims.map((claim) => ({
          text: 'volumes/plain-volume-bytes.tpl',
          variables: variables(component, claim),
        })),
      },
    },
  ];
}

/** A claim of a StatefulSet is no volume of the pod as long as there is a claim template for it. */
function podVolume(component: ComponentPlan, plan: VolumePlan): SlotFill {
  const isMember = component.workload.kind === 'StatefulSet' && plan.volume.kind === 'claim';
  return {
    slot: isMember ? 'member-volumes' : 'volumes',
    text: isMember ? 'volumes/member-volume.tpl' : VOLUME_TEXTS[plan.volume.kind],
    variables: variables(component, plan),
  };
}

function validations(component: ComponentPlan, plan: VolumePlan): readonly SlotFill[] {
  // What must never run twice has one number of pods and one strategy anyway.
  const isSingleton = component.component.scaling.singleton !== undefined;
  if (plan.volume.kind !== 'claim' || isSingleton) return [];
  const fill = (text: SlotFill['text']): readonly SlotFill[] => [
    {
      slot: 'validations',
      text,
      variables: {
        ...variables(component, plan),
        'most-replicas': mostReplicas(component),
        'replicas-value': [
          ...listScalers(component).map((scaler) => `${scaler}.maxReplicas`),
          'replicaCount',
        ].join(' or '),
      },
    },
  ];
  switch (component.workload.kind) {
    case 'Deployment':
      return fill('volumes/validate-single-writer.tpl');
    case 'StatefulSet':
      return fill('volumes/validate-members.tpl');
    case 'DaemonSet':
      return fill('volumes/validate-every-node.tpl');
    case 'Job':
    case 'CronJob':
      return [];
  }
}

/** Template expression of the most pods there can be. */
function mostReplicas(component: ComponentPlan): string {
  const base = component.section === undefined ? '.Values' : `.Values.${component.section}`;
  return podCountExpression(component, base, 'maxReplicas');
}

/** Sizes that an environment changes. */
function environments(component: ComponentPlan, plan: ChartPlan): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => {
      const overrides = environment.components[component.name]?.volumes ?? {};
      const settings = listVolumes(component).flatMap(({ name: volume, path, volume: { kind } }) => {
        const size = overrides[volume]?.size;
        if (size === undefined) return [];
        return [{ path: [...path, kind === 'claim' ? 'size' : 'sizeLimit'], value: size }];
      });
      return [name, settings];
    }),
  );
}
