{{- with [[values]].networkPolicy.controllerLabels }}
podSelector:
  matchLabels: {{- toYaml . | nindent 14 }}
{{- end }}
