{{- range $name, $value := [[scope]].env -}}
{{- if and (not (kindIs "invalid" $value)) (has $name [[fixed-names]]) -}}
{{- $problems = append $problems (printf "[[path]]env sets %s, which the chart sets itself: change the port, Secret or field it comes from" $name) -}}
{{- end -}}
{{- end -}}
