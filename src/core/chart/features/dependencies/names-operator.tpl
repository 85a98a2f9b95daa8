{{/* Name of the cluster that [[title]] makes for [[dependency]]: at most [[max]] characters, more it refuses. */}}
{{- define "[[cluster]]" -}}
{{- $name := printf "%s-%s" (include "[[chart]].fullname" .) "[[dependency]]" -}}
{{- if gt (len $name) [[max]] -}}
{{- printf "%s-%s" ($name | trunc [[cut]] | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Labels of the objects of [[dependency]]. */}}
{{- define "[[cluster]].labels" -}}
helm.sh/chart: {{ include "[[chart]].chart" . | quote }}
app.kubernetes.io/name: "[[dependency]]"
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/part-of: {{ include "[[chart]].name" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "[[chart]].commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Annotations of the objects of [[dependency]]: its data stays when the release is uninstalled. */}}
{{- define "[[cluster]].annotations" -}}
{{- include "[[chart]].annotations" (list . .Values.commonAnnotations (dict "helm.sh/resource-policy" "keep")) -}}
{{- end -}}

