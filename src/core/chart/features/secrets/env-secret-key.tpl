- name: [[name]]
  valueFrom:
    secretKeyRef:
      name: {{ include "[[prefix]].[[secret-template]]" . | quote }}
      key: [[key]]
