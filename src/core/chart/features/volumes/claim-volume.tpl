- name: [[volume-name]]
  {{- if [[claim]].enabled }}
  persistentVolumeClaim:
    claimName: {{ [[claim]].existingClaim | default (include "[[chart]].suffixedName" (list (include "[[prefix]].fullname" .) "[[volume]]")) | quote }}
  {{- else }}
  emptyDir:
    sizeLimit: {{ [[claim]].size | quote }}
  {{- end }}
