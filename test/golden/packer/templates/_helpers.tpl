{{/*
Named templates of the packer chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "packer.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "packer.fullname" -}}
{{- $name := include "packer.name" . -}}
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
{{- define "packer.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "packer.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "packer.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "packer.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "packer.annotations" -}}
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
{{- define "packer.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "packer.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "packer.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "packer.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "packer.securityContext" -}}
{{- if include "packer.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "packer.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "packer.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "packer.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels that select the pods of packer; they never change, because selectors cannot. */}}
{{- define "packer.selectorLabels" -}}
app.kubernetes.io/name: {{ include "packer.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of the objects of packer. */}}
{{- define "packer.labels" -}}
helm.sh/chart: {{ include "packer.chart" . | quote }}
{{ include "packer.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "packer.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of packer: without the chart's version, so that a new chart does not restart them. */}}
{{- define "packer.podLabels" -}}
{{ include "packer.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of packer that run: fewer than two need no disruption budget. */}}
{{- define "packer.leastReplicas" -}}
{{- ternary .Values.eventScaling.minReplicas .Values.replicaCount .Values.eventScaling.enabled -}}
{{- end -}}

{{/* Not empty while there may be several pods of packer: load and events start more than the fewest. */}}
{{- define "packer.severalPods" -}}
{{- if or (gt (int (include "packer.leastReplicas" .)) 1) .Values.eventScaling.enabled -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the Secret "broker" that packer reads. */}}
{{- define "packer.secretName.broker" -}}
{{- .Values.secrets.broker.name | default (include "packer.suffixedName" (list (include "packer.fullname" .) "broker")) -}}
{{- end -}}

{{/* Name of the ServiceAccount of packer. */}}
{{- define "packer.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "packer.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/*
Names of the pods of packer as a regular expression: the name of the workload and what a Deployment adds to it, which
has no vowels, so that a component whose name begins alike is not meant. Kubernetes cuts the names of pods with long bases.
*/}}
{{- define "packer.podPattern" -}}
{{- $name := include "packer.fullname" . -}}
{{- if gt (len $name) 40 }}{{ $name | trunc 40 }}.+{{ else }}{{ $name }}-[bcdfghjklmnpqrstvwxz2456789]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}{{ end -}}
{{- end -}}

{{/*
The dashboard of packer, from (dict "root" $ "id" …). It is written as YAML and becomes the JSON that Grafana reads.
Metrics come from kube-state-metrics and from the kubelet (cAdvisor), so that it works whatever the application measures.
*/}}
{{- define "packer.dashboard" -}}
{{- $namespace := include "packer.namespace" .root -}}
{{- $name := include "packer.fullname" .root -}}
{{- $pods := printf "namespace=\"%s\",pod=~\"%s\"" $namespace (include "packer.podPattern" .root) -}}
{{- $container := printf "%s,container=\"%s\"" $pods "packer" -}}
{{- $source := dict "type" "prometheus" "uid" "${datasource}" | toJson -}}
uid: {{ .id | quote }}
title: {{ printf "%s (%s)" $name $namespace | quote }}
tags: [kubernetes, {{ .root.Chart.Name | quote }}]
editable: true
schemaVersion: 39
refresh: 30s
time: {from: now-6h, to: now}
templating:
  list:
    - name: datasource
      label: Data source
      type: datasource
      query: prometheus
panels:
  - id: 1
    title: Metrics read
    type: stat
    datasource: {{ $source }}
    gridPos: {x: 0, "y": 0, w: 8, h: 4}
    fieldConfig: {defaults: {unit: short}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: targets
        expr: {{ printf "sum(up{%s})" $pods | quote }}
  - id: 2
    title: Ready pods
    type: stat
    datasource: {{ $source }}
    gridPos: {x: 8, "y": 0, w: 8, h: 4}
    fieldConfig: {defaults: {unit: short}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: ready
        expr: {{ printf "sum(kube_pod_status_ready{%s,condition=\"true\"})" $pods | quote }}
  - id: 3
    title: Restarts in an hour
    type: stat
    datasource: {{ $source }}
    gridPos: {x: 16, "y": 0, w: 8, h: 4}
    fieldConfig: {defaults: {unit: short}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: restarts
        expr: {{ printf "sum(increase(kube_pod_container_status_restarts_total{%s}[1h]))" $pods | quote }}
  - id: 4
    title: CPU
    type: timeseries
    datasource: {{ $source }}
    gridPos: {x: 0, "y": 4, w: 12, h: 8}
    fieldConfig: {defaults: {unit: short, min: 0}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: {{ "{{pod}}" | quote }}
        expr: {{ printf "sum by (pod) (rate(container_cpu_usage_seconds_total{%s}[5m]))" $container | quote }}
      - refId: B
        datasource: {{ $source }}
        legendFormat: request
        expr: {{ printf "max(kube_pod_container_resource_requests{%s,resource=\"cpu\"})" $container | quote }}
      - refId: C
        datasource: {{ $source }}
        legendFormat: limit
        expr: {{ printf "max(kube_pod_container_resource_limits{%s,resource=\"cpu\"})" $container | quote }}
  - id: 5
    title: Memory
    type: timeseries
    datasource: {{ $source }}
    gridPos: {x: 12, "y": 4, w: 12, h: 8}
    fieldConfig: {defaults: {unit: bytes, min: 0}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: {{ "{{pod}}" | quote }}
        expr: {{ printf "sum by (pod) (container_memory_working_set_bytes{%s})" $container | quote }}
      - refId: B
        datasource: {{ $source }}
        legendFormat: request
        expr: {{ printf "max(kube_pod_container_resource_requests{%s,resource=\"memory\"})" $container | quote }}
      - refId: C
        datasource: {{ $source }}
        legendFormat: limit
        expr: {{ printf "max(kube_pod_container_resource_limits{%s,resource=\"memory\"})" $container | quote }}
  - id: 6
    title: Pods
    type: timeseries
    datasource: {{ $source }}
    gridPos: {x: 0, "y": 12, w: 12, h: 8}
    fieldConfig: {defaults: {unit: short, min: 0}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: {{ "{{phase}}" | quote }}
        expr: {{ printf "sum by (phase) (kube_pod_status_phase{%s})" $pods | quote }}
  - id: 7
    title: Network
    type: timeseries
    datasource: {{ $source }}
    gridPos: {x: 12, "y": 12, w: 12, h: 8}
    fieldConfig: {defaults: {unit: Bps, min: 0}, overrides: []}
    targets:
      - refId: A
        datasource: {{ $source }}
        legendFormat: received
        expr: {{ printf "sum(rate(container_network_receive_bytes_total{%s}[5m]))" $pods | quote }}
      - refId: B
        datasource: {{ $source }}
        legendFormat: sent
        expr: {{ printf "sum(rate(container_network_transmit_bytes_total{%s}[5m]))" $pods | quote }}
{{- end -}}
{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "packer.validate" -}}
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
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "AMQP_URL")) (has .name $named) -}}
{{- $problems = append $problems (printf "extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "AMQP_URL")) -}}
{{- $problems = append $problems (printf "env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
{{- with .Values.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- if .Values.eventScaling.enabled -}}
{{- if gt (int .Values.eventScaling.minReplicas) (int .Values.eventScaling.maxReplicas) -}}
{{- $problems = append $problems "eventScaling.minReplicas is greater than eventScaling.maxReplicas" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "packer.leastReplicas" .) -}}
{{- if and .Values.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.monitoring.podMonitor.enabled (gt (int .Values.monitoring.podMonitor.scrapeTimeoutSeconds) (int .Values.monitoring.podMonitor.intervalSeconds)) -}}
{{- $problems = append $problems "monitoring.podMonitor.scrapeTimeoutSeconds is greater than monitoring.podMonitor.intervalSeconds" -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
