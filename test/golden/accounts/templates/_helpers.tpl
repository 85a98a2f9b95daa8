{{/*
Named templates of the accounts chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "accounts.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "accounts.fullname" -}}
{{- $name := include "accounts.name" . -}}
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
{{- define "accounts.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "accounts.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "accounts.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "accounts.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "accounts.annotations" -}}
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
{{- define "accounts.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "accounts.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "accounts.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "accounts.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "accounts.securityContext" -}}
{{- if include "accounts.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "accounts.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Name of the objects of the subchart cache, as the subchart itself builds it. */}}
{{- define "accounts.dependency.cache" -}}
{{- if contains "cache" .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name "cache" | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels of the pods of cache. */}}
{{- define "accounts.dependency.cache.podLabels" -}}
app.kubernetes.io/name: {{ "cache" | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Name of the cluster that CloudNativePG makes for database: at most 50 characters, more it refuses. */}}
{{- define "accounts.dependency.database" -}}
{{- $name := printf "%s-%s" (include "accounts.fullname" .) "database" -}}
{{- if gt (len $name) 50 -}}
{{- printf "%s-%s" ($name | trunc 41 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Labels of the objects of database. */}}
{{- define "accounts.dependency.database.labels" -}}
helm.sh/chart: {{ include "accounts.chart" . | quote }}
app.kubernetes.io/name: "database"
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/part-of: {{ include "accounts.name" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "accounts.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Annotations of the objects of database: its data stays when the release is uninstalled. */}}
{{- define "accounts.dependency.database.annotations" -}}
{{- include "accounts.annotations" (list . .Values.commonAnnotations (dict "helm.sh/resource-policy" "keep")) -}}
{{- end -}}

{{/* Labels of the pods of database. */}}
{{- define "accounts.dependency.database.podLabels" -}}
cnpg.io/cluster: {{ printf "%s" (include "accounts.dependency.database" .) | quote }}
{{- end -}}

{{/* Name of the cluster that Strimzi makes for events: at most 28 characters, more it refuses. */}}
{{- define "accounts.dependency.events" -}}
{{- $name := printf "%s-%s" (include "accounts.fullname" .) "events" -}}
{{- if gt (len $name) 28 -}}
{{- printf "%s-%s" ($name | trunc 19 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Labels of the objects of events. */}}
{{- define "accounts.dependency.events.labels" -}}
helm.sh/chart: {{ include "accounts.chart" . | quote }}
app.kubernetes.io/name: "events"
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/part-of: {{ include "accounts.name" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "accounts.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Annotations of the objects of events: its data stays when the release is uninstalled. */}}
{{- define "accounts.dependency.events.annotations" -}}
{{- include "accounts.annotations" (list . .Values.commonAnnotations (dict "helm.sh/resource-policy" "keep")) -}}
{{- end -}}

{{/* Labels of the pods of events. */}}
{{- define "accounts.dependency.events.podLabels" -}}
strimzi.io/cluster: {{ printf "%s" (include "accounts.dependency.events" .) | quote }}
strimzi.io/kind: {{ "Kafka" | quote }}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "accounts.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "accounts.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Name of the objects of api. */}}
{{- define "accounts.api.fullname" -}}
{{- include "accounts.suffixedName" (list (include "accounts.fullname" .) "api") -}}
{{- end -}}

{{/* Labels that select the pods of api; they never change, because selectors cannot. */}}
{{- define "accounts.api.selectorLabels" -}}
app.kubernetes.io/name: {{ include "accounts.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: api
{{- end -}}

{{/* Labels of the objects of api. */}}
{{- define "accounts.api.labels" -}}
helm.sh/chart: {{ include "accounts.chart" . | quote }}
{{ include "accounts.api.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "accounts.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of api: without the chart's version, so that a new chart does not restart them. */}}
{{- define "accounts.api.podLabels" -}}
{{ include "accounts.api.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.api.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of api that run: fewer than two need no disruption budget. */}}
{{- define "accounts.api.leastReplicas" -}}
{{- .Values.api.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of api: load and events start more than the fewest. */}}
{{- define "accounts.api.severalPods" -}}
{{- if or (gt (int (include "accounts.api.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of api. */}}
{{- define "accounts.api.serviceAccountName" -}}
{{- if .Values.api.serviceAccount.create -}}
{{- default (include "accounts.api.fullname" .) .Values.api.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.api.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of worker. */}}
{{- define "accounts.worker.fullname" -}}
{{- include "accounts.suffixedName" (list (include "accounts.fullname" .) "worker") -}}
{{- end -}}

{{/* Labels that select the pods of worker; they never change, because selectors cannot. */}}
{{- define "accounts.worker.selectorLabels" -}}
app.kubernetes.io/name: {{ include "accounts.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: worker
{{- end -}}

{{/* Labels of the objects of worker. */}}
{{- define "accounts.worker.labels" -}}
helm.sh/chart: {{ include "accounts.chart" . | quote }}
{{ include "accounts.worker.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "accounts.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of worker: without the chart's version, so that a new chart does not restart them. */}}
{{- define "accounts.worker.podLabels" -}}
{{ include "accounts.worker.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.worker.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of worker that run: fewer than two need no disruption budget. */}}
{{- define "accounts.worker.leastReplicas" -}}
{{- .Values.worker.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of worker: load and events start more than the fewest. */}}
{{- define "accounts.worker.severalPods" -}}
{{- if or (gt (int (include "accounts.worker.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of worker. */}}
{{- define "accounts.worker.serviceAccountName" -}}
{{- if .Values.worker.serviceAccount.create -}}
{{- default (include "accounts.worker.fullname" .) .Values.worker.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.worker.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "accounts.validate" -}}
{{- $problems := list -}}
{{- if and (not .Values.dependencies.cache.embedded.enabled) (not .Values.dependencies.cache.existingSecret) -}}
{{- $problems = append $problems "dependencies.cache.existingSecret is empty: name the Secret with the credentials of redis, or set dependencies.cache.embedded.enabled to true" -}}
{{- end -}}
{{- if and .Values.dependencies.database.operator.enabled (.Capabilities.APIVersions.Has "apiregistration.k8s.io/v1") (not (.Capabilities.APIVersions.Has "postgresql.cnpg.io/v1/Cluster")) -}}
{{- $problems = append $problems "dependencies.database.operator.enabled needs CloudNativePG, which this cluster does not have: install it with \"helm upgrade --install cnpg cloudnative-pg --repo https://cloudnative-pg.github.io/charts\", or set dependencies.database.operator.enabled to false" -}}
{{- end -}}
{{- if and (not .Values.dependencies.database.operator.enabled) (not .Values.dependencies.database.host) -}}
{{- $problems = append $problems "dependencies.database.host is empty: name the host of postgresql, or set dependencies.database.operator.enabled to true" -}}
{{- end -}}
{{- if and (not .Values.dependencies.database.operator.enabled) (not .Values.dependencies.database.existingSecret) -}}
{{- $problems = append $problems "dependencies.database.existingSecret is empty: name the Secret with the credentials of postgresql, or set dependencies.database.operator.enabled to true" -}}
{{- end -}}
{{- if and .Values.dependencies.events.operator.enabled (.Capabilities.APIVersions.Has "apiregistration.k8s.io/v1") (not (.Capabilities.APIVersions.Has "kafka.strimzi.io/v1/Kafka")) -}}
{{- $problems = append $problems "dependencies.events.operator.enabled needs Strimzi, which this cluster does not have: install it with \"helm upgrade --install strimzi oci://quay.io/strimzi-helm/strimzi-kafka-operator\", or set dependencies.events.operator.enabled to false" -}}
{{- end -}}
{{- if and (not .Values.dependencies.events.operator.enabled) (not .Values.dependencies.events.existingSecret) -}}
{{- $problems = append $problems "dependencies.events.existingSecret is empty: name the Secret with the credentials of kafka, or set dependencies.events.operator.enabled to true" -}}
{{- end -}}
{{- if and (not false) (not .Values.dependencies.legacy.host) -}}
{{- $problems = append $problems "dependencies.legacy.host is empty: name the host of mysql" -}}
{{- end -}}
{{- if and (not false) (not .Values.dependencies.legacy.name) -}}
{{- $problems = append $problems "dependencies.legacy.name is empty: name the database of mysql" -}}
{{- end -}}
{{- if and (not false) (not .Values.dependencies.legacy.existingSecret) -}}
{{- $problems = append $problems "dependencies.legacy.existingSecret is empty: name the Secret with the credentials of mysql" -}}
{{- end -}}
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
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "DATABASE_URL" "LEGACY_HOST" "LEGACY_NAME" "LEGACY_PASSWORD" "LEGACY_PORT" "LEGACY_USER" "REDIS_URL")) (has .name $named) -}}
{{- $problems = append $problems (printf "api.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.api.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "DATABASE_URL" "LEGACY_HOST" "LEGACY_NAME" "LEGACY_PASSWORD" "LEGACY_PORT" "LEGACY_USER" "REDIS_URL")) -}}
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
{{- $least := int (include "accounts.api.leastReplicas" .) -}}
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
{{- $given := get $.Values.worker $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "worker.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "worker.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.worker.env | default dict -}}
{{- $named := list -}}
{{- range .Values.worker.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "DATABASE_HOST" "DATABASE_PASSWORD" "DATABASE_USER" "KAFKA_BROKERS")) (has .name $named) -}}
{{- $problems = append $problems (printf "worker.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.worker.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "DATABASE_HOST" "DATABASE_PASSWORD" "DATABASE_USER" "KAFKA_BROKERS")) -}}
{{- $problems = append $problems (printf "worker.env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
{{- if lt (int .Values.worker.terminationGracePeriodSeconds) (add (int .Values.worker.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "worker.terminationGracePeriodSeconds must be at least worker.preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.worker.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "worker.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "accounts.worker.leastReplicas" .) -}}
{{- if and .Values.worker.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.worker.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "worker.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.worker.service.ipFamilyPolicy "SingleStack") (gt (len .Values.worker.service.ipFamilies) 1) -}}
{{- $problems = append $problems "worker.service.ipFamilies has two families, which worker.service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
