{{/* The fewest pods of [[component]] that run: fewer than two need no disruption budget. */}}
{{- define "[[prefix]].leastReplicas" -}}
{{- [[least-replicas]] -}}
{{- end -}}

{{/* Not empty while there may be several pods of [[component]]: load and events start more than the fewest. */}}
{{- define "[[prefix]].severalPods" -}}
{{- if or [[several]] -}}
true
{{- end -}}
{{- end -}}

