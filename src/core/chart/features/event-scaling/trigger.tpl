- type: [[type]]
  name: [[trigger-name]]
  metadata:
    {{- range $name, $value := [[trigger]].metadata }}
    {{ $name | quote }}: {{ $value | quote }}
    {{- end }}
  [[slot authentication]]
