{{- if [[scope]].autoscaling.enabled -}}
{{- if gt (int [[scope]].autoscaling.minReplicas) (int [[scope]].autoscaling.maxReplicas) -}}
{{- $problems = append $problems "[[path]]autoscaling.minReplicas is greater than [[path]]autoscaling.maxReplicas" -}}
{{- end -}}
{{- if not (or [[scope]].autoscaling.targetCpuPercent [[scope]].autoscaling.targetMemoryPercent [[scope]].autoscaling.extraMetrics) -}}
{{- $problems = append $problems "[[path]]autoscaling.enabled needs targetCpuPercent, targetMemoryPercent or extraMetrics" -}}
{{- end -}}
{{- end -}}
