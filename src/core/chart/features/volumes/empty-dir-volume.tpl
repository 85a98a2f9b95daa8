- name: [[volume-name]]
  emptyDir:
    sizeLimit: {{ [[claim]].sizeLimit | quote }}
