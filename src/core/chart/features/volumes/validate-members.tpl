{{- if and [[claim-scope]].enabled [[claim-scope]].existingClaim (gt (int ([[most-replicas]])) 1) -}}
{{- $problems = append $problems "[[claim-path]].existingClaim is one claim, but each pod needs one of its own: run one pod, or leave it empty" -}}
{{- end -}}
