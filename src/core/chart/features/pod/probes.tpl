{{- with [[values]].startupProbe }}
startupProbe: {{- toYaml . | nindent 12 }}
{{- end }}
{{- with [[values]].livenessProbe }}
livenessProbe: {{- toYaml . | nindent 12 }}
{{- end }}
{{- with [[values]].readinessProbe }}
readinessProbe: {{- toYaml . | nindent 12 }}
{{- end }}
