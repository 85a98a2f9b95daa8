{{- if and [[claim-scope]].enabled (not (or (has "ReadWriteMany" [[claim-scope]].accessModes) (has "ReadOnlyMany" [[claim-scope]].accessModes))) -}}
{{- if gt (int ([[most-replicas]])) 1 -}}
{{- $problems = append $problems "[[path]][[replicas-value]] is greater than 1, but only one node can mount [[claim-path]]: run one pod, or use storage with the access mode ReadWriteMany" -}}
{{- end -}}
{{- if ne [[scope]].updateStrategy.type "Recreate" -}}
{{- $problems = append $problems "[[path]]updateStrategy.type has to be Recreate while only one node can mount [[claim-path]]: a new pod would wait for the old one for ever" -}}
{{- end -}}
{{- end -}}
