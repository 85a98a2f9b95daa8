{{- if ne [[values]].service.type "ClusterIP" }}
{{- with [[values]].service.externalTrafficPolicy }}
externalTrafficPolicy: {{ . | quote }}
{{- end }}
{{- end }}
