import type { Repair, RepairContext } from '../check.js';
import { defineContainerCheck } from '../define-check.js';
import { dig, toText } from '../manifest/manifest-value.js';
import type { ContainerView } from '../manifest/pod-view.js';
import { parseQuantity, quantityThousandths } from '../../units/quantity.js';

const RESOURCES_URL = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

type Bound = 'requests' | 'limits';

/** The amount in thousandths of the base unit; undefined when absent or unreadable. */
function amountOf(container: ContainerView, bound: Bound, resource: string): number | undefined {
  const text = toText(dig(container.content, 'resources', bound, resource));
  if (text === undefined) return undefined;
  const parsed = parseQuantity(text);
  return parsed.ok ? quantityThousandths(parsed.value) : undefined;
}

/** A limit never lies below the request: the smallest repair raises it to the request. */
function raiseLimit({ name, component }: RepairContext): Repair | undefined {
  const { requests, limits } = component.resources;
  const changes: Record<string, string> = {};
  for (const resource of ['cpu', 'memory', 'ephemeralStorage'] as const) {
    const limit = limits[resource];
    if (limit !== undefined && quantityThousandths(limit) < quantityThousandths(requests[resource]))
      changes[`/components/${name}/resources/limits/${resource}`] = requests[resource];
  }
  return Object.keys(changes).length === 0
    ? undefined
    : { safe: false, description: `raise the limits of ${name} to its requests`, changes };
}

/** Every container requests CPU and memory and limits its memory. */
export const containerResources = defineContainerCheck(
  {
    id: 'reliability/container-resources',
    severity: 'medium',
    hint: 'Set requests for cpu and memory and a limit for memory.',
    standards: [
      'kube-score/container-resources',
      'kube-linter/unset-cpu-requirements',
      'kube-linter/unset-memory-requirements',
      'Polaris/cpuRequestsMissing',
      'Polaris/memoryRequestsMissing',
      'Polaris/memoryLimitsMissing',
      'Trivy/KSV-0015',
      'Trivy/KSV-0016',
      'Trivy/KSV-0018',
      'NSA/C-0271',
    ],
    source: RESOURCES_URL,
  },
  function* (container) {
    const missing = (
      [
        ['requests', 'cpu'],
        ['requests', 'memory'],
        ['limits', 'memory'],
      ] as const
    ).filter(([bound, resource]) => dig(container.content, 'resources', bound, resource) === undefined);
    if (missing.length > 0)
      yield {
        pointer: '/resources',
        message: `has no ${missing.map(([bound, resource]) => `${bound}.${resource}`).join(', ')}`,
      };
  },
);

/** A CPU limit is a trade-off (throttling against noisy neighbours), so its absence is only mentioned. */
export const cpuLimit = defineContainerCheck(
  {
    id: 'reliability/cpu-limit',
    severity: 'info',
    hint: 'Set a generous limit (four times the request or more), or leave it out on purpose.',
    standards: ['Polaris/cpuLimitsMissing', 'Trivy/KSV-0011', 'NSA/C-0270'],
    source: RESOURCES_URL,
  },
  function* (container) {
    if (dig(container.content, 'resources', 'limits', 'cpu') === undefined)
      yield { pointer: '/resources/limits', message: 'has no CPU limit' };
  },
);

/** Local disk use is bounded, so that one pod cannot evict its neighbours. */
export const ephemeralStorage = defineContainerCheck(
  {
    id: 'reliability/ephemeral-storage',
    severity: 'low',
    hint: 'Set a request and a limit for ephemeral-storage.',
    standards: ['kube-score/container-ephemeral-storage-request-and-limit'],
    source: `${RESOURCES_URL}#local-ephemeral-storage`,
  },
  function* (container) {
    const missing = (['requests', 'limits'] as const).filter(
      (bound) => dig(container.content, 'resources', bound, 'ephemeral-storage') === undefined,
    );
    if (missing.length > 0)
      yield { pointer: '/resources', message: `has no ephemeral-storage ${missing.join(' and ')}` };
  },
);

/** No request above its limit: the API server refuses such a pod. */
export const requestWithinLimit = defineContainerCheck(
  {
    id: 'reliability/request-within-limit',
    severity: 'high',
    hint: 'Raise the limit or lower the request.',
    standards: [],
    source: RESOURCES_URL,
    repair: raiseLimit,
  },
  function* (container) {
    for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
      const request = amountOf(container, 'requests', resource);
      const limit = amountOf(container, 'limits', resource);
      if (request !== undefined && limit !== undefined && request > limit)
        yield { pointer: `/resources/limits/${resource}`, message: `${resource} request is above its limit` };
    }
  },
);

/** The image is pulled in a way that fits how it is named: Always for tags, IfNotPresent for digests. */
export const pullPolicy = defineContainerCheck(
  {
    id: 'reliability/pull-policy',
    severity: 'low',
    hint: 'Use Always for tags, IfNotPresent for digests.',
    standards: ['kube-score/container-image-pull-policy', 'Polaris/pullPolicyNotAlways'],
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    repair: ({ name, component }) =>
      component.imagePullPolicy === undefined || component.imagePullPolicy === 'Always'
        ? undefined
        : {
            safe: false,
            description: `pull the image of ${name} on every start`,
            changes: { [`/components/${name}/imagePullPolicy`]: 'Always' },
          },
  },
  function* (container) {
    const image = toText(container.content['image']) ?? '';
    const policy = toText(container.content['imagePullPolicy']);
    if (policy === 'Never')
      yield { pointer: '/imagePullPolicy', severity: 'medium', message: 'never pulls its image' };
    else if (policy !== 'Always' && !image.includes('@sha256:'))
      yield {
        pointer: '/imagePullPolicy',
        message: `uses pull policy ${policy ?? 'of the cluster'} for an image named by a tag`,
      };
  },
);
