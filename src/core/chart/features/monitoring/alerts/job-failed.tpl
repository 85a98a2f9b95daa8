- alert: JobFailed
  expr: >-
    kube_job_failed{namespace={{ $namespace | quote }},job_name=~{{ printf "%s(-.+)?" $name | quote }},condition="true"} > 0
  for: 1m
  labels:
    severity: critical
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: {{ $name }} failed.
    description: >-
      The Job {{ "{{ $labels.job_name }}" }} ended without success.
    action: >-
      Read its log: kubectl logs --namespace {{ $namespace }} job/{{ "{{ $labels.job_name }}" }}, and run it again once the cause is gone.
