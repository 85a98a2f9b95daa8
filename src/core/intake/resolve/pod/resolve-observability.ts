import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { JsonValue } from '../../../ports/json.js';
import { isServing } from '../component-context.js';
import type { ComponentContext } from '../resolution.js';
import { managementPort } from './management-port.js';

/** Seconds between two scrapes, the interval that dashboards and alerts are written for. */
const INTERVAL_SECONDS = 30;
/** Port of OTLP over HTTP: https://opentelemetry.io/docs/specs/otlp/#otlphttp-default-port (2026-11-28) */
const OTLP_HTTP_PORT = /:4318(?:\/|$)/;

/** Metrics and traces, once somebody asks for them. */
export function resolveObservability(context: ComponentContext): void {
  const wish = context.draft.fact('intent', 'monitoring', context.name);
  if (wish !== undefined && !context.draft.has('components', context.name, 'monitoring'))
    context.draft.derive(['components', context.name, 'monitoring'], {}, wish);
  if (context.draft.has('components', context.name, 'monitoring')) resolveMonitoring(context);
  else noteUnreadMetrics(context);
  if (context.draft.has('components', context.name, 'telemetry')) resolveTelemetry(context);
}

function resolveMonitoring(context: ComponentContext): void {
  const { draft, name, role, archetype, behaviour, mainPort } = context;
  const path = (leaf: string): readonly string[] => ['components', name, 'monitoring', leaf];
  const fill = (leaf: string, value: JsonValue, reason: string): void =>
    draft.fillDefault(path(leaf), value, reason);
  const port = metricsPort(context);
  if (port === undefined) {
    askForMetricsPort(context);
    return;
  }
  const served = isServing(role);
  draft.fillWish(
    ['components', name, 'monitoring'],
    'kind',
    served ? 'ServiceMonitor' : 'PodMonitor',
    served
      ? 'Prometheus finds the pods through the Service.'
      : 'It has no Service, so Prometheus finds the pods.',
  );
  fill('port', port, port === mainPort ? 'No other port serves metrics.' : 'The port that serves metrics.');
  const metrics = behaviour.metrics ?? archetype.metrics;
  if (metrics !== undefined)
    draft.fillArchetype(path('path'), archetype.id, {
      value: metrics.value.path,
      reference: metrics.reference,
    });
  fill('path', '/metrics', 'The usual path of Prometheus metrics.');
  fill(
    'intervalSeconds',
    INTERVAL_SECONDS,
    'The interval that dashboards and alerts are usually written for.',
  );
  fill('labels', {}, 'Nothing says which labels the Prometheus of the cluster selects.');
  fill('alerts', false, 'Nothing asks for alerts.');
  fill('dashboard', false, 'Nothing asks for a dashboard.');
}

/** Objects of an operator are made when asked for: they are refused where it is not installed. */
function noteUnreadMetrics({ draft, name, notes, role }: ComponentContext): void {
  if (draft.fact('components', name, 'ports', 'metrics', 'containerPort')?.source.kind !== 'request') return;
  const kind = isServing(role) ? 'ServiceMonitor' : 'PodMonitor';
  notes.push(
    `${name}: nothing in the chart tells Prometheus of the metrics port; where the Prometheus Operator runs, say "with a ${kind}".`,
  );
}

/** The stated port, else the archetype's, else one called `metrics`, else the main one. */
function metricsPort(context: ComponentContext): string | undefined {
  const { draft, name, behaviour, mainPort } = context;
  const stated = draft.text('components', name, 'monitoring', 'port');
  const candidates = [
    stated,
    managementPort(context) ?? 'metrics',
    behaviour.metrics?.value.port ?? mainPort,
    mainPort,
  ];
  return candidates.find((port) => port !== '' && draft.has('components', name, 'ports', port));
}

function askForMetricsPort({ draft, name, questions, mainPort }: ComponentContext): void {
  const port =
    draft.text('components', name, 'monitoring', 'port') || (mainPort === 'http' ? 'metrics' : mainPort);
  const pointer = formatPointer('components', name, 'ports', port, 'containerPort');
  questions.push({
    id: pointer,
    text: `On which port does ${name} serve its metrics?`,
    reason: `The request asks for monitoring, but ${name} has no port that Prometheus could read.`,
    pointer,
    kind: 'port',
    example: '9090',
  });
}

function resolveTelemetry({ draft, name, questions }: ComponentContext): void {
  const path = ['components', name, 'telemetry'];
  const endpoint = draft.text(...path, 'endpoint');
  const isHttp = OTLP_HTTP_PORT.test(endpoint);
  draft.fillDefault(
    [...path, 'protocol'],
    isHttp ? 'http/protobuf' : 'grpc',
    isHttp
      ? 'Port 4318 is the one of OTLP over HTTP.'
      : 'Collectors speak gRPC unless the port says otherwise.',
  );
  if (endpoint !== '') return;
  const pointer = formatPointer(...path, 'endpoint');
  questions.push({
    id: pointer,
    text: `Where is the OpenTelemetry collector of ${name}?`,
    reason: 'The request asks for OpenTelemetry but names no address of a collector.',
    pointer,
    kind: 'text',
    example: 'http://otel-collector.observability:4317',
  });
}
