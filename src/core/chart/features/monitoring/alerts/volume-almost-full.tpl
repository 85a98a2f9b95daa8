- alert: VolumeAlmostFull
  expr: >-
    (
      kubelet_volume_stats_used_bytes{namespace={{ $namespace | quote }}}
      / kubelet_volume_stats_capacity_bytes{namespace={{ $namespace | quote }}}
    )
      * on (namespace, persistentvolumeclaim) group_left ()
        max by (namespace, persistentvolumeclaim) (
          kube_pod_spec_volumes_persistentvolumeclaims_info{namespace={{ $namespace | quote }},pod=~{{ $pods | quote }}}
        )
      * 100 > {{ [[values]].monitoring.alerts.volumePercent }}
  for: 15m
  labels:
    severity: warning
    {{- with omit [[values]].monitoring.alerts.alertLabels "severity" }}
    {{- toYaml . | nindent 12 }}
    {{- end }}
  annotations:
    summary: A volume of {{ $name }} is almost full.
    description: >-
      The volume {{ "{{ $labels.persistentvolumeclaim }}" }} is {{ "{{ $value | humanize }}" }} % full.
    action: >-
      Delete what is not needed, or enlarge the claim; its StorageClass has to allow expansion.
