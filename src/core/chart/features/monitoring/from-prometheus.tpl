{{- if [[monitor]].enabled }}
# Prometheus, which reads the metrics.
- from:
    {{- with [[values]].networkPolicy.monitoringNamespace }}
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ . | quote }}
    {{- else }}
    - namespaceSelector: {}
    {{- end }}
  ports:
    - port: [[port]]
      protocol: TCP
{{- end }}
