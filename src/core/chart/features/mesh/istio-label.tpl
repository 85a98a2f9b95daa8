{{- $_ := set $extra "sidecar.istio.io/inject" (ternary "true" "false" [[scope]].mesh.inject) }}
