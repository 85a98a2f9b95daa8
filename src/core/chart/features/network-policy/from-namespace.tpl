{{- if [[values]].networkPolicy.allowSameNamespace }}
# Every pod of the namespace.
- from:
    - podSelector: {}
  ports:
    [[slot ports]]
{{- end }}
