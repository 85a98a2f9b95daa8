- alert: ContainerCrashLooping
  expr: >-
    max_over_time(kube_pod_container_status_waiting_reason{namespace={{ $namespace | quote }},pod=~{{ $pods | quote }},reason="CrashLoopBackOff"}[5m]) >= 1
  for: 5m
  labels:
    severity: critical
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: A container of {{ $name }} crashes again and again.
    description: >-
      Container {{ "{{ $labels.container }}" }} of pod {{ "{{ $labels.pod }}" }} ends shortly after each start.
    action: >-
      Read the log of the crash: kubectl logs --previous --namespace {{ $namespace }} {{ "{{ $labels.pod }}" }} --container {{ "{{ $labels.container }}" }}. OOMKilled in kubectl describe pod means the memory limit is too low.
