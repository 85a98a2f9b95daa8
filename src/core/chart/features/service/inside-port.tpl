{{- if eq [[service]].type "ClusterIP" }}
- name: [[name]]
  port: {{ [[service-port]] }}
  targetPort: [[name]]
  protocol: [[protocol]]
  [[slot app-protocol]]
{{- end }}
