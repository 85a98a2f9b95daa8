{{- /* Traefik calls the name of this Secret "[[field]]". */}}
{{- with [[holder]] }}
{{- if hasKey . "[[field]]Name" }}
{{- $_ := set . "[[field]]" (get . "[[field]]Name") }}
{{- $_ := unset . "[[field]]Name" }}
{{- end }}
{{- end }}
