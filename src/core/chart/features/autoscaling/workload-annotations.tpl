{{- if [[values]].autoscaling.enabled }}
{{- $_ := set $annotations "polaris.fairwinds.com/deploymentMissingReplicas-exempt" "true" }}
{{- end }}
