- name: [[name]]
  value: {{ [[container-port]] | quote }}
