{{- /* The name ends with a hash, so it is never the name of the release. */}}
{{- $_ := set $annotations "polaris.fairwinds.com/metadataAndInstanceMismatched-exempt" "true" }}
