- name: config
  configMap:
    name: {{ include "[[chart]].suffixedName" (list (include "[[prefix]].fullname" .) "config") | quote }}
