{{/*
The dashboard of [[component]], from (dict "root" $ "id" …). It is written as YAML and becomes the JSON that Grafana reads.
Metrics come from kube-state-metrics and from the kubelet (cAdvisor), so that it works whatever the application measures.
*/}}
{{- define "[[prefix]].dashboard" -}}
{{- $namespace := include "[[chart]].namespace" .root -}}
{{- $name := include "[[workload-name]]" .root -}}
{{- $pods := printf "namespace=\"%s\",pod=~\"%s\"" $namespace (include "[[prefix]].podPattern" .root) -}}
{{- $container := printf "%s,container=\"%s\"" $pods "[[component]]" -}}
{{- $source := dict "type" "prometheus" "uid" "${datasource}" | toJson -}}
uid: {{ .id | quote }}
title: {{ printf "%s (%s)" $name $namespace | quote }}
tags: [kubernetes, {{ .root.Chart.Name | quote }}]
editable: true
schemaVersion: 39
refresh: 30s
time: {from: now-6h, to: now}
templating:
  list:
    - name: datasource
      label: Data source
      type: datasource
      query: prometheus
panels:
  [[slot panels]]
{{- end -}}
