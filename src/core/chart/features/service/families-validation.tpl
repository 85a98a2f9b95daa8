{{- if and (eq [[scope]].service.ipFamilyPolicy "SingleStack") (gt (len [[scope]].service.ipFamilies) 1) -}}
{{- $problems = append $problems "[[path]]service.ipFamilies has two families, which [[path]]service.ipFamilyPolicy SingleStack does not allow" -}}
{{- end -}}
