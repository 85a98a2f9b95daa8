{{- $_ := set $annotations "kube-score/ignore" (list (get $annotations "kube-score/ignore") "container-security-context-user-group-id" | compact | join ",") }}
