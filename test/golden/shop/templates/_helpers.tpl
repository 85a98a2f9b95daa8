{{/*
Named templates of the shop chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "shop.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "shop.fullname" -}}
{{- $name := include "shop.name" . -}}
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
{{- define "shop.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "shop.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "shop.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "shop.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "shop.annotations" -}}
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
{{- define "shop.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "shop.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "shop.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "shop.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "shop.securityContext" -}}
{{- if include "shop.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "shop.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "shop.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "shop.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Name of the objects of api. */}}
{{- define "shop.api.fullname" -}}
{{- include "shop.suffixedName" (list (include "shop.fullname" .) "api") -}}
{{- end -}}

{{/* Labels that select the pods of api; they never change, because selectors cannot. */}}
{{- define "shop.api.selectorLabels" -}}
app.kubernetes.io/name: {{ include "shop.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: api
{{- end -}}

{{/* Labels of the objects of api. */}}
{{- define "shop.api.labels" -}}
helm.sh/chart: {{ include "shop.chart" . | quote }}
{{ include "shop.api.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "shop.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of api: without the chart's version, so that a new chart does not restart them. */}}
{{- define "shop.api.podLabels" -}}
{{ include "shop.api.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.api.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of api that run: fewer than two need no disruption budget. */}}
{{- define "shop.api.leastReplicas" -}}
{{- ternary .Values.api.autoscaling.minReplicas .Values.api.replicaCount .Values.api.autoscaling.enabled -}}
{{- end -}}

{{/* Not empty while there may be several pods of api: load and events start more than the fewest. */}}
{{- define "shop.api.severalPods" -}}
{{- if or (gt (int (include "shop.api.leastReplicas" .)) 1) (and .Values.api.autoscaling.enabled (gt (int .Values.api.autoscaling.maxReplicas) 1)) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the Secret "tokens" that api reads. */}}
{{- define "shop.api.secretName.tokens" -}}
{{- .Values.api.secrets.tokens.name | default (include "shop.suffixedName" (list (include "shop.api.fullname" .) "tokens")) -}}
{{- end -}}

{{/* Name of the ServiceAccount of api. */}}
{{- define "shop.api.serviceAccountName" -}}
{{- if .Values.api.serviceAccount.create -}}
{{- default (include "shop.api.fullname" .) .Values.api.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.api.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of web. */}}
{{- define "shop.web.fullname" -}}
{{- include "shop.suffixedName" (list (include "shop.fullname" .) "web") -}}
{{- end -}}

{{/* Labels that select the pods of web; they never change, because selectors cannot. */}}
{{- define "shop.web.selectorLabels" -}}
app.kubernetes.io/name: {{ include "shop.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: web
{{- end -}}

{{/* Labels of the objects of web. */}}
{{- define "shop.web.labels" -}}
helm.sh/chart: {{ include "shop.chart" . | quote }}
{{ include "shop.web.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "shop.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of web: without the chart's version, so that a new chart does not restart them. */}}
{{- define "shop.web.podLabels" -}}
{{ include "shop.web.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.web.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of web that run: fewer than two need no disruption budget. */}}
{{- define "shop.web.leastReplicas" -}}
{{- .Values.web.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of web: load and events start more than the fewest. */}}
{{- define "shop.web.severalPods" -}}
{{- if or (gt (int (include "shop.web.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of web. */}}
{{- define "shop.web.serviceAccountName" -}}
{{- if .Values.web.serviceAccount.create -}}
{{- default (include "shop.web.fullname" .) .Values.web.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.web.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "shop.validate" -}}
{{- $problems := list -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.api $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "api.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "api.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.api.env | default dict -}}
{{- $named := list -}}
{{- range .Values.api.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "API_TOKEN" "POD_NAME")) (has .name $named) -}}
{{- $problems = append $problems (printf "api.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.api.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "API_TOKEN" "POD_NAME")) -}}
{{- $problems = append $problems (printf "api.env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
{{- if lt (int .Values.api.terminationGracePeriodSeconds) (add (int .Values.api.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "api.terminationGracePeriodSeconds must be at least api.preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.api.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "api.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- if .Values.api.autoscaling.enabled -}}
{{- if gt (int .Values.api.autoscaling.minReplicas) (int .Values.api.autoscaling.maxReplicas) -}}
{{- $problems = append $problems "api.autoscaling.minReplicas is greater than api.autoscaling.maxReplicas" -}}
{{- end -}}
{{- if not (or .Values.api.autoscaling.targetCpuPercent .Values.api.autoscaling.targetMemoryPercent .Values.api.autoscaling.extraMetrics) -}}
{{- $problems = append $problems "api.autoscaling.enabled needs targetCpuPercent, targetMemoryPercent or extraMetrics" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "shop.api.leastReplicas" .) -}}
{{- if and .Values.api.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.api.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "api.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.api.service.ipFamilyPolicy "SingleStack") (gt (len .Values.api.service.ipFamilies) 1) -}}
{{- $problems = append $problems "api.service.ipFamilies has two families, which api.service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.web $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "web.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "web.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.web.env | default dict -}}
{{- $named := list -}}
{{- range .Values.web.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "web.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- if lt (int .Values.web.terminationGracePeriodSeconds) (add (int .Values.web.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "web.terminationGracePeriodSeconds must be at least web.preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.web.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "web.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "shop.web.leastReplicas" .) -}}
{{- if and .Values.web.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.web.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "web.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.web.service.ipFamilyPolicy "SingleStack") (gt (len .Values.web.service.ipFamilies) 1) -}}
{{- $problems = append $problems "web.service.ipFamilies has two families, which web.service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- if and .Values.web.httpRoute.enabled (not .Values.web.httpRoute.hosts) -}}
{{- $problems = append $problems "web.httpRoute.enabled needs at least one host in web.httpRoute.hosts" -}}
{{- end -}}
{{- if and .Values.web.httpRoute.enabled (not .Values.web.httpRoute.gateway.name) -}}
{{- $problems = append $problems "web.httpRoute.enabled needs the name of a Gateway in web.httpRoute.gateway.name" -}}
{{- end -}}
{{- /* A live cluster names its kinds; rendering without one does not, and asks nothing. */ -}}
{{- if and .Values.web.httpRoute.enabled (.Capabilities.APIVersions.Has "apps/v1/Deployment") (not (.Capabilities.APIVersions.Has "gateway.networking.k8s.io/v1/HTTPRoute")) -}}
{{- $problems = append $problems "web.httpRoute.enabled makes a HTTPRoute, which this cluster does not know: install the Gateway API with gateway.networking.k8s.io/v1/HTTPRoute, or set it to false" -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
