{{- /* A live cluster names its kinds; rendering without one does not, and asks nothing. */ -}}
{{- if and [[route]].enabled (.Capabilities.APIVersions.Has "apps/v1/Deployment") (not (.Capabilities.APIVersions.Has "[[api]]")) -}}
{{- $problems = append $problems "[[route-path]].enabled makes a [[kind]], which this cluster does not know: install [[provider]] with [[api]], or set it to false" -}}
{{- end -}}
