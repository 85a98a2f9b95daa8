import type { ComponentPlan } from '../../chart-plan.js';
import { DEFAULT_ACCESS_MODE } from '../../single-pod.js';
import type { ValueDefinition, ValueOptions } from '../../value-definition.js';
import type { JsonObject } from '../../../ports/json.js';
import { ACCESS_MODES } from '../../../blueprint/schema/volume.js';
import {
  BOOLEAN,
  closed,
  listOf,
  OBJECT_LIST,
  oneOf,
  pattern,
  STORAGE_SIZE,
  STRING,
  STRING_MAP,
  SUBDOMAIN_OR_EMPTY,
} from '../../value-schemas.js';
import type { VolumePlan } from './volume-plan.js';

/** Makes one value of a volume from its key. */
type Define = (
  key: string,
  description: string,
  schema: JsonObject,
  options: ValueOptions,
) => ValueDefinition;

/** Part of a volume, or nothing: never a path that leaves it. */
const SUB_PATH = pattern('^([^/.][^/]*(/[^/.][^/]*)*)?$');

/** Values of one volume; what each kind of volume does not have is not there. */
export function volumeValues(component: ComponentPlan, plan: VolumePlan): readonly ValueDefinition[] {
  const define: Define = (key, description, schema, options) => ({
    path: [...plan.path, key],
    section: 'Storage',
    description,
    schema,
    ...options,
  });
  switch (plan.volume.kind) {
    case 'claim':
      return claimValues(component, plan, define);
    case 'existingClaim':
      return existingClaimValues(plan, define);
    case 'hostPath':
      return hostPathValues(plan, define);
    case 'emptyDir':
    case 'memory':
      return [sizeLimit(component, plan, define)];
  }
}

function claimValues(
  component: ComponentPlan,
  { volume }: VolumePlan,
  define: Define,
): readonly ValueDefinition[] {
  const isTemplate = component.workload.kind === 'StatefulSet';
  return [
    define(
      'enabled',
      `Keeps ${volume.mountPath} on a PersistentVolumeClaim${isTemplate ? ' for each pod' : ''}; false: it is lost with the pod.`,
      BOOLEAN,
      { value: true, isSwitch: true },
    ),
    define(
      'existingClaim',
      isTemplate
        ? 'Claim that exists and is used instead, for a single pod; empty: one claim for each pod.'
        : 'Claim that exists and is used instead; empty: the chart makes one.',
      SUBDOMAIN_OR_EMPTY,
      { value: '' },
    ),
    define(
      'size',
      isTemplate
        ? 'Size of each claim. Fixed once installed; the README says how to grow.'
        : 'Size; it can grow where the StorageClass allows it, never shrink.',
      STORAGE_SIZE,
      { value: volume.size ?? '' },
    ),
    define(
      'storageClass',
      'StorageClass; empty: the default of the cluster; "-": none, for volumes made by hand.',
      pattern('^(-|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$'),
      { value: volume.storageClass ?? '' },
    ),
    define(
      'accessModes',
      'ReadWriteOnce: one node mounts it; ReadWriteMany: pods on all nodes share it.',
      listOf(oneOf(...ACCESS_MODES), { minItems: 1, uniqueItems: true }),
      { value: [volume.accessMode ?? DEFAULT_ACCESS_MODE], example: ['ReadWriteMany'] },
    ),
    ...(isTemplate
      ? []
      : [define('retain', 'helm uninstall leaves the claim and its data.', BOOLEAN, { value: true })]),
    ...claimDetails(define),
    subPath(volume.subPath, define),
  ];
}

function claimDetails(define: Define): readonly ValueDefinition[] {
  return [
    define('annotations', 'Annotations of the claim, for example of a backup tool.', STRING_MAP, {
      value: {},
      example: { 'example.com/backup': 'daily' },
    }),
    define(
      'dataSource',
      'Snapshot or claim that the new volume starts with.',
      closed({ apiGroup: STRING, kind: STRING, name: STRING }),
      {
        value: {},
        example: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'last-week' },
      },
    ),
    define(
      'selector',
      'Labels of a volume made by hand.',
      closed({ matchLabels: STRING_MAP, matchExpressions: OBJECT_LIST }),
      { value: {}, example: { matchLabels: { disk: 'fast' } } },
    ),
  ];
}

function existingClaimValues({ volume }: VolumePlan, define: Define): readonly ValueDefinition[] {
  return [
    define(
      'existingClaim',
      `PersistentVolumeClaim mounted at ${volume.mountPath}; it has to exist.`,
      pattern('^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$'),
      { value: volume.claimName ?? '' },
    ),
    subPath(volume.subPath, define),
  ];
}

function subPath(value: string | undefined, define: Define): ValueDefinition {
  return define('subPath', 'Directory of the volume that is mounted; empty: its root.', SUB_PATH, {
    value: value ?? '',
  });
}

function hostPathValues({ volume }: VolumePlan, define: Define): readonly ValueDefinition[] {
  return [
    define(
      'path',
      `Directory of the node that the container sees at ${volume.mountPath}.`,
      pattern('^/[^\\s]*$'),
      { value: volume.hostPath ?? '' },
    ),
  ];
}

function sizeLimit({ component }: ComponentPlan, { volume }: VolumePlan, define: Define): ValueDefinition {
  const isMemory = volume.kind === 'memory';
  const { limits } = component.resources;
  return define(
    'sizeLimit',
    isMemory
      ? `Most that ${volume.mountPath} may hold; it lies in memory and counts against the memory limit.`
      : `Most that ${volume.mountPath} may hold; it is lost with the pod.`,
    STORAGE_SIZE,
    { value: volume.size ?? (isMemory ? limits.memory : limits.ephemeralStorage) },
  );
}
