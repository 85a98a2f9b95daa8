{{- if [[route]].enabled -}}
{{- $path := [[claim-path]] -}}
{{- range [[route]].hosts -}}
{{- $address := printf "%s%s" (tpl . $) $path -}}
{{- with get $claims $address -}}
{{- $problems = append $problems (printf "%s and [[route-path]] both serve %s: set enabled of one of them to false" . $address) -}}
{{- end -}}
{{- $claims = set $claims $address "[[route-path]]" -}}
{{- end -}}
{{- end -}}
