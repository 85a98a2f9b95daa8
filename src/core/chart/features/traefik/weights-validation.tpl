{{- if and [[route]].enabled (eq (add [[shares]] | int) 0) -}}
{{- $problems = append $problems "[[route-path]].weights sends nothing anywhere: one of them has to be more than 0" -}}
{{- end -}}
