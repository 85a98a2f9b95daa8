{{- if [[values]].[[scaler]].enabled }}
- alert: AutoscalerAtMaximum
  expr: >-
    kube_horizontalpodautoscaler_status_current_replicas{namespace={{ $namespace | quote }},horizontalpodautoscaler={{ [[autoscaler]] | quote }}}
      >= kube_horizontalpodautoscaler_spec_max_replicas{namespace={{ $namespace | quote }},horizontalpodautoscaler={{ [[autoscaler]] | quote }}}
  for: 30m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: {{ $name }} runs as many pods as it may.
    description: >-
      For 30 minutes the autoscaler of {{ $name }} has been at its maximum of {{ "{{ $value }}" }} pods; more load would find no more pods.
    action: >-
      Raise [[path]][[scaler]].maxReplicas if the nodes have room, or find out what makes each pod so busy.
{{- end }}
