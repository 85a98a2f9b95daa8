{{- if [[scope]].eventScaling.enabled -}}
{{- if gt (int [[scope]].eventScaling.minReplicas) (int [[scope]].eventScaling.maxReplicas) -}}
{{- $problems = append $problems "[[path]]eventScaling.minReplicas is greater than [[path]]eventScaling.maxReplicas" -}}
{{- end -}}
{{- end -}}
