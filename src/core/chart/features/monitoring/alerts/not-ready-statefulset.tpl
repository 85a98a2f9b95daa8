- alert: PodsNotReady
  expr: >-
    kube_statefulset_status_replicas_ready{namespace={{ $namespace | quote }},statefulset={{ $name | quote }}}
      < kube_statefulset_replicas{namespace={{ $namespace | quote }},statefulset={{ $name | quote }}}
  for: 15m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: {{ $name }} has fewer ready pods than it wants.
    description: >-
      For 15 minutes only {{ "{{ $value }}" }} pods of the StatefulSet {{ $name }} have been ready.
    action: >-
      See which pod is not ready, and why: kubectl describe pod. A pod that waits for its volume shows it in its events; the others wait for it when pods start in order.
