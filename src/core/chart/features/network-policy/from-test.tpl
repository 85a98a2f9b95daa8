{{- if .Values.tests.enabled }}
# The pod of `helm test`.
- from:
    - podSelector:
        matchLabels: {{- include "[[chart]].testLabels" . | nindent 14 }}
  ports:
    [[slot ports]]
{{- end }}
