import { formatPointer } from '../../blueprint/json-pointer.js';
import type { JsonObject } from '../../ports/json.js';
import type { ManifestObject } from './manifest-object.js';
import { dig, toList, toObject, toStringMap, toText } from './manifest-value.js';

/** What a container is for in its pod. */
export type ContainerRole = 'app' | 'init' | 'sidecar' | 'ephemeral';

/** One container with its place in the object. */
export interface ContainerView {
  readonly role: ContainerRole;
  readonly name: string;
  /** JSON pointer into the object. */
  readonly pointer: string;
  readonly content: JsonObject;
}

/** The pod (template) of a workload. */
export interface PodView {
  readonly object: ManifestObject;
  /** JSON pointer to the pod specification. */
  readonly pointer: string;
  readonly spec: JsonObject;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Containers, init containers and ephemeral ones, in this order. */
  readonly containers: readonly ContainerView[];
}

/** Where each workload kind keeps its pod template. */
const TEMPLATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The pod of a workload object; undefined for objects that run nothing. */
export function podOf(object: ManifestObject): PodView | undefined {
  const path = Object.hasOwn(TEMPLATE_PATHS, object.kind) ? TEMPLATE_PATHS[object.kind] : undefined;
  if (path === undefined) return undefined;
  const template = dig(object.content, ...path);
  const spec = toObject(dig(template, 'spec'));
  const pointer = formatPointer(...path, 'spec');
  return {
    object,
    pointer,
    spec,
    labels: toStringMap(dig(template, 'metadata', 'labels')),
    annotations: toStringMap(dig(template, 'metadata', 'annotations')),
    containers: [
      ...listContainers(spec, pointer, 'containers'),
      ...listContainers(spec, pointer, 'initContainers'),
      ...listContainers(spec, pointer, 'ephemeralContainers'),
    ],
  };
}

const FIELD_ROLES: Readonly<Record<string, ContainerRole>> = {
  containers: 'app',
  initContainers: 'init',
  ephemeralContainers: 'ephemeral',
};

function listContainers(spec: JsonObject, pointer: string, field: string): readonly ContainerView[] {
  return toList(dig(spec, field)).map((entry, index) => {
    const content = toObject(entry);
    const isSidecar = field === 'initContainers' && content['restartPolicy'] === 'Always';
    return {
      role: isSidecar ? 'sidecar' : (FIELD_ROLES[field] ?? 'app'),
      name: toText(content['name']) ?? String(index),
      pointer: pointer + formatPointer(field, String(index)),
      content,
    };
  });
}

/** Kinds whose pods run until somebody stops them. */
const SERVING_KINDS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** True for pods that keep running: probes, spreading and graceful shutdown matter for them. */
export function isServing(pod: PodView): boolean {
  return SERVING_KINDS.has(pod.object.kind) && pod.object.hooks.length === 0;
}
