{{/* Name of the objects of the subchart [[dependency]], as the subchart itself builds it. */}}
{{- define "[[cluster]]" -}}
{{- if contains "[[dependency]]" .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name "[[dependency]]" | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

