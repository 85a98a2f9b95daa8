[[slot dns-policy]]
{{- with [[values]].dnsConfig }}
dnsConfig: {{- toYaml . | nindent 8 }}
{{- end }}
{{- with [[values]].hostAliases }}
hostAliases: {{- toYaml . | nindent 8 }}
{{- end }}
{{- if kindIs "bool" [[values]].hostUsers }}
hostUsers: {{ [[values]].hostUsers }}
{{- end }}
{{- with [[values]].runtimeClassName }}
runtimeClassName: {{ . | quote }}
{{- end }}
{{- with [[values]].schedulerName }}
schedulerName: {{ . | quote }}
{{- end }}
