{{- range [[scope]].extraEnv -}}
{{- if or (hasKey $[[scope]].env (toString .name)) (has .name [[fixed-names]]) -}}
{{- $problems = append $problems (printf "[[path]]extraEnv sets %s, which the pods have already" .name) -}}
{{- end -}}
{{- end -}}
