- name: [[name]]
  valueFrom:
    fieldRef:
      fieldPath: [[field]]
