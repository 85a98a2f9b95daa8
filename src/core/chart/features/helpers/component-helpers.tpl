[[slot component-fullname]]
{{/* Labels that select the pods of [[component]]; they never change, because selectors cannot. */}}
{{- define "[[prefix]].selectorLabels" -}}
app.kubernetes.io/name: {{ include "[[chart]].name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
[[slot component-label]]
{{- end -}}

{{/* Labels of the objects of [[component]]. */}}
{{- define "[[prefix]].labels" -}}
helm.sh/chart: {{ include "[[chart]].chart" . | quote }}
{{ include "[[prefix]].selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "[[chart]].commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of [[component]]: without the chart's version, so that a new chart does not restart them. */}}
{{- define "[[prefix]].podLabels" -}}
{{ include "[[prefix]].selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy ([[scope]].podLabels | default dict)) }}
[[slot pod-labels]]
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

