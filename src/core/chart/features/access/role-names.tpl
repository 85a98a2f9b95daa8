{{/* Name of the Role of [[component]] and of what binds it. */}}
{{- define "[[prefix]].roleName" -}}
{{- include "[[chart]].suffixedName" (list (include "[[prefix]].fullname" .) "access") -}}
{{- end -}}

{{/* Name of the ClusterRole of [[component]]: with the namespace, because such names are shared by the whole cluster. */}}
{{- define "[[prefix]].clusterRoleName" -}}
{{- include "[[chart]].suffixedName" (list (printf "%s-%s" (include "[[chart]].namespace" .) (include "[[prefix]].fullname" .)) "access") -}}
{{- end -}}

