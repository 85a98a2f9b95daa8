{{/*
Named templates of the edge chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "edge.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "edge.fullname" -}}
{{- $name := include "edge.name" . -}}
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
{{- define "edge.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "edge.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "edge.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "edge.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "edge.annotations" -}}
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
{{- define "edge.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "edge.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "edge.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "edge.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "edge.securityContext" -}}
{{- if include "edge.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "edge.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "edge.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "edge.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Name of the objects of canary. */}}
{{- define "edge.canary.fullname" -}}
{{- include "edge.suffixedName" (list (include "edge.fullname" .) "canary") -}}
{{- end -}}

{{/* Labels that select the pods of canary; they never change, because selectors cannot. */}}
{{- define "edge.canary.selectorLabels" -}}
app.kubernetes.io/name: {{ include "edge.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: canary
{{- end -}}

{{/* Labels of the objects of canary. */}}
{{- define "edge.canary.labels" -}}
helm.sh/chart: {{ include "edge.chart" . | quote }}
{{ include "edge.canary.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "edge.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of canary: without the chart's version, so that a new chart does not restart them. */}}
{{- define "edge.canary.podLabels" -}}
{{ include "edge.canary.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.canary.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of canary that run: fewer than two need no disruption budget. */}}
{{- define "edge.canary.leastReplicas" -}}
{{- .Values.canary.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of canary: load and events start more than the fewest. */}}
{{- define "edge.canary.severalPods" -}}
{{- if or (gt (int (include "edge.canary.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of canary. */}}
{{- define "edge.canary.serviceAccountName" -}}
{{- if .Values.canary.serviceAccount.create -}}
{{- default (include "edge.canary.fullname" .) .Values.canary.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.canary.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of collector. */}}
{{- define "edge.collector.fullname" -}}
{{- include "edge.suffixedName" (list (include "edge.fullname" .) "collector") -}}
{{- end -}}

{{/* Labels that select the pods of collector; they never change, because selectors cannot. */}}
{{- define "edge.collector.selectorLabels" -}}
app.kubernetes.io/name: {{ include "edge.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: collector
{{- end -}}

{{/* Labels of the objects of collector. */}}
{{- define "edge.collector.labels" -}}
helm.sh/chart: {{ include "edge.chart" . | quote }}
{{ include "edge.collector.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "edge.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of collector: without the chart's version, so that a new chart does not restart them. */}}
{{- define "edge.collector.podLabels" -}}
{{ include "edge.collector.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.collector.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of collector that run: fewer than two need no disruption budget. */}}
{{- define "edge.collector.leastReplicas" -}}
{{- .Values.collector.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of collector: load and events start more than the fewest. */}}
{{- define "edge.collector.severalPods" -}}
{{- if or (gt (int (include "edge.collector.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of collector. */}}
{{- define "edge.collector.serviceAccountName" -}}
{{- if .Values.collector.serviceAccount.create -}}
{{- default (include "edge.collector.fullname" .) .Values.collector.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.collector.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of web. */}}
{{- define "edge.web.fullname" -}}
{{- include "edge.suffixedName" (list (include "edge.fullname" .) "web") -}}
{{- end -}}

{{/* Labels that select the pods of web; they never change, because selectors cannot. */}}
{{- define "edge.web.selectorLabels" -}}
app.kubernetes.io/name: {{ include "edge.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: web
{{- end -}}

{{/* Labels of the objects of web. */}}
{{- define "edge.web.labels" -}}
helm.sh/chart: {{ include "edge.chart" . | quote }}
{{ include "edge.web.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "edge.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of web: without the chart's version, so that a new chart does not restart them. */}}
{{- define "edge.web.podLabels" -}}
{{ include "edge.web.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.web.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of web that run: fewer than two need no disruption budget. */}}
{{- define "edge.web.leastReplicas" -}}
{{- .Values.web.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of web: load and events start more than the fewest. */}}
{{- define "edge.web.severalPods" -}}
{{- if or (gt (int (include "edge.web.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of web. */}}
{{- define "edge.web.serviceAccountName" -}}
{{- if .Values.web.serviceAccount.create -}}
{{- default (include "edge.web.fullname" .) .Values.web.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.web.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "edge.validate" -}}
{{- $problems := list -}}
{{- $claims := dict -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.canary $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "canary.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "canary.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.canary.env | default dict -}}
{{- $named := list -}}
{{- range .Values.canary.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "canary.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- if lt (int .Values.canary.terminationGracePeriodSeconds) (add (int .Values.canary.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "canary.terminationGracePeriodSeconds must be at least canary.preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.canary.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "canary.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "edge.canary.leastReplicas" .) -}}
{{- if and .Values.canary.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.canary.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "canary.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.canary.service.ipFamilyPolicy "SingleStack") (gt (len .Values.canary.service.ipFamilies) 1) -}}
{{- $problems = append $problems "canary.service.ipFamilies has two families, which canary.service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- if and .Values.canary.ingressRoute.enabled (not .Values.canary.ingressRoute.hosts) -}}
{{- $problems = append $problems "canary.ingressRoute.enabled needs at least one host in canary.ingressRoute.hosts" -}}
{{- end -}}
{{- /* A live cluster names its kinds; rendering without one does not, and asks nothing. */ -}}
{{- if and .Values.canary.ingressRoute.enabled (.Capabilities.APIVersions.Has "apps/v1/Deployment") (not (.Capabilities.APIVersions.Has "traefik.io/v1alpha1/IngressRoute")) -}}
{{- $problems = append $problems "canary.ingressRoute.enabled makes a IngressRoute, which this cluster does not know: install Traefik with traefik.io/v1alpha1/IngressRoute, or set it to false" -}}
{{- end -}}
{{- if .Values.canary.ingressRoute.enabled -}}
{{- $path := .Values.canary.ingressRoute.path -}}
{{- range .Values.canary.ingressRoute.hosts -}}
{{- $address := printf "%s%s" (tpl . $) $path -}}
{{- with get $claims $address -}}
{{- $problems = append $problems (printf "%s and canary.ingressRoute both serve %s: set enabled of one of them to false" . $address) -}}
{{- end -}}
{{- $claims = set $claims $address "canary.ingressRoute" -}}
{{- end -}}
{{- end -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.collector $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "collector.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "collector.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.collector.env | default dict -}}
{{- $named := list -}}
{{- range .Values.collector.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "collector.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- if lt (int .Values.collector.terminationGracePeriodSeconds) (add (int .Values.collector.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "collector.terminationGracePeriodSeconds must be at least collector.preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.collector.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "collector.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "edge.collector.leastReplicas" .) -}}
{{- if and .Values.collector.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.collector.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "collector.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.collector.service.ipFamilyPolicy "SingleStack") (gt (len .Values.collector.service.ipFamilies) 1) -}}
{{- $problems = append $problems "collector.service.ipFamilies has two families, which collector.service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- /* A live cluster names its kinds; rendering without one does not, and asks nothing. */ -}}
{{- if and .Values.collector.ingressRouteTcp.enabled (.Capabilities.APIVersions.Has "apps/v1/Deployment") (not (.Capabilities.APIVersions.Has "traefik.io/v1alpha1/IngressRouteTCP")) -}}
{{- $problems = append $problems "collector.ingressRouteTcp.enabled makes a IngressRouteTCP, which this cluster does not know: install Traefik with traefik.io/v1alpha1/IngressRouteTCP, or set it to false" -}}
{{- end -}}
{{- /* A live cluster names its kinds; rendering without one does not, and asks nothing. */ -}}
{{- if and .Values.collector.ingressRouteUdp.enabled (.Capabilities.APIVersions.Has "apps/v1/Deployment") (not (.Capabilities.APIVersions.Has "traefik.io/v1alpha1/IngressRouteUDP")) -}}
{{- $problems = append $problems "collector.ingressRouteUdp.enabled makes a IngressRouteUDP, which this cluster does not know: install Traefik with traefik.io/v1alpha1/IngressRouteUDP, or set it to false" -}}
{{- end -}}
{{- if and .Values.collector.ingressRouteTcp.enabled .Values.collector.ingressRouteTcp.hosts (not .Values.collector.ingressRouteTcp.tls.enabled) -}}
{{- $problems = append $problems "collector.ingressRouteTcp.hosts needs collector.ingressRouteTcp.tls.enabled: without TLS a connection does not say which host it is for" -}}
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
{{- $least := int (include "edge.web.leastReplicas" .) -}}
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
{{- if and .Values.web.ingressRoute.enabled (not .Values.web.ingressRoute.hosts) -}}
{{- $problems = append $problems "web.ingressRoute.enabled needs at least one host in web.ingressRoute.hosts" -}}
{{- end -}}
{{- /* A live cluster names its kinds; rendering without one does not, and asks nothing. */ -}}
{{- if and .Values.web.ingressRoute.enabled (.Capabilities.APIVersions.Has "apps/v1/Deployment") (not (.Capabilities.APIVersions.Has "traefik.io/v1alpha1/IngressRoute")) -}}
{{- $problems = append $problems "web.ingressRoute.enabled makes a IngressRoute, which this cluster does not know: install Traefik with traefik.io/v1alpha1/IngressRoute, or set it to false" -}}
{{- end -}}
{{- if .Values.web.ingressRoute.enabled -}}
{{- $path := .Values.web.ingressRoute.path -}}
{{- range .Values.web.ingressRoute.hosts -}}
{{- $address := printf "%s%s" (tpl . $) $path -}}
{{- with get $claims $address -}}
{{- $problems = append $problems (printf "%s and web.ingressRoute both serve %s: set enabled of one of them to false" . $address) -}}
{{- end -}}
{{- $claims = set $claims $address "web.ingressRoute" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.web.ingressRoute.enabled (eq (add .Values.web.ingressRoute.weights.canary .Values.web.ingressRoute.weights.web | int) 0) -}}
{{- $problems = append $problems "web.ingressRoute.weights sends nothing anywhere: one of them has to be more than 0" -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
