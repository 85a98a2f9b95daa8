{{- if and (not [[on]]) (not [[store]].host) -}}
{{- $problems = append $problems "[[store-path]].host is empty: name the host of [[engine]][[or-switch]]" -}}
{{- end -}}
