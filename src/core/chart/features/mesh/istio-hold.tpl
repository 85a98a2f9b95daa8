{{- if [[values]].mesh.inject }}
{{- $_ := set $checksums "proxy.istio.io/config" "{\"holdApplicationUntilProxyStarts\":true}" }}
{{- end }}
