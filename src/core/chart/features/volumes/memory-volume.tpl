- name: [[volume-name]]
  emptyDir:
    medium: Memory
    sizeLimit: {{ [[claim]].sizeLimit | quote }}
