{{- with pick [[values]] [[rare-fields]] }}
{{- toYaml . | nindent 6 }}
{{- end }}
