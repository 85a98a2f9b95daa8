{{- if not [[values]].autoscaling.enabled }}
replicas: {{ [[values]].replicaCount }}
{{- end }}
