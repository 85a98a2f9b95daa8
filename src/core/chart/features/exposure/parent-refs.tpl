parentRefs:
  - name: {{ [[route]].gateway.name | quote }}
    {{- with [[route]].gateway.namespace }}
    namespace: {{ . | quote }}
    {{- end }}
    {{- with [[route]].gateway.sectionName }}
    sectionName: {{ . | quote }}
    {{- end }}
hostnames:
  {{- range [[route]].hosts }}
  - {{ tpl . $ | quote }}
  {{- end }}
