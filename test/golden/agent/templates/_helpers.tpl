{{/*
Named templates of the agent chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "agent.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "agent.fullname" -}}
{{- $name := include "agent.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/*
A base name and a suffix, as (list base suffix). Longer than 63 characters it is cut and ends with a hash of the whole,
so that two releases with long names never meet.
*/}}
{{- define "agent.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "agent.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "agent.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "agent.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "agent.annotations" -}}
{{- $root := first . -}}
{{- $merged := dict -}}
{{- range rest . -}}
{{- $merged = mergeOverwrite $merged (deepCopy (. | default dict)) -}}
{{- end -}}
{{- with $merged -}}
{{- tpl (toYaml .) $root -}}
{{- end -}}
{{- end -}}

{{/* Image reference from (dict "image" … "root" $): registry, repository, tag and, when set, digest. */}}
{{- define "agent.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "agent.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "agent.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "agent.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "agent.securityContext" -}}
{{- if include "agent.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "agent.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels that select the pods of agent; they never change, because selectors cannot. */}}
{{- define "agent.selectorLabels" -}}
app.kubernetes.io/name: {{ include "agent.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of the objects of agent. */}}
{{- define "agent.labels" -}}
helm.sh/chart: {{ include "agent.chart" . | quote }}
{{ include "agent.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "agent.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of agent: without the chart's version, so that a new chart does not restart them. */}}
{{- define "agent.podLabels" -}}
{{ include "agent.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount of agent. */}}
{{- define "agent.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "agent.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "agent.validate" -}}
{{- $problems := list -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.env | default dict -}}
{{- $named := list -}}
{{- range .Values.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "NODE_NAME")) (has .name $named) -}}
{{- $problems = append $problems (printf "extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "NODE_NAME")) -}}
{{- $problems = append $problems (printf "env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
