{{- if [[enabled]] }}
# The controller that serves the [[kind]].
- from:
    {{- with [[values]].networkPolicy.controllerNamespace }}
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ . | quote }}
    {{- else }}
    - namespaceSelector: {}
    {{- end }}
      [[slot controller-labels]]
  ports:
    [[slot ports]]
{{- end }}
