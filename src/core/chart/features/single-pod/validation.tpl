{{- if gt (int [[scope]].replicaCount) 1 -}}
{{- $problems = append $problems [[message]] -}}
{{- end -}}
