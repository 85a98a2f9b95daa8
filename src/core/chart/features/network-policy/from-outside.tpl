{{- if ne [[values]].service.type "ClusterIP" }}
# The Service is reachable from outside the cluster.
- ports:
    [[slot ports]]
{{- end }}
