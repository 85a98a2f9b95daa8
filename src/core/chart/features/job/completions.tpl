{{- with [[values]].job.completions }}
completions: {{ int64 . }}
{{- end }}
