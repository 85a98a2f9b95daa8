{{/* The fewest pods of [[component]] that run: fewer than two need no disruption budget. */}}
{{- define "[[prefix]].leastReplicas" -}}
{{- [[least-replicas]] -}}
{{- end -}}

