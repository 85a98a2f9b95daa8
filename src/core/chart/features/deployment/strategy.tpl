strategy:
  type: {{ [[values]].updateStrategy.type | quote }}
  {{- if eq [[values]].updateStrategy.type "RollingUpdate" }}
  rollingUpdate: {{- toYaml [[values]].updateStrategy.rollingUpdate | nindent 4 }}
  {{- end }}
