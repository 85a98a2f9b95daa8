authenticationRef:
  name: {{ include "[[chart]].suffixedName" (list (include "[[prefix]].fullname" .) [[suffix]]) | quote }}
