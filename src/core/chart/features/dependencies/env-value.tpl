- name: [[name]]
  value: {{ [[value]] | quote }}
