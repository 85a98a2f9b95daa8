{{- range $index, $path := [[container]].writablePaths }}
- name: writable-[[name]]
  mountPath: {{ $path | quote }}
  subPath: path-{{ $index }}
{{- end }}
