{{- if and (not [[on]]) (not [[store]].name) -}}
{{- $problems = append $problems "[[store-path]].name is empty: name the database of [[engine]][[or-switch]]" -}}
{{- end -}}
