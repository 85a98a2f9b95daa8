{{- if [[route]].tls.enabled }}
tls:
  {{- with [[route]].tls.certResolver }}
  certResolver: {{ . | quote }}
  {{- else }}
  secretName: {{ [[secret-name]] | quote }}
  {{- end }}
  [[slot tls-options]]
{{- end }}
