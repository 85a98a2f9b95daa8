- name: [[volume-name]]
  persistentVolumeClaim:
    claimName: {{ [[claim]].existingClaim | quote }}
