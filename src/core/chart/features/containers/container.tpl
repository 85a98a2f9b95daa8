# [[purpose]]
- name: [[container-name]]
  [[slot sidecar]]
  image: {{ include "[[chart]].image" (dict "image" [[image-values]] "root" $) | quote }}
  imagePullPolicy: {{ include "[[chart]].pullPolicy" [[image-values]] | quote }}
  {{- with [[container]].command }}
  command: {{- toYaml . | nindent 12 }}
  {{- end }}
  {{- with [[container]].args }}
  args: {{- toYaml . | nindent 12 }}
  {{- end }}
  securityContext: {{- include "[[chart]].securityContext" (dict "context" [[context-values]] "root" $) | nindent 12 }}
  [[if-filled container-ports]]ports:
    [[slot container-ports]]
  [[if-empty container-env]]{{- if [[container]].env }}
  env:
    [[slot container-env]]
    {{- range $name, $value := [[container]].env }}
    {{- if not (kindIs "invalid" $value) }}
    - name: {{ $name | quote }}
      value: {{ include "[[chart]].envValue" $value }}
    {{- end }}
    {{- end }}
  [[if-empty container-env]]{{- end }}
  resources: {{- toYaml [[container]].resources | nindent 12 }}
  [[if-filled container-mounts]]volumeMounts:
    [[slot container-mounts]]
