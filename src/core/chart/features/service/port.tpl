- name: [[name]]
  port: {{ [[service-port]] }}
  targetPort: [[name]]
  protocol: [[protocol]]
