{{/*
Named templates of the rates chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "rates.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "rates.fullname" -}}
{{- $name := include "rates.name" . -}}
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
{{- define "rates.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "rates.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "rates.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "rates.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "rates.annotations" -}}
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
{{- define "rates.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "rates.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "rates.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "rates.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "rates.securityContext" -}}
{{- if include "rates.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "rates.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "rates.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "rates.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels that select the pods of rates; they never change, because selectors cannot. */}}
{{- define "rates.selectorLabels" -}}
app.kubernetes.io/name: {{ include "rates.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of the objects of rates. */}}
{{- define "rates.labels" -}}
helm.sh/chart: {{ include "rates.chart" . | quote }}
{{ include "rates.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "rates.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of rates: without the chart's version, so that a new chart does not restart them. */}}
{{- define "rates.podLabels" -}}
{{ include "rates.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of rates that run: fewer than two need no disruption budget. */}}
{{- define "rates.leastReplicas" -}}
{{- ternary .Values.autoscaling.minReplicas .Values.replicaCount .Values.autoscaling.enabled -}}
{{- end -}}

{{/* Not empty while there may be several pods of rates: load and events start more than the fewest. */}}
{{- define "rates.severalPods" -}}
{{- if or (gt (int (include "rates.leastReplicas" .)) 1) (and .Values.autoscaling.enabled (gt (int .Values.autoscaling.maxReplicas) 1)) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the Secret "database" that rates reads. */}}
{{- define "rates.secretName.database" -}}
{{- .Values.secrets.database.name | default (include "rates.suffixedName" (list (include "rates.fullname" .) "database")) -}}
{{- end -}}

{{/* Name of the Secret "signing" that rates reads. */}}
{{- define "rates.secretName.signing" -}}
{{- .Values.secrets.signing.name | default (include "rates.suffixedName" (list (include "rates.fullname" .) "signing")) -}}
{{- end -}}

{{/* Name of the ServiceAccount of rates. */}}
{{- define "rates.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "rates.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the Role of rates and of what binds it. */}}
{{- define "rates.roleName" -}}
{{- include "rates.suffixedName" (list (include "rates.fullname" .) "access") -}}
{{- end -}}

{{/* Name of the ClusterRole of rates: with the namespace, because such names are shared by the whole cluster. */}}
{{- define "rates.clusterRoleName" -}}
{{- include "rates.suffixedName" (list (printf "%s-%s" (include "rates.namespace" .) (include "rates.fullname" .)) "access") -}}
{{- end -}}

{{/*
Names of the pods of rates as a regular expression: the name of the workload and what a Deployment adds to it, which
has no vowels, so that a component whose name begins alike is not meant. Kubernetes cuts the names of pods with long bases.
*/}}
{{- define "rates.podPattern" -}}
{{- $name := include "rates.fullname" . -}}
{{- if gt (len $name) 40 }}{{ $name | trunc 40 }}.+{{ else }}{{ $name }}-[bcdfghjklmnpqrstvwxz2456789]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}{{ end -}}
{{- end -}}

{{/*
The dashboard of rates, from (dict "root" $ "id" …). It is written as YAML and becomes the JSON that Grafana reads.
Metrics come from kube-state-metrics and from the kubelet (cAdvisor), so that it works whatever the application measures.
*/}}
{{- define "rates.dashboard" -}}
{{- $namespace := include "rates.namespace" .root -}}
{{- $name := include "rates.fullname" .root -}}
{{- $pods := printf "namespace=\"%s\",pod=~\"%s\"" $namespace (include "rates.podPattern" .root) -}}
{{- $container := printf "%s,container=\"%s\"" $pods "rates" -}}
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
{{/* What OpenTelemetry says about where rates runs; Kubernetes fills in the variables. */}}
{{- define "rates.resourceAttributes" -}}
k8s.namespace.name=$(K8S_NAMESPACE_NAME),k8s.node.name=$(K8S_NODE_NAME),k8s.pod.name=$(K8S_POD_NAME),k8s.pod.uid=$(K8S_POD_UID),k8s.container.name=rates,service.namespace={{ .Release.Name }},service.version={{ .Values.image.tag | default .Chart.AppVersion | urlquery }}
{{- range $name, $value := .Values.telemetry.resourceAttributes }},{{ $name }}={{ $value | urlquery | replace "+" "%20" }}{{ end -}}
{{- end -}}

{{/* Port of the collector that rates sends to: of its address, or the usual one of the scheme. */}}
{{- define "rates.telemetryPort" -}}
{{- $address := urlParse .Values.telemetry.endpoint -}}
{{- regexFind ":[0-9]+$" $address.host | trimPrefix ":" | default (ternary "443" "80" (eq $address.scheme "https")) -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "rates.validate" -}}
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
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "POD_IP")) (has .name $named) -}}
{{- $problems = append $problems (printf "extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "POD_IP")) -}}
{{- $problems = append $problems (printf "env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
{{- if lt (int .Values.terminationGracePeriodSeconds) (add (int .Values.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "terminationGracePeriodSeconds must be at least preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- if .Values.autoscaling.enabled -}}
{{- if gt (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas) -}}
{{- $problems = append $problems "autoscaling.minReplicas is greater than autoscaling.maxReplicas" -}}
{{- end -}}
{{- if not (or .Values.autoscaling.targetCpuPercent .Values.autoscaling.targetMemoryPercent .Values.autoscaling.extraMetrics) -}}
{{- $problems = append $problems "autoscaling.enabled needs targetCpuPercent, targetMemoryPercent or extraMetrics" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.verticalScaling.enabled (ne .Values.verticalScaling.updateMode "Off") .Values.autoscaling.enabled -}}
{{- if and .Values.autoscaling.targetCpuPercent (has "cpu" .Values.verticalScaling.controlledResources) -}}
{{- $problems = append $problems "verticalScaling must not set the CPU that autoscaling.targetCpuPercent scales by: set updateMode to Off, or take cpu out of controlledResources" -}}
{{- end -}}
{{- if and .Values.autoscaling.targetMemoryPercent (has "memory" .Values.verticalScaling.controlledResources) -}}
{{- $problems = append $problems "verticalScaling must not set the memory that autoscaling.targetMemoryPercent scales by: set updateMode to Off, or take memory out of controlledResources" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "rates.leastReplicas" .) -}}
{{- if and .Values.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if not (or .Values.secrets.signing.name (index .Values.secrets.signing.values "signing.pem")) -}}
{{- $problems = append $problems "secrets.signing.values.signing.pem has no value: pass it with --set-file or a values file kept out of Git, or name an existing Secret in secrets.signing.name" -}}
{{- end -}}
{{- if and (eq .Values.service.ipFamilyPolicy "SingleStack") (gt (len .Values.service.ipFamilies) 1) -}}
{{- $problems = append $problems "service.ipFamilies has two families, which service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- if and .Values.monitoring.serviceMonitor.enabled (gt (int .Values.monitoring.serviceMonitor.scrapeTimeoutSeconds) (int .Values.monitoring.serviceMonitor.intervalSeconds)) -}}
{{- $problems = append $problems "monitoring.serviceMonitor.scrapeTimeoutSeconds is greater than monitoring.serviceMonitor.intervalSeconds" -}}
{{- end -}}
{{- $env := .Values.env | default dict -}}
{{- $reserved := list "OTEL_SDK_DISABLED" -}}
{{- $advice := "leave it out" -}}
{{- if .Values.telemetry.enabled -}}
{{- $reserved = list "K8S_NAMESPACE_NAME" "K8S_NODE_NAME" "K8S_POD_NAME" "K8S_POD_UID" "OTEL_SERVICE_NAME" "OTEL_RESOURCE_ATTRIBUTES" "OTEL_EXPORTER_OTLP_ENDPOINT" "OTEL_EXPORTER_OTLP_PROTOCOL" -}}
{{- $advice = "leave it out, or set telemetry.enabled to false" -}}
{{- end -}}
{{- range $name := $reserved -}}
{{- if not (kindIs "invalid" (index $env $name)) -}}
{{- $problems = append $problems (printf "env.%s is set by telemetry: %s" $name $advice) -}}
{{- end -}}
{{- end -}}
{{- range .Values.extraEnv -}}
{{- if has .name $reserved -}}
{{- $problems = append $problems (printf "extraEnv sets %s, which is set by telemetry: %s" .name $advice) -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
