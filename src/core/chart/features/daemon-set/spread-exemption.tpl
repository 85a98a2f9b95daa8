{{- /* One pod runs on every node, so there is nothing to spread. */}}
{{- $_ := set $annotations "polaris.fairwinds.com/topologySpreadConstraint-exempt" "true" }}
