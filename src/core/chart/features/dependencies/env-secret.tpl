- name: [[name]]
  valueFrom:
    secretKeyRef:
      name: {{ [[secret-name]] | quote }}
      key: [[key]]
