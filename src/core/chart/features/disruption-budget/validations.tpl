{{- if and [[scope]].pdb.enabled (not (kindIs "string" [[scope]].pdb.minAvailable)) (gt (int (include "[[prefix]].leastReplicas" .)) 1) -}}
{{- if ge (int [[scope]].pdb.minAvailable) (int (include "[[prefix]].leastReplicas" .)) -}}
{{- $problems = append $problems "[[path]]pdb.minAvailable lets no pod be evicted: it must be less than the number of replicas" -}}
{{- end -}}
{{- end -}}
