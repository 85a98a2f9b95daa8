{{- if and [[route]].enabled [[route]].hosts (not [[route]].tls.enabled) -}}
{{- $problems = append $problems "[[route-path]].hosts needs [[route-path]].tls.enabled: without TLS a connection does not say which host it is for" -}}
{{- end -}}
