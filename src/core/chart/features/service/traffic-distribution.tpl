{{- with [[values]].service.trafficDistribution }}
# Kubernetes before 1.34 knows PreferClose only, which keeps traffic in its zone.
trafficDistribution: {{ ternary . "PreferClose" (semverCompare ">=1.34.0-0" $.Capabilities.KubeVersion.Version) | quote }}
{{- end }}
