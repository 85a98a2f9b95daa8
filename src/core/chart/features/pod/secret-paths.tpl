{{- /* Variables that end with _FILE hold the paths of secrets. Polaris looks at names only; any other name of its kind keeps its rule on. */}}
{{- $named := keys ([[values]].env | default dict) }}
{{- range [[values]].extraEnv }}
{{- $named = append $named .name }}
{{- end }}
{{- $suspects := list }}
{{- range $named }}
{{- if and (regexMatch "(?i)password|token|bearer|secret" .) (not (hasSuffix "_FILE" .)) }}
{{- $suspects = append $suspects . }}
{{- end }}
{{- end }}
{{- if not $suspects }}
{{- $_ := set $annotations "polaris.fairwinds.com/sensitiveContainerEnvVar-exempt" "true" }}
{{- end }}
