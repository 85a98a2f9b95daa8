{{- if not [[claim]].enabled }}{{- $plain = add $plain (include "[[chart]].bytes" [[claim]].size) }}{{- end }}
