- name: [[volume]]
  mountPath: [[mount-path]]
  readOnly: true
