- name: [[volume-name]]
  hostPath:
    path: {{ [[claim]].path | quote }}
