{{- with [[values]].job.completionMode }}
completionMode: {{ . | quote }}
{{- end }}
