{{- if and [[scope]].autoscaling.enabled [[scope]].eventScaling.enabled -}}
{{- $problems = append $problems "[[path]]autoscaling.enabled and [[path]]eventScaling.enabled exclude each other: two autoscalers would undo what the other did" -}}
{{- end -}}
