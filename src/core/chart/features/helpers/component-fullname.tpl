{{/* Name of the objects of [[component]]. */}}
{{- define "[[prefix]].fullname" -}}
{{- include "[[chart]].suffixedName" (list (include "[[chart]].fullname" .) "[[component]]") -}}
{{- end -}}

