{{- $_ := set $checksums "linkerd.io/inject" (ternary "enabled" "disabled" [[values]].mesh.inject) }}
