- alert: CronJobLate
  expr: >-
    time() - kube_cronjob_next_schedule_time{namespace={{ $namespace | quote }},cronjob={{ $name | quote }}} > {{ [[values]].monitoring.alerts.lateSeconds }}
  for: 5m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: {{ $name }} did not start when it should.
    description: >-
      The CronJob {{ $name }} is {{ "{{ $value | humanizeDuration }}" }} late.
    action: >-
      A run that does not end holds back the next one while overlaps are forbidden: kubectl get jobs --namespace {{ $namespace }}. Else look at the events of kubectl describe cronjob.
