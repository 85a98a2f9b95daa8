{{- with [[values]].job.parallelism }}
parallelism: {{ int64 . }}
{{- end }}
