{{- if and [[route]].enabled (not [[route]].hosts) -}}
{{- $problems = append $problems "[[route-path]].enabled needs at least one host in [[route-path]].hosts" -}}
{{- end -}}
