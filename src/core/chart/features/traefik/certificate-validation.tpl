{{- if and [[route]].enabled [[route]].tls.enabled [[route]].tls.clusterIssuer (not [[route]].tls.certResolver) (not [[route]].hosts) -}}
{{- $problems = append $problems "[[route-path]].tls.clusterIssuer needs the names of the certificate in [[route-path]].hosts" -}}
{{- end -}}
