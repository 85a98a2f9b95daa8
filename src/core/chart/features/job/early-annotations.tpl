{{/*
Annotations of what the Job of [[component]] needs. Helm runs the Job before it makes the objects of the release, so these
are hooks too: made before the Job, deleted when it has succeeded.
*/}}
{{- define "[[prefix]].earlyAnnotations" -}}
helm.sh/hook: "[[events]]"
helm.sh/hook-weight: "[[early-weight]]"
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}

