{{- if [[values]].mesh.inject }}
# The control plane of [[mesh]], which gives the proxy of each pod its configuration and its certificate.
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ [[values]].mesh.controlPlaneNamespace | quote }}
  ports:
    [[slot control-plane-ports]]
{{- end }}
