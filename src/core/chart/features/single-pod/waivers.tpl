{{- $_ := set $annotations "kube-score/ignore" (list (get $annotations "kube-score/ignore") "deployment-replicas,deployment-strategy" | compact | join ",") }}
{{- range list "deploymentMissingReplicas" "missingPodDisruptionBudget" }}
{{- $_ = set $annotations (printf "polaris.fairwinds.com/%s-exempt" .) "true" }}
{{- end }}
{{- range list "minimum-three-replicas" "no-rolling-update-strategy" }}
{{- $_ = set $annotations (printf "ignore-check.kube-linter.io/%s" .) [[reason]] }}
{{- end }}
