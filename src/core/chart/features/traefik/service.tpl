- name: {{ include "[[target-prefix]].fullname" . | quote }}
  port: [[port]]
  [[slot scheme]]
  [[slot weight]]
