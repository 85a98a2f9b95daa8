{{- if [[values]].affinity }}
affinity: {{- toYaml [[values]].affinity | nindent 8 }}
{{- else if eq [[values]].spread "required" }}
affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels: {{- include "[[prefix]].selectorLabels" . | nindent 18 }}
{{- else if eq [[values]].spread "preferred" }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels: {{- include "[[prefix]].selectorLabels" . | nindent 20 }}
{{- end }}
topologySpreadConstraints:
  {{- with [[values]].topologySpreadConstraints }}
  {{- toYaml . | nindent 8 }}
  {{- else }}
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "[[prefix]].selectorLabels" . | nindent 14 }}
    [[slot spread-keys]]
  {{- end }}
