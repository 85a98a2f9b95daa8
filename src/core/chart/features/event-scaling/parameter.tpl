- parameter: [[parameter]]
  name: {{ include "[[prefix]].[[secret-template]]" . | quote }}
  key: [[key]]
