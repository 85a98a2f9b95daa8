{{- if and [[scope]].pdb.enabled (not (kindIs "string" [[scope]].pdb.minAvailable)) [[several]] -}}
{{- if ge (int [[scope]].pdb.minAvailable) (max 1 (int (include "[[prefix]].leastReplicas" .)) | int) -}}
{{- $problems = append $problems "[[path]]pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
