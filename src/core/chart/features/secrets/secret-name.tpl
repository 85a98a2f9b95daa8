{{/* Name of the Secret "[[secret]]" that [[component]] reads. */}}
{{- define "[[prefix]].[[secret-template]]" -}}
{{- [[name-value]] | default (include "[[chart]].suffixedName" (list (include "[[prefix]].fullname" .) "[[secret]]")) -}}
{{- end -}}

