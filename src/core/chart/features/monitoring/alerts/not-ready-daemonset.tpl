- alert: PodsNotReady
  expr: >-
    kube_daemonset_status_number_ready{namespace={{ $namespace | quote }},daemonset={{ $name | quote }}}
      < kube_daemonset_status_desired_number_scheduled{namespace={{ $namespace | quote }},daemonset={{ $name | quote }}}
  for: 15m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: {{ $name }} does not run on every node that it should.
    description: >-
      For 15 minutes only {{ "{{ $value }}" }} pods of the DaemonSet {{ $name }} have been ready.
    action: >-
      See on which nodes pods are missing: kubectl get pods --output wide --namespace {{ $namespace }}. Taints and full nodes are in the events of kubectl describe daemonset.
