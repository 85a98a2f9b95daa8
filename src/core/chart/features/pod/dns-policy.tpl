{{- with [[values]].dnsPolicy }}
dnsPolicy: {{ . | quote }}
{{- end }}
