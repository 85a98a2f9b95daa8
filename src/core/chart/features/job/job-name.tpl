{{/* Name of the Job of [[component]]. It ends with a hash of what the Job runs, because a Job that exists cannot be changed. */}}
{{- define "[[prefix]].jobName" -}}
{{- printf "%s-%s" (include "[[prefix]].fullname" . | trunc 48 | trimSuffix "-") (include "[[prefix]].jobRun" . | sha256sum | trunc 8) -}}
{{- end -}}

