{{- if and (not [[on]]) (not [[store]].existingSecret) -}}
{{- $problems = append $problems "[[store-path]].existingSecret is empty: name the Secret with the credentials of [[engine]][[or-switch]]" -}}
{{- end -}}
