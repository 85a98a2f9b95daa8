- name: {{ include "[[chart]].suffixedName" (list [[object-base]] "weighted") | quote }}
  kind: TraefikService
