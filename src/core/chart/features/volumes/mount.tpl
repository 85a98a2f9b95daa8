- name: [[volume-name]]
  mountPath: [[quoted-mount-path]]
  [[slot mount-fields]]
