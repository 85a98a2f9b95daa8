{{- with [[values]].preStopSeconds }}
lifecycle:
  preStop:
    # Load balancers need this long to stop sending requests; the process gets its signal afterwards.
    sleep:
      seconds: {{ . }}
{{- end }}
