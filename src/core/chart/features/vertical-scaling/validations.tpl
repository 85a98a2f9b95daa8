{{- if and [[scope]].verticalScaling.enabled (ne [[scope]].verticalScaling.updateMode "Off") [[scope]].autoscaling.enabled -}}
{{- if and [[scope]].autoscaling.targetCpuPercent (has "cpu" [[scope]].verticalScaling.controlledResources) -}}
{{- $problems = append $problems "[[path]]verticalScaling must not set the CPU that [[path]]autoscaling.targetCpuPercent scales by: set updateMode to Off, or take cpu out of controlledResources" -}}
{{- end -}}
{{- if and [[scope]].autoscaling.targetMemoryPercent (has "memory" [[scope]].verticalScaling.controlledResources) -}}
{{- $problems = append $problems "[[path]]verticalScaling must not set the memory that [[path]]autoscaling.targetMemoryPercent scales by: set updateMode to Off, or take memory out of controlledResources" -}}
{{- end -}}
{{- end -}}
