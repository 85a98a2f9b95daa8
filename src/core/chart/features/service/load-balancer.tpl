{{- if eq [[values]].service.type "LoadBalancer" }}
{{- with [[values]].service.loadBalancerClass }}
loadBalancerClass: {{ . | quote }}
{{- end }}
{{- with [[values]].service.loadBalancerSourceRanges }}
loadBalancerSourceRanges: {{- toYaml . | nindent 4 }}
{{- end }}
{{- end }}
