{{- $_ := set $checksums "checksum/config" (toYaml [[values]].configFiles | sha256sum) }}
