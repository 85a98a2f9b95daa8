- name: [[name]]
  value: [[value]]
