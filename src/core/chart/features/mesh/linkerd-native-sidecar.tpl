{{- if [[values]].mesh.inject }}
{{- $_ := set $checksums "config.beta.linkerd.io/proxy-enable-native-sidecar" "true" }}
{{- end }}
