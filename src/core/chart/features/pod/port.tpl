- name: [[name]]
  containerPort: {{ [[container-port]] }}
  protocol: [[protocol]]
