{{- if [[values]].mesh.inject }}
{{- $_ := set $checksums "sidecar.istio.io/nativeSidecar" "true" }}
{{- end }}
