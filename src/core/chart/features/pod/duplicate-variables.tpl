{{- $env := [[scope]].env | default dict -}}
{{- range [[scope]].extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name [[fixed-names]]) -}}
{{- $problems = append $problems (printf "[[path]]extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- end -}}
