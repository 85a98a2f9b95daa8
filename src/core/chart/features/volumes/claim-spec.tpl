accessModes: {{- toYaml [[claim]].accessModes | nindent 2 }}
{{- if eq [[claim]].storageClass "-" }}
storageClassName: ""
{{- else if [[claim]].storageClass }}
storageClassName: {{ [[claim]].storageClass | quote }}
{{- end }}
{{- with [[claim]].dataSource }}
dataSource: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with [[claim]].selector }}
selector: {{- toYaml . | nindent 2 }}
{{- end }}
resources:
  requests:
    storage: {{ [[claim]].size | quote }}
