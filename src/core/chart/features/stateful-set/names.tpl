{{/* Name of the StatefulSet of [[component]]: at most 52 characters, because Kubernetes makes labels of it and a suffix. */}}
{{- define "[[prefix]].statefulSetName" -}}
{{- $name := include "[[prefix]].fullname" . -}}
{{- if gt (len $name) 52 -}}
{{- printf "%s-%s" ($name | trunc 43 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* Name of the Service that gives every pod of [[component]] a name. */}}
{{- define "[[prefix]].headlessName" -}}
{{- include "[[chart]].suffixedName" (list (include "[[prefix]].fullname" .) "headless") -}}
{{- end -}}

