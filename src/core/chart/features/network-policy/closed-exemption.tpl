{{- if [[values]].networkPolicy.enabled }}
{{- /* Nobody may call these pods. Polaris takes a policy without a rule for callers for none. */}}
{{- $_ := set $annotations "polaris.fairwinds.com/missingNetworkPolicy-exempt" "true" }}
{{- end }}
