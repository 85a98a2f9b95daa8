- name: [[volume]]
  mountPath: [[mount-path]]
  readOnly: [[read-only]]
