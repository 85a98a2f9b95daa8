{{- with [[values]].sidecars }}
{{- tpl (toYaml .) $ | nindent 8 }}
{{- end }}
