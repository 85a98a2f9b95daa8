{{- if and [[monitor]].enabled (gt (int [[monitor]].scrapeTimeoutSeconds) (int [[monitor]].intervalSeconds)) -}}
{{- $problems = append $problems "[[monitor-path]].scrapeTimeoutSeconds is greater than [[monitor-path]].intervalSeconds" -}}
{{- end -}}
