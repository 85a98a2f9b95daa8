{{- $_ := set $annotations "kube-score/ignore" (list (get $annotations "kube-score/ignore") "deployment-replicas,deployment-strategy" | compact | join ",") }}
{{- $_ = set $annotations "polaris.fairwinds.com/deploymentMissingReplicas-exempt" "true" }}
{{- range list "minimum-three-replicas" "no-rolling-update-strategy" }}
{{- $_ = set $annotations (printf "ignore-check.kube-linter.io/%s" .) [[reason]] }}
{{- end }}
