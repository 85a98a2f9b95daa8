{{- if and [[route]].enabled (not [[route]].gateway.name) -}}
{{- $problems = append $problems "[[route-path]].enabled needs the name of a Gateway in [[route-path]].gateway.name" -}}
{{- end -}}
