{{/*
Name of the CronJob of [[component]]: at most 52 characters, because Kubernetes adds 11 for each run. A longer one is cut and
ends with a hash of the whole.
*/}}
{{- define "[[prefix]].cronJobName" -}}
{{- $name := include "[[prefix]].fullname" . -}}
{{- if gt (len $name) 52 -}}
{{- printf "%s-%s" ($name | trunc 43 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

