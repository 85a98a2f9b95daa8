{{- with [[values]].affinity }}
affinity: {{- toYaml . | nindent 8 }}
{{- end }}
