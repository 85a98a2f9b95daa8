{{- if and [[on]] (.Capabilities.APIVersions.Has "apiregistration.k8s.io/v1") (not (.Capabilities.APIVersions.Has "[[api]]")) -}}
{{- $problems = append $problems [[missing-operator]] -}}
{{- end -}}
