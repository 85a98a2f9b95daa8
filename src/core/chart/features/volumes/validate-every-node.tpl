{{- if and [[claim-scope]].enabled (not (or (has "ReadWriteMany" [[claim-scope]].accessModes) (has "ReadOnlyMany" [[claim-scope]].accessModes))) -}}
{{- $problems = append $problems "[[claim-path]].accessModes has to hold ReadWriteMany or ReadOnlyMany: pods on all nodes mount it" -}}
{{- end -}}
