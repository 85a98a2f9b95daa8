{{- with [[values]].service.internalTrafficPolicy }}
internalTrafficPolicy: {{ . | quote }}
{{- end }}
