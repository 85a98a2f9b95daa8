{{- $env := [[scope]].env | default dict -}}
{{- $named := list -}}
{{- range [[scope]].extraEnv -}}
{{- if or (not (kindIs "invalid" (index $env .name))) (has .name [[fixed-names]]) (has .name $named) -}}
{{- $problems = append $problems (printf "[[path]]extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- $named = append $named .name -}}
{{- end -}}
