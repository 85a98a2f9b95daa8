options:
  name: {{ include "[[chart]].suffixedName" (list [[base]] "tls") | quote }}
