- alert: MetricsTargetDown
  expr: >-
    up{namespace={{ $namespace | quote }},job={{ [[job]] | quote }}} == 0
  for: 10m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: Metrics of {{ $name }} cannot be read.
    description: >-
      Prometheus has not reached {{ "{{ $labels.instance }}" }} for ten minutes, so other alerts of {{ $name }} may be blind.
    action: >-
      Look whether the pod is ready, whether it serves the metrics path, and whether the NetworkPolicy lets Prometheus in.
