{{- with [[claim]].subPath }}
subPath: {{ . | quote }}
{{- end }}
