import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { severalPods } from '../deployment/deployment-values.js';
import { BOOLEAN, oneOf, REPLICAS, SECONDS, STRING_MAP } from '../../value-schemas.js';
import { listScalers } from '../pod/replicas.js';
import { listClaims } from '../volumes/volume-plan.js';

const scaling = defineSection('Scaling');
const storage = defineSection('Storage');
const service = defineSection('Service');

/** Values that only a StatefulSet reads. @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
export function statefulSetValues(plan: ComponentPlan): readonly ValueDefinition[] {
  const { component } = plan;
  const scalers = listScalers(plan);
  return [
    scaling(
      'replicaCount',
      `Number of pods${scalers.length === 0 ? '' : ` while ${scalers.join(' and ')} ${scalers.length === 1 ? 'is' : 'are'} off`}; each has a number, a name and storage of its own.`,
      REPLICAS,
      { value: component.scaling.replicas, ...severalPods(component) },
    ),
    scaling(
      'podManagementPolicy',
      'OrderedReady: pods start one after the other; Parallel: all at once. Fixed once installed.',
      oneOf('OrderedReady', 'Parallel'),
      { value: component.statefulSet?.podManagementPolicy ?? 'OrderedReady' },
    ),
    scaling('minReadySeconds', 'Seconds a pod has to be ready before the next one is replaced.', SECONDS, {
      value: 0,
    }),
    scaling(
      'revisionHistoryLimit',
      'Old revisions kept for a rollback.',
      { type: 'integer', minimum: 0, maximum: 100 },
      { value: 5 },
    ),
    scaling(
      'updateStrategy.type',
      'RollingUpdate: replaces pods from the last to the first; OnDelete: only those that somebody deletes.',
      oneOf('RollingUpdate', 'OnDelete'),
      { value: 'RollingUpdate' },
    ),
    scaling(
      'updateStrategy.rollingUpdate.partition',
      'Pods with a lower number keep their revision: for trying an update on the last pods first.',
      REPLICAS,
      { value: 0 },
    ),
    ...(listClaims(plan).length === 0 ? [] : retentionValues(plan)),
    ...headlessValues(plan),
  ];
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention */
function retentionValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const policy = oneOf('Retain', 'Delete');
  return [
    storage(
      'persistentVolumeClaimRetentionPolicy.whenDeleted',
      'Retain: helm uninstall leaves the claims and their data.',
      policy,
      { value: component.statefulSet?.whenDeleted ?? 'Retain' },
    ),
    storage(
      'persistentVolumeClaimRetentionPolicy.whenScaled',
      'Retain: a pod that comes back after scaling down finds its data.',
      policy,
      { value: component.statefulSet?.whenScaled ?? 'Retain' },
    ),
  ];
}

function headlessValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  return [
    service(
      'headlessService.publishNotReadyAddresses',
      'Pods have a name before they are ready: members of a cluster find each other while it forms.',
      BOOLEAN,
      { value: component.statefulSet?.publishNotReadyAddresses ?? false },
    ),
    service(
      'headlessService.annotations',
      'Annotations of the Service that gives pods their names. Helm expressions are filled in.',
      STRING_MAP,
      { value: {}, example: { 'example.com/owner': 'platform' } },
    ),
  ];
}
