- name: [[name]]
  valueFrom:
    secretKeyRef:
      name: {{ include "[[prefix]].[[secret-template]]" . }}
      key: [[key]]
