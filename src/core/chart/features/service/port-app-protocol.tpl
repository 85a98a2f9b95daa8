- name: [[name]]
  port: {{ [[service-port]] }}
  targetPort: [[name]]
  protocol: [[protocol]]
  appProtocol: [[app-protocol]]
