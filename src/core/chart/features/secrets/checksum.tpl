{{- $_ := set $checksums "checksum/secret-[[secret]]" (toYaml [[secret-values]].values | sha256sum) }}
