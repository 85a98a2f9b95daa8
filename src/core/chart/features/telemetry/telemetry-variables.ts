/** Environment variables that the chart sets itself while it sends telemetry. */
export const TELEMETRY_VARIABLES: readonly string[] = [
  'K8S_NAMESPACE_NAME',
  'K8S_NODE_NAME',
  'K8S_POD_NAME',
  'K8S_POD_UID',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
];
