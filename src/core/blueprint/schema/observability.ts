import { z } from 'zod';
import { DnsLabelLeaf, LineLeaf, SecondsLeaf, StringMap } from './leaf.js';

/** How Prometheus reads the component's metrics, through objects of the Prometheus Operator. */
export const Monitoring = z.strictObject({
  /** `ServiceMonitor` finds the pods through the Service, `PodMonitor` without one. */
  kind: z.enum(['ServiceMonitor', 'PodMonitor']),
  /** Name of the component's port that serves metrics; absent: it serves none, and only alerts and dashboard are made. */
  port: DnsLabelLeaf.optional(),
  path: z.string().regex(/^\//),
  intervalSeconds: SecondsLeaf.min(1),
  /** Labels the Prometheus of the cluster selects its monitors by. */
  labels: StringMap,
  /** Alerts about the workload: a PrometheusRule. */
  alerts: z.boolean(),
  /** A dashboard in a ConfigMap that Grafana's sidecar loads. */
  dashboard: z.boolean(),
});
export type Monitoring = z.infer<typeof Monitoring>;

/** OpenTelemetry: the variables its SDKs read. @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
export const Telemetry = z.strictObject({
  endpoint: LineLeaf.regex(/^https?:\/\//, 'must be an address such as http://otel-collector:4317'),
  protocol: z.enum(['grpc', 'http/protobuf']),
});
export type Telemetry = z.infer<typeof Telemetry>;
