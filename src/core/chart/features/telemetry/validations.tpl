{{- if [[scope]].telemetry.enabled -}}
{{- $env := [[scope]].env | default dict -}}
{{- range $name := list [[names]] -}}
{{- if hasKey $env $name -}}
{{- $problems = append $problems (printf "[[path]]env.%s is set by [[path]]telemetry: leave it out, or set [[path]]telemetry.enabled to false" $name) -}}
{{- end -}}
{{- end -}}
{{- else if hasKey ([[scope]].env | default dict) "OTEL_SDK_DISABLED" -}}
{{- $problems = append $problems "[[path]]env.OTEL_SDK_DISABLED is set by [[path]]telemetry.enabled: leave it out" -}}
{{- end -}}
