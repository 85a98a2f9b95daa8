{{/*
Named templates of the archive chart. Each name begins with the chart's own, because Helm shares them with subcharts.
*/}}

{{/* Name of the chart, or nameOverride. */}}
{{- define "archive.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Base name of all objects: the release's name, with the chart's name behind it unless it is part of it. */}}
{{- define "archive.fullname" -}}
{{- $name := include "archive.name" . -}}
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
{{- define "archive.suffixedName" -}}
{{- $name := printf "%s-%s" (index . 0) (index . 1) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Namespace of every object: the release's, or namespaceOverride. */}}
{{- define "archive.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/* Name and version of the chart as a label value. */}}
{{- define "archive.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* commonLabels, without the labels that selectors and tools depend on. */}}
{{- define "archive.commonLabels" -}}
{{- with omit (.Values.commonLabels | default dict) "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Annotations merged from the maps in (list root map map …); later maps win, Helm expressions are filled in. */}}
{{- define "archive.annotations" -}}
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
{{- define "archive.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $tag := .image.tag | default .root.Chart.AppVersion -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Pull policy of an image: a tag can move, so it is checked at every start; a digest cannot. */}}
{{- define "archive.pullPolicy" -}}
{{- .pullPolicy | default (ternary "Always" "IfNotPresent" (empty .digest)) -}}
{{- end -}}

{{/* Pull secrets from (dict "image" … "root" $): the global ones and the image's own. */}}
{{- define "archive.imagePullSecrets" -}}
{{- range concat (.root.Values.global.imagePullSecrets | default list) (.image.pullSecrets | default list) | uniq }}
- name: {{ ternary (get (ternary . dict (kindIs "map" .)) "name") . (kindIs "map" .) | quote }}
{{- end -}}
{{- end -}}

{{/* "true" where OpenShift assigns user and group ids itself. */}}
{{- define "archive.isOpenshift" -}}
{{- if or (eq .Values.openshift "enabled") (and (eq .Values.openshift "auto") (.Capabilities.APIVersions.Has "security.openshift.io/v1")) -}}
true
{{- end -}}
{{- end -}}

{{/* Security context from (dict "context" … "root" $), without fixed ids on OpenShift. */}}
{{- define "archive.securityContext" -}}
{{- if include "archive.isOpenshift" .root -}}
{{- omit .context "runAsUser" "runAsGroup" "fsGroup" | toYaml -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/* An environment value as a string; numbers keep their digits. */}}
{{- define "archive.envValue" -}}
{{- if kindIs "string" . }}{{ . | quote }}{{ else }}{{ toJson . | quote }}{{ end -}}
{{- end -}}

{{/* A size such as 20Gi in bytes. */}}
{{- define "archive.bytes" -}}
{{- $units := dict "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "P" 1e15 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 -}}
{{- mulf (regexFind "^[0-9.]+" (toString .) | float64) (get $units (regexFind "[A-Za-z]*$" (toString .)) | default 1) | int64 -}}
{{- end -}}
{{/* Labels of the pods of `helm test`; no selector of the application matches them. */}}
{{- define "archive.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "archive.name" . | trunc 58 | trimSuffix "-") | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Name of the objects of clock. */}}
{{- define "archive.clock.fullname" -}}
{{- include "archive.suffixedName" (list (include "archive.fullname" .) "clock") -}}
{{- end -}}

{{/* Labels that select the pods of clock; they never change, because selectors cannot. */}}
{{- define "archive.clock.selectorLabels" -}}
app.kubernetes.io/name: {{ include "archive.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: clock
{{- end -}}

{{/* Labels of the objects of clock. */}}
{{- define "archive.clock.labels" -}}
helm.sh/chart: {{ include "archive.chart" . | quote }}
{{ include "archive.clock.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "archive.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of clock: without the chart's version, so that a new chart does not restart them. */}}
{{- define "archive.clock.podLabels" -}}
{{ include "archive.clock.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.clock.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount of clock. */}}
{{- define "archive.clock.serviceAccountName" -}}
{{- if .Values.clock.serviceAccount.create -}}
{{- default (include "archive.clock.fullname" .) .Values.clock.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.clock.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of index. */}}
{{- define "archive.index.fullname" -}}
{{- include "archive.suffixedName" (list (include "archive.fullname" .) "index") -}}
{{- end -}}

{{/* Labels that select the pods of index; they never change, because selectors cannot. */}}
{{- define "archive.index.selectorLabels" -}}
app.kubernetes.io/name: {{ include "archive.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: index
{{- end -}}

{{/* Labels of the objects of index. */}}
{{- define "archive.index.labels" -}}
helm.sh/chart: {{ include "archive.chart" . | quote }}
{{ include "archive.index.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "archive.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of index: without the chart's version, so that a new chart does not restart them. */}}
{{- define "archive.index.podLabels" -}}
{{ include "archive.index.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.index.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Name of the StatefulSet of index: at most 52 characters, because Kubernetes makes labels of it and a suffix. */}}
{{- define "archive.index.statefulSetName" -}}
{{- $name := include "archive.index.fullname" . -}}
{{- if gt (len $name) 52 -}}
{{- printf "%s-%s" ($name | trunc 43 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Name of the Service that gives every pod of index a name. */}}
{{- define "archive.index.headlessName" -}}
{{- include "archive.suffixedName" (list (include "archive.index.fullname" .) "headless") -}}
{{- end -}}

{{/* The fewest pods of index that run: fewer than two need no disruption budget. */}}
{{- define "archive.index.leastReplicas" -}}
{{- ternary .Values.index.autoscaling.minReplicas .Values.index.replicaCount .Values.index.autoscaling.enabled -}}
{{- end -}}

{{/* Not empty while there may be several pods of index: load and events start more than the fewest. */}}
{{- define "archive.index.severalPods" -}}
{{- if or (gt (int (include "archive.index.leastReplicas" .)) 1) (and .Values.index.autoscaling.enabled (gt (int .Values.index.autoscaling.maxReplicas) 1)) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of index. */}}
{{- define "archive.index.serviceAccountName" -}}
{{- if .Values.index.serviceAccount.create -}}
{{- default (include "archive.index.fullname" .) .Values.index.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.index.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of packer. */}}
{{- define "archive.packer.fullname" -}}
{{- include "archive.suffixedName" (list (include "archive.fullname" .) "packer") -}}
{{- end -}}

{{/* Labels that select the pods of packer; they never change, because selectors cannot. */}}
{{- define "archive.packer.selectorLabels" -}}
app.kubernetes.io/name: {{ include "archive.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: packer
{{- end -}}

{{/* Labels of the objects of packer. */}}
{{- define "archive.packer.labels" -}}
helm.sh/chart: {{ include "archive.chart" . | quote }}
{{ include "archive.packer.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "archive.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of packer: without the chart's version, so that a new chart does not restart them. */}}
{{- define "archive.packer.podLabels" -}}
{{ include "archive.packer.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.packer.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of packer that run: fewer than two need no disruption budget. */}}
{{- define "archive.packer.leastReplicas" -}}
{{- .Values.packer.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of packer: load and events start more than the fewest. */}}
{{- define "archive.packer.severalPods" -}}
{{- if or (gt (int (include "archive.packer.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of packer. */}}
{{- define "archive.packer.serviceAccountName" -}}
{{- if .Values.packer.serviceAccount.create -}}
{{- default (include "archive.packer.fullname" .) .Values.packer.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.packer.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Name of the objects of reader. */}}
{{- define "archive.reader.fullname" -}}
{{- include "archive.suffixedName" (list (include "archive.fullname" .) "reader") -}}
{{- end -}}

{{/* Labels that select the pods of reader; they never change, because selectors cannot. */}}
{{- define "archive.reader.selectorLabels" -}}
app.kubernetes.io/name: {{ include "archive.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: reader
{{- end -}}

{{/* Labels of the objects of reader. */}}
{{- define "archive.reader.labels" -}}
helm.sh/chart: {{ include "archive.chart" . | quote }}
{{ include "archive.reader.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with include "archive.commonLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods of reader: without the chart's version, so that a new chart does not restart them. */}}
{{- define "archive.reader.podLabels" -}}
{{ include "archive.reader.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- $extra := mergeOverwrite (dict) (deepCopy (.Values.commonLabels | default dict)) (deepCopy (.Values.reader.podLabels | default dict)) }}
{{- with omit $extra "helm.sh/chart" "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The fewest pods of reader that run: fewer than two need no disruption budget. */}}
{{- define "archive.reader.leastReplicas" -}}
{{- .Values.reader.replicaCount -}}
{{- end -}}

{{/* Not empty while there may be several pods of reader: load and events start more than the fewest. */}}
{{- define "archive.reader.severalPods" -}}
{{- if or (gt (int (include "archive.reader.leastReplicas" .)) 1) -}}
true
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of reader. */}}
{{- define "archive.reader.serviceAccountName" -}}
{{- if .Values.reader.serviceAccount.create -}}
{{- default (include "archive.reader.fullname" .) .Values.reader.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.reader.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Collects every combination of values that cannot work, and reports all at once. */}}
{{- define "archive.validate" -}}
{{- $problems := list -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.clock $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "clock.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "clock.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.clock.env | default dict -}}
{{- $named := list -}}
{{- range .Values.clock.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "clock.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- if gt (int .Values.clock.replicaCount) 1 -}}
{{- $problems = append $problems "clock.replicaCount is greater than 1, but there must never be two pods: two of them would send every {{ reminder }} twice" -}}
{{- end -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.index $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "index.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "index.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.index.env | default dict -}}
{{- $named := list -}}
{{- range .Values.index.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "index.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- if lt (int .Values.index.terminationGracePeriodSeconds) (add (int .Values.index.preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "index.terminationGracePeriodSeconds must be at least index.preStopSeconds and 5 more" -}}
{{- end -}}
{{- if .Values.index.autoscaling.enabled -}}
{{- if gt (int .Values.index.autoscaling.minReplicas) (int .Values.index.autoscaling.maxReplicas) -}}
{{- $problems = append $problems "index.autoscaling.minReplicas is greater than index.autoscaling.maxReplicas" -}}
{{- end -}}
{{- if not (or .Values.index.autoscaling.targetCpuPercent .Values.index.autoscaling.targetMemoryPercent .Values.index.autoscaling.extraMetrics) -}}
{{- $problems = append $problems "index.autoscaling.enabled needs targetCpuPercent, targetMemoryPercent or extraMetrics" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "archive.index.leastReplicas" .) -}}
{{- if and .Values.index.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.index.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "index.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.index.persistence.data.enabled .Values.index.persistence.data.existingClaim (gt (int (ternary .Values.index.autoscaling.maxReplicas .Values.index.replicaCount .Values.index.autoscaling.enabled)) 1) -}}
{{- $problems = append $problems "index.persistence.data.existingClaim is one claim, but each pod needs one of its own: run one pod, or leave it empty" -}}
{{- end -}}
{{- if and .Values.index.persistence.journal.enabled .Values.index.persistence.journal.existingClaim (gt (int (ternary .Values.index.autoscaling.maxReplicas .Values.index.replicaCount .Values.index.autoscaling.enabled)) 1) -}}
{{- $problems = append $problems "index.persistence.journal.existingClaim is one claim, but each pod needs one of its own: run one pod, or leave it empty" -}}
{{- end -}}
{{- if and (eq .Values.index.service.ipFamilyPolicy "SingleStack") (gt (len .Values.index.service.ipFamilies) 1) -}}
{{- $problems = append $problems "index.service.ipFamilies has two families, which index.service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.packer $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "packer.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "packer.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.packer.env | default dict -}}
{{- $named := list -}}
{{- range .Values.packer.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "packer.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- with .Values.packer.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "packer.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "archive.packer.leastReplicas" .) -}}
{{- if and .Values.packer.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.packer.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "packer.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.packer.persistence.outbox.enabled (not (or (has "ReadWriteMany" .Values.packer.persistence.outbox.accessModes) (has "ReadOnlyMany" .Values.packer.persistence.outbox.accessModes))) -}}
{{- if gt (int (.Values.packer.replicaCount)) 1 -}}
{{- $problems = append $problems "packer.replicaCount is greater than 1, but only one node can mount packer.persistence.outbox: run one pod, or use storage with the access mode ReadWriteMany" -}}
{{- end -}}
{{- if ne .Values.packer.updateStrategy.type "Recreate" -}}
{{- $problems = append $problems "packer.updateStrategy.type has to be Recreate while only one node can mount packer.persistence.outbox: a new pod would wait for the old one for ever" -}}
{{- end -}}
{{- end -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $given := get $.Values.reader $probe | default dict -}}
{{- $handlers := list -}}
{{- range $handler := list "exec" "grpc" "httpGet" "tcpSocket" -}}
{{- if not (kindIs "invalid" (index $given $handler)) -}}{{- $handlers = append $handlers $handler -}}{{- end -}}
{{- end -}}
{{- if gt (len $handlers) 1 -}}
{{- $problems = append $problems (printf "reader.%s asks in several ways, %s: set all but one to null" $probe (join " and " $handlers)) -}}
{{- else if and $given (not $handlers) -}}
{{- $problems = append $problems (printf "reader.%s asks nothing: give it exec, grpc, httpGet or tcpSocket, or set all of it to null" $probe) -}}
{{- end -}}
{{- end -}}
{{- $env := .Values.reader.env | default dict -}}
{{- $named := list -}}
{{- range .Values.reader.extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name (list)) (has .name $named) -}}
{{- $problems = append $problems (printf "reader.extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
{{- with .Values.reader.updateStrategy -}}
{{- if and (eq .type "RollingUpdate") (not (trimSuffix "%" (toString .rollingUpdate.maxSurge) | int)) (not (trimSuffix "%" (toString .rollingUpdate.maxUnavailable) | int)) -}}
{{- $problems = append $problems "reader.updateStrategy.rollingUpdate lets no pod start and none stop: raise maxSurge or maxUnavailable" -}}
{{- end -}}
{{- end -}}
{{- $least := int (include "archive.reader.leastReplicas" .) -}}
{{- if and .Values.reader.pdb.enabled (gt $least 1) -}}
{{- $kept := .Values.reader.pdb.minAvailable | default 0 | toString -}}
{{- /* Kubernetes rounds a share of the pods up. */}}
{{- if hasSuffix "%" $kept -}}{{- $kept = div (add (mul (trimSuffix "%" $kept | int) $least) 99) 100 -}}{{- end -}}
{{- if ge (int $kept) $least -}}
{{- $problems = append $problems "reader.pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values do not work together:\n- %s" (join "\n- " $problems)) -}}
{{- end -}}
{{- end -}}
