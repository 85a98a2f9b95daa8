{{- if [[values]].eventScaling.enabled }}
{{- $_ := set $annotations "polaris.fairwinds.com/deploymentMissingReplicas-exempt" "true" }}
{{- $_ := set $annotations "kube-score/ignore" "deployment-replicas" }}
{{- end }}
