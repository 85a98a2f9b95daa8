- alert: CronJobFailed
  expr: >-
    kube_job_failed{namespace={{ $namespace | quote }},job_name=~{{ printf "%s-[0-9]+" $name | quote }},condition="true"} > 0
  for: 1m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: A run of {{ $name }} failed.
    description: >-
      The Job {{ "{{ $labels.job_name }}" }} ended without success.
    action: >-
      Read its log: kubectl logs --namespace {{ $namespace }} job/{{ "{{ $labels.job_name }}" }}. Deleting the failed Job ends the alert.
