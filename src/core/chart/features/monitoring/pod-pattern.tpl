{{/*
Names of the pods of [[component]] as a regular expression: the name of the workload and what a [[kind]] adds to it, which
has no vowels, so that a component whose name begins alike is not meant. Kubernetes cuts the names of pods with long bases.
*/}}
{{- define "[[prefix]].podPattern" -}}
{{- $name := include "[[workload-name]]" . -}}
{{- if gt (len $name) 40 }}{{ $name | trunc 40 }}.+{{ else }}{{ $name }}[[pod-suffix]]{{ end -}}
{{- end -}}

