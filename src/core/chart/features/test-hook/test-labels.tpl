{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "[[chart]].testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "[[chart]].name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

