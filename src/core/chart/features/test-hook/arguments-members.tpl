[[slot member-path]]
- {{ printf "%s:%d" (include "[[prefix]].fullname" .) (int [[service-port]]) | quote }}
{{- range $member := until (int ([[least-replicas]])) }}
- {{ printf "%s-%d.%s:%d" (include "[[prefix]].statefulSetName" $) $member (include "[[prefix]].headlessName" $) (int [[container-port]]) | quote }}
{{- end }}
