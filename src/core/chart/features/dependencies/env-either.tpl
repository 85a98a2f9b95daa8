{{- if [[on]] }}
[[slot managed]]
{{- else }}
[[slot external]]
{{- end }}
