{{- if lt (int [[scope]].terminationGracePeriodSeconds) (add (int [[scope]].preStopSeconds) 5 | int) -}}
{{- $problems = append $problems "[[path]]terminationGracePeriodSeconds must be at least [[path]]preStopSeconds and 5 more" -}}
{{- end -}}
