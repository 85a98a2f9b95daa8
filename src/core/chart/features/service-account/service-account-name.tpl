{{/* Name of the ServiceAccount of [[component]]. */}}
{{- define "[[prefix]].serviceAccountName" -}}
{{- if [[scope]].serviceAccount.create -}}
{{- default (include "[[prefix]].fullname" .) [[scope]].serviceAccount.name -}}
{{- else -}}
{{- default "default" [[scope]].serviceAccount.name -}}
{{- end -}}
{{- end -}}

