- name: config
  mountPath: [[mount-path]]
  subPath: [[key]]
  readOnly: true
