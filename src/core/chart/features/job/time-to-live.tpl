{{- if not (kindIs "invalid" [[values]].job.ttlSecondsAfterFinished) }}
ttlSecondsAfterFinished: {{ int64 [[values]].job.ttlSecondsAfterFinished }}
{{- end }}
