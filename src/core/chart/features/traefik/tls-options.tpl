options:
  name: {{ include "[[chart]].suffixedName" (list [[object-base]] "tls") | quote }}
