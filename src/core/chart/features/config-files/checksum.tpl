{{- $_ := set $checksums "checksum/config" (toJson [[values]].configFiles | sha256sum) }}
