- name: [[volume]]
  secret:
    secretName: {{ include "[[prefix]].[[secret-template]]" . | quote }}
    # 0440: readable by the user and the group of the pod only.
    defaultMode: 288
    items:
      [[slot items]]
