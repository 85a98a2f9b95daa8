{{- if [[middleware]].enabled }}
- name: {{ include "[[chart]].suffixedName" (list [[object-base]] "[[label]]") | quote }}
{{- end }}
