import type { Probe } from '../../../blueprint/schema/container.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { ComponentPlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { closed, listOf, oneOf, SECONDS, STRING, URL_PATH } from '../../value-schemas.js';

const PORT_NAME_OR_NUMBER: JsonObject = {
  type: ['string', 'integer'],
  minimum: 1,
  maximum: 65535,
  pattern: '^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$',
};
const COUNT: JsonObject = { type: 'integer', minimum: 1, maximum: 1000 };

/**
 * Fields of a probe by dotted path: what they mean and what they accept.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe
 */
const PROBE_FIELDS: Readonly<Record<string, readonly [string, JsonObject]>> = {
  'httpGet.path': ['Path that is asked.', URL_PATH],
  'httpGet.port': ['Port, by name or number.', PORT_NAME_OR_NUMBER],
  'httpGet.scheme': ['HTTP or HTTPS.', oneOf('HTTP', 'HTTPS')],
  'httpGet.httpHeaders': ['Headers to send.', listOf(closed({ name: STRING, value: STRING }))],
  'tcpSocket.port': ['Port that must accept a connection.', PORT_NAME_OR_NUMBER],
  'grpc.port': ['Port number of the gRPC health service.', { type: 'integer', minimum: 1, maximum: 65535 }],
  'grpc.service': ['Name of the gRPC service.', STRING],
  'exec.command': ['Command that must exit with 0.', listOf(STRING)],
  initialDelaySeconds: ['Seconds before the first check.', SECONDS],
  periodSeconds: ['Seconds between checks.', { ...SECONDS, minimum: 1 }],
  timeoutSeconds: ['Seconds after which a check has failed.', { ...SECONDS, minimum: 1 }],
  failureThreshold: ['Failures in a row that count.', COUNT],
  successThreshold: ['Successes in a row that count.', COUNT],
};

const PURPOSES = {
  startup: 'Holds the other checks back until the process has started',
  liveness: 'Restarts a container that hangs',
  readiness: 'Takes a pod out of rotation while it cannot serve',
} as const;

/** Values of the three probes, as plain Kubernetes objects; null switches one off. */
export function probeValues(plan: ComponentPlan): readonly ValueDefinition[] {
  return (['startup', 'liveness', 'readiness'] as const).flatMap((kind) => {
    const probe = plan.component.probes[kind];
    const set = probe === undefined ? {} : probeFields(probe, plan);
    const key = `${kind}Probe`;
    return [
      ...(probe === undefined ? [emptyProbe(key, PURPOSES[kind])] : []),
      ...Object.entries(PROBE_FIELDS).map(([path, [description, schema]]) => {
        const value = set[path];
        return {
          path: [key, ...path.split('.')],
          section: 'Health checks' as const,
          description: path in set && isFirst(set, path) ? `${PURPOSES[kind]}. ${description}` : description,
          schema,
          ...(value === undefined ? {} : { value }),
        };
      }),
    ];
  });
}

function emptyProbe(key: string, purpose: string): ValueDefinition {
  return {
    path: [key],
    section: 'Health checks',
    description: `${purpose}; off.`,
    schema: { type: 'object' },
    value: {},
  };
}

function isFirst(set: Readonly<Record<string, JsonValue>>, path: string): boolean {
  return Object.keys(PROBE_FIELDS).find((field) => field in set) === path;
}

function probeFields(probe: Probe, { component }: ComponentPlan): Readonly<Record<string, JsonValue>> {
  return {
    ...probeHandler(probe, component.ports[probe.port ?? '']?.containerPort ?? 0),
    ...(probe.initialDelaySeconds === undefined ? {} : { initialDelaySeconds: probe.initialDelaySeconds }),
    periodSeconds: probe.periodSeconds,
    timeoutSeconds: probe.timeoutSeconds,
    failureThreshold: probe.failureThreshold,
  };
}

function probeHandler(probe: Probe, portNumber: number): Readonly<Record<string, JsonValue>> {
  const { port = '' } = probe;
  if (probe.path !== undefined) return { 'httpGet.path': probe.path, 'httpGet.port': port };
  if (probe.command !== undefined) return { 'exec.command': probe.command };
  // A gRPC probe takes no port names.
  if (probe.grpc === true) return { 'grpc.port': portNumber };
  return { 'tcpSocket.port': port };
}
