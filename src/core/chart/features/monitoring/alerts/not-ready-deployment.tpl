- alert: PodsNotReady
  expr: >-
    kube_deployment_status_replicas_available{namespace={{ $namespace | quote }},deployment={{ $name | quote }}}
      < kube_deployment_spec_replicas{namespace={{ $namespace | quote }},deployment={{ $name | quote }}}
  for: 15m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: {{ $name }} has fewer ready pods than it wants.
    description: >-
      For 15 minutes only {{ "{{ $value }}" }} pods of the Deployment {{ $name }} have been available.
    action: >-
      See which pods are not ready, and why: kubectl get pods --namespace {{ $namespace }}, then kubectl describe pod. A rollout that hangs is taken back with helm rollback.
