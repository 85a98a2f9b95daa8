import type { JsonValue } from '../../../ports/json.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { listOf, OBJECT_LIST, STRING_MAP } from '../../value-schemas.js';

const extras = defineSection('Pod extras');
const configuration = defineSection('Configuration');

/** A helper container that passes the same checks as the application, for the ci values. */
const EXAMPLE_CONTAINER = {
  image: 'docker.io/library/busybox:1.37.0',
  imagePullPolicy: 'Always',
  securityContext: {
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
  },
  resources: {
    requests: { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '16Mi' },
    limits: { cpu: '100m', memory: '32Mi', 'ephemeral-storage': '64Mi' },
  },
} as const satisfies JsonValue;

/** The rest of a variable is read by Kubernetes; its name is read by checks of the chart. */
const VARIABLES = listOf({ type: 'object', required: ['name'] });

const INIT_CONTAINERS =
  'Containers that run to their end before the application starts; with restartPolicy Always they keep running beside it.';

/** Values that pass Kubernetes objects through; Helm expressions in the extra ones are filled in. */
export function podExtraValues({ component, workload }: ComponentPlan): readonly ValueDefinition[] {
  const { podLabels, podAnnotations } = component;
  return [
    configuration('extraEnv', 'Further environment variables as Kubernetes objects.', VARIABLES, {
      value: [],
      example: [{ name: 'RELEASE', value: '{{ .Release.Name }}' }],
    }),
    configuration('extraEnvFrom', 'ConfigMaps and Secrets whose keys all become variables.', OBJECT_LIST, {
      value: [],
      example: [{ configMapRef: { name: 'shared-settings', optional: true } }],
    }),
    extras('podLabels', 'Labels of the pods; never part of selectors.', STRING_MAP, {
      value: podLabels,
      example: { ...podLabels, tier: 'backend' },
    }),
    extras('podAnnotations', 'Annotations of the pods. Helm expressions are filled in.', STRING_MAP, {
      value: podAnnotations,
      example: { ...podAnnotations, 'example.com/release': '{{ .Release.Name }}' },
    }),
    extras('initContainers', INIT_CONTAINERS, OBJECT_LIST, {
      value: [],
      example: [{ name: 'prepare', ...EXAMPLE_CONTAINER, command: ['true'] }],
    }),
    ...(workload.isLongRunning
      ? [
          extras(
            'sidecars',
            'Containers that run beside the application. As an init container with restartPolicy Always, one starts before it and stops after it.',
            OBJECT_LIST,
            { value: [] },
          ),
        ]
      : []),
    extras('extraVolumes', 'Further volumes.', OBJECT_LIST, {
      value: [],
      // A name that no volume of a Blueprint is likely to have.
      example: [{ name: 'extra-scratch', emptyDir: { sizeLimit: '16Mi' } }],
    }),
    extras('extraVolumeMounts', 'Mounts of the application container.', OBJECT_LIST, {
      value: [],
      example: [{ name: 'extra-scratch', mountPath: '/extra-scratch' }],
    }),
  ];
}
