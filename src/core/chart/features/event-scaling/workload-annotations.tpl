{{- if [[values]].eventScaling.enabled }}
{{- $_ := set $annotations "polaris.fairwinds.com/deploymentMissingReplicas-exempt" "true" }}
{{- end }}
