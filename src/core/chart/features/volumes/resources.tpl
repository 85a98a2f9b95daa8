{{- $resources := deepCopy [[values]].resources }}
{{- $limit := get ($resources.limits | default dict) "ephemeral-storage" }}
{{- $plain := 0 }}
[[slot plain-volumes]]
{{- if and $limit $plain }}
{{- /* A volume without a claim is on the disk of the node, which the limit counts. */}}
{{- $_ := set $resources.limits "ephemeral-storage" (add $plain (include "[[chart]].bytes" $limit) | toString) }}
{{- end }}
resources: {{- toYaml $resources | nindent 12 }}
