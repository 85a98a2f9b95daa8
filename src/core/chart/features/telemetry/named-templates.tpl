{{/* What OpenTelemetry says about where [[component]] runs; Kubernetes fills in the variables. */}}
{{- define "[[prefix]].resourceAttributes" -}}
k8s.namespace.name=$(K8S_NAMESPACE_NAME),k8s.node.name=$(K8S_NODE_NAME),k8s.pod.name=$(K8S_POD_NAME),k8s.pod.uid=$(K8S_POD_UID),k8s.container.name=[[component]],service.namespace={{ .Release.Name }},service.version={{ [[scope]].image.tag | default .Chart.AppVersion | urlquery }}
{{- range $name, $value := [[scope]].telemetry.resourceAttributes }},{{ $name }}={{ $value | urlquery | replace "+" "%20" }}{{ end -}}
{{- end -}}

{{/* Port of the collector that [[component]] sends to: of its address, or the usual one of the scheme. */}}
{{- define "[[prefix]].telemetryPort" -}}
{{- $address := urlParse [[scope]].telemetry.endpoint -}}
{{- regexFind ":[0-9]+$" $address.host | trimPrefix ":" | default (ternary "443" "80" (eq $address.scheme "https")) -}}
{{- end -}}

