{{- if and [[claim]].enabled (not [[claim]].existingClaim) }}
- apiVersion: v1
  kind: PersistentVolumeClaim
  metadata:
    name: [[volume-name]]
    # Nobody can change a claim template later, so nothing here follows a version.
    labels: {{- include "[[prefix]].selectorLabels" . | nindent 6 }}
    {{- with [[claim]].annotations }}
    annotations: {{- toYaml . | nindent 6 }}
    {{- end }}
  spec:
    [[slot-deeper claim-spec]]
{{- end }}
