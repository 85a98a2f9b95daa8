{{- if [[values]].telemetry.enabled }}
# Read by OpenTelemetry; the first four are only parts of the resource attributes.
- name: K8S_NAMESPACE_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.namespace
- name: K8S_NODE_NAME
  valueFrom:
    fieldRef:
      fieldPath: spec.nodeName
- name: K8S_POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: K8S_POD_UID
  valueFrom:
    fieldRef:
      fieldPath: metadata.uid
- name: OTEL_SERVICE_NAME
  value: {{ [[values]].telemetry.serviceName | quote }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: {{ include "[[prefix]].resourceAttributes" . | quote }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ [[values]].telemetry.endpoint | quote }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ [[values]].telemetry.protocol | quote }}
{{- else }}
- name: OTEL_SDK_DISABLED
  value: "true"
{{- end }}
