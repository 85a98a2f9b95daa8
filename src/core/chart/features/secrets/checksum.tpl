{{- $_ := set $checksums "checksum/secret-[[secret]]" (toJson [[secret-values]].values | sha256sum) }}
