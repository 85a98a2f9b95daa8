{{- if not (or [[secret-values]].name [[secret-value]]) -}}
{{- $problems = append $problems "[[value-path]] has no value: pass it with --set-file or a values file kept out of Git, or name an existing Secret in [[name-path]]" -}}
{{- end -}}
