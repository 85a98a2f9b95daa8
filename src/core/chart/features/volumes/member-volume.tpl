{{- if not [[claim]].enabled }}
- name: [[volume-name]]
  emptyDir:
    sizeLimit: {{ [[claim]].size | quote }}
{{- else if [[claim]].existingClaim }}
- name: [[volume-name]]
  persistentVolumeClaim:
    claimName: {{ [[claim]].existingClaim | quote }}
{{- end }}
