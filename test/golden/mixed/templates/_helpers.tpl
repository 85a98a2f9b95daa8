{{/*
Named templates of the mixed chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "mixed.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "mixed.fullname" -}}
{{- $name := include "mixed.name" . -}}
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
{{- define "mixed.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "mixed.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "mixed.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "mixed.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "mixed.annotations" -}}
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
{{- define "mixed.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "mixed.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "mixed.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "mixed.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "mixed.securityContext" -}}
{{- if include "mixed.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "mixed.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "mixed.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "mixed.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels that select the pods of mixed; they never change, because selectors cannot. */}}
{{- define "mixed.selectorLabels" -}}
app.kubernetes.io/name: {{ include "mixed.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of the objects of mixed. */}}
{{- define "mixed.labels" -}}
helm.sh/chart: {{ include "mixed.chart" . | quote }}
{{ include "mixed.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "mixed.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of mixed: without the chart's version, so that a new chart does not restart them. */}}
{{- define "mixed.podLabels" -}}
{{ include "mixed.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of mixed that run: fewer than two need no disruption budget. */}}
{{- define "mixed.leastReplicas" -}}
{{- .Values.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of mixed: load and events start more than the fewest. */}}
{{- define "mixed.severalPods" -}}
{{- if or (gt (int (include "mixed.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the Secret "admin" that mixed reads. */}}
{{- define "mixed.secretName.admin" -}}
{{- .Values.secrets.admin.name | default (include "mixed.suffixedName" (list (include "mixed.fullname" .) "admin")) -}}
{{- end -}}

{{/* Name of the ServiceAccount of mixed. */}}
{{- define "mixed.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "mixed.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "mixed.validate" -}}
{{- $problems := list -}}
{{- $claims := dict -}}
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
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list "ADMIN_KEY")) (has .name $named) -}}
{{- $problems = append $problems (printf "extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- range $name, $value := .Values.env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name (list "ADMIN_KEY")) -}}
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
{{- $least := int (include "mixed.leastReplicas" .) -}}
{{- if and .Values.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if not (or .Values.secrets.admin.name (index .Values.secrets.admin.values "admin.key")) -}}
{{- $problems = append $problems "secrets.admin.values.admin.key has no value: pass it with --set-file or a values file kept out of Git, or name an existing Secret in secrets.admin.name" -}}
{{- end -}}
{{- if and (eq .Values.service.ipFamilyPolicy "SingleStack") (gt (len .Values.service.ipFamilies) 1) -}}
{{- $problems = append $problems "service.ipFamilies has two families, which service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- if and .Values.ingressAdmin.enabled (not .Values.ingressAdmin.hosts) -}}
{{- $problems = append $problems "ingressAdmin.enabled needs at least one host in ingressAdmin.hosts" -}}
{{- end -}}
{{- if .Values.ingressAdmin.enabled -}}
{{- $path := .Values.ingressAdmin.path -}}
{{- range .Values.ingressAdmin.hosts -}}
{{- $address := printf "%s%s" (tpl . $) $path -}}
{{- with get $claims $address -}}
{{- $problems = append $problems (printf "%s and ingressAdmin both serve %s: set enabled of one of them to false" . $address) -}}
{{- end -}}
{{- $claims = set $claims $address "ingressAdmin" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.ingressPublic.enabled (not .Values.ingressPublic.hosts) -}}
{{- $problems = append $problems "ingressPublic.enabled needs at least one host in ingressPublic.hosts" -}}
{{- end -}}
{{- if .Values.ingressPublic.enabled -}}
{{- $path := .Values.ingressPublic.path -}}
{{- range .Values.ingressPublic.hosts -}}
{{- $address := printf "%s%s" (tpl . $) $path -}}
{{- with get $claims $address -}}
{{- $problems = append $problems (printf "%s and ingressPublic both serve %s: set enabled of one of them to false" . $address) -}}
{{- end -}}
{{- $claims = set $claims $address "ingressPublic" -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
