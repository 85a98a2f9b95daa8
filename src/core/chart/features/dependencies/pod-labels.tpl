{{/* Labels of the pods of [[dependency]]. */}}
{{- define "[[cluster]].podLabels" -}}
[[slot labels]]
{{- end -}}

