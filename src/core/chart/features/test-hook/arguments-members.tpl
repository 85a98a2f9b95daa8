[[slot member-path]]
- {{ printf "%s:%d" (include "[[prefix]].fullname" .) (int [[service-port]]) | quote }}
{{- $port := int [[container-port]] }}
{{- range $member := until (int ([[least-replicas]])) }}
- {{ printf "%s-%d.%s:%d" (include "[[prefix]].statefulSetName" $) $member (include "[[prefix]].headlessName" $) $port | quote }}
{{- end }}
