{{- if not [[scaled]] }}
replicas: {{ [[values]].replicaCount }}
{{- end }}
