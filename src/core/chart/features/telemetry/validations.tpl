{{- $env := [[scope]].env | default dict -}}
{{- $reserved := list "OTEL_SDK_DISABLED" -}}
{{- $advice := "leave it out" -}}
{{- if [[scope]].telemetry.enabled -}}
{{- $reserved = list [[names]] -}}
{{- $advice = "leave it out, or set [[path]]telemetry.enabled to false" -}}
{{- end -}}
{{- range $name := $reserved -}}
{{- if not (kindIs "invalid" (index $env $name)) -}}
{{- $problems = append $problems (printf "[[path]]env.%s is set by [[path]]telemetry: %s" $name $advice) -}}
{{- end -}}
{{- end -}}
{{- range [[scope]].extraEnv -}}
{{- if has .name $reserved -}}
{{- $problems = append $problems (printf "[[path]]extraEnv sets %s, which is set by [[path]]telemetry: %s" .name $advice) -}}
{{- end -}}
{{- end -}}
