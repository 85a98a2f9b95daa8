{{- if ne [[values]].service.type "ClusterIP" }}
{{- with [[node-port]] }}
nodePort: {{ . }}
{{- end }}
{{- end }}
