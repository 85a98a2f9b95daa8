{{/*
Named templates of the billing chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "billing.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "billing.fullname" -}}
{{- $name := include "billing.name" . -}}
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
{{- define "billing.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "billing.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "billing.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "billing.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "billing.annotations" -}}
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
{{- define "billing.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "billing.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "billing.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "billing.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "billing.securityContext" -}}
{{- if include "billing.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "billing.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "billing.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "billing.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Name of the objects of migrate. */}}
{{- define "billing.migrate.fullname" -}}
{{- include "billing.suffixedName" (list (include "billing.fullname" .) "migrate") -}}
{{- end -}}

{{/* Labels that select the pods of migrate; they never change, because selectors cannot. */}}
{{- define "billing.migrate.selectorLabels" -}}
app.kubernetes.io/name: {{ include "billing.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: migrate
{{- end -}}

{{/* Labels of the objects of migrate. */}}
{{- define "billing.migrate.labels" -}}
helm.sh/chart: {{ include "billing.chart" . | quote }}
{{ include "billing.migrate.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "billing.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of migrate: without the chart's version, so that a new chart does not restart them. */}}
{{- define "billing.migrate.podLabels" -}}
{{ include "billing.migrate.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.migrate.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
Annotations of what the Job of migrate needs. Helm runs the Job before it makes the objects of the release, so these
are hooks too: made before the Job, deleted when it has succeeded.
*/}}
{{- define "billing.migrate.earlyAnnotations" -}}
helm.sh/hook: "pre-install,pre-upgrade"
helm.sh/hook-weight: "-1"
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}

{{/* Name of the Secret "database" that migrate reads. */}}
{{- define "billing.migrate.secretName.database" -}}
{{- .Values.migrate.secrets.database.name | default (include "billing.suffixedName" (list (include "billing.migrate.fullname" .) "database")) -}}
{{- end -}}

{{/* Name of the Secret "lock" that migrate reads. */}}
{{- define "billing.migrate.secretName.lock" -}}
{{- .Values.migrate.secrets.lock.name | default (include "billing.suffixedName" (list (include "billing.migrate.fullname" .) "lock")) -}}
{{- end -}}

{{/* Name of the ServiceAccount of migrate. */}}
{{- define "billing.migrate.serviceAccountName" -}}
{{- if .Values.migrate.serviceAccount.create -}}
{{- default (include "billing.migrate.fullname" .) .Values.migrate.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.migrate.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of web. */}}
{{- define "billing.web.fullname" -}}
{{- include "billing.suffixedName" (list (include "billing.fullname" .) "web") -}}
{{- end -}}

{{/* Labels that select the pods of web; they never change, because selectors cannot. */}}
{{- define "billing.web.selectorLabels" -}}
app.kubernetes.io/name: {{ include "billing.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: web
{{- end -}}

{{/* Labels of the objects of web. */}}
{{- define "billing.web.labels" -}}
helm.sh/chart: {{ include "billing.chart" . | quote }}
{{ include "billing.web.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "billing.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of web: without the chart's version, so that a new chart does not restart them. */}}
{{- define "billing.web.podLabels" -}}
{{ include "billing.web.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.web.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of web that run: fewer than two need no disruption budget. */}}
{{- define "billing.web.leastReplicas" -}}
{{- .Values.web.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of web: load and events start more than the fewest. */}}
{{- define "billing.web.severalPods" -}}
{{- if or (gt (int (include "billing.web.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the Secret "database" that web reads. */}}
{{- define "billing.web.secretName.database" -}}
{{- .Values.web.secrets.database.name | default (include "billing.suffixedName" (list (include "billing.web.fullname" .) "database")) -}}
{{- end -}}

{{/* Name of the ServiceAccount of web. */}}
{{- define "billing.web.serviceAccountName" -}}
{{- if .Values.web.serviceAccount.create -}}
{{- default (include "billing.web.fullname" .) .Values.web.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.web.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "billing.validate" -}}
{{- $problems := list -}}
{{- $env := .Values.migrate.env | default dict -}}
{{- $named := list -}}
{{- range .Values.migrate.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "DATABASE_URL" "LOCK_KEY")) (has .name $named) -}}
{{- $problems = append $problems (printf "migrate.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.migrate.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "DATABASE_URL" "LOCK_KEY")) -}}
{{- $problems = append $problems (printf "migrate.env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
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
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "DATABASE_URL")) (has .name $named) -}}
{{- $problems = append $problems (printf "web.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.web.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "DATABASE_URL")) -}}
{{- $problems = append $problems (printf "web.env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
{{- if lt (int .Values.web.terminationGracePeriodSeconds) (add (int .Values.web.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "web.terminationGracePeriodSeconds must be at least web.preStopSeconds and 5 more" -}}
{{- end -}}
{{- with .Values.web.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "web.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "billing.web.leastReplicas" .) -}}
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
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
