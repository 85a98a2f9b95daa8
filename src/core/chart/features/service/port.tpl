- name: [[name]]
  port: {{ [[service-port]] }}
  targetPort: [[name]]
  protocol: [[protocol]]
  [[slot app-protocol]]
  [[slot node-port]]
